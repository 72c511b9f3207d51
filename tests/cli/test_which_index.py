"""Which articles a command is about: a folder before the words, an option, the folder one is in, the index used last."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from rag.cli import main
from rag.cli.options import folder_first
from rag.cli.parts import Parts, Place, choose, indexed
from rag.config import load_settings
from rag.errors import BadInput, NoSuchIndex
from rag.index.schema import connect
from rag.recent import known, recent, remember
from tests.cli.fake import FakeEngine, parts_with


def make_index(tmp_path: Path, name: str) -> None:
    (tmp_path / "indexes" / name).mkdir(parents=True)
    (tmp_path / "indexes" / name / "index.sqlite").touch()


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_index(tmp_path, "first-111111")
    make_index(tmp_path, "second-222222")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_index_used_last_is_meant_and_said(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load_settings()
    with pytest.raises(BadInput):
        choose(settings)
    remember(settings, "second-222222")
    assert choose(settings) == Place(index="second-222222")
    assert capsys.readouterr().err == "Using the index second-222222, the one used last; choose another with --index.\n"
    remember(settings, "first-111111")
    assert recent(settings) == ["first-111111", "second-222222"]
    (two / "indexes" / "first-111111" / "index.sqlite").unlink()
    make_index(two, "third-333333")
    assert choose(settings) == Place(index="second-222222"), "one that has gone is passed over"


def test_an_index_on_a_server_is_remembered(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, address = load_settings(), "milvus://127.0.0.1:19530/news"
    with pytest.raises(NoSuchIndex):
        indexed(settings, Place(index=address))
    remember(settings, "second-222222")
    remember(settings, address)
    assert choose(settings) == indexed(settings, Place(index=address)) == Place(index=address)
    assert f"Using the index {address}, the one used last" in capsys.readouterr().err
    assert known(settings) == ["second-222222", "first-111111"], "where questions go has to be said first"
    for name in ("first-111111", "second-222222"):
        (two / "indexes" / name / "index.sqlite").unlink()
    assert choose(settings) == Place(index=address), "the only one there is"


def test_the_setting_turns_it_off(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(load_settings(), "second-222222")
    monkeypatch.setenv("FOOTNOTE_REMEMBER_INDEX", "no")
    with pytest.raises(BadInput):
        choose(load_settings())
    remember(load_settings(), "first-111111")
    monkeypatch.delenv("FOOTNOTE_REMEMBER_INDEX")
    assert recent(load_settings()) == ["second-222222"]


@pytest.mark.parametrize("kept", ["", "{}", "[1, null]", "[" * 5000, '["\\u0000"]'])
def test_a_list_that_cannot_be_read_is_no_reason_to_stop(two: Path, kept: str) -> None:
    remember(load_settings(), "first-111111")
    (two / "state" / "recent.json").write_text(kept)
    assert recent(load_settings()) == []


def test_what_is_only_looked_at_is_not_used() -> None:
    noted: list[object] = []
    fake = parts_with(FakeEngine())
    parts = Parts(fake.open_engine, fake.index_articles, remember=noted.append)
    main(["status", "--index", "stories-1"], parts)
    assert noted == []
    main(["search", "q"], parts)
    assert len(noted) == 1


@pytest.mark.parametrize(
    ("words", "folder", "left"),
    [
        (("stories", "Who signed it?"), "stories", ("Who signed it?",)),
        (("./stories", "Who", "signed", "it?"), "./stories", ("Who", "signed", "it?")),
        (("~/stories", "Who signed it?"), os.path.expanduser("~/stories"), ("Who signed it?",)),
        ((".", "Who?"), ".", ("Who?",)),
        (("stories", "of", "the", "harbour"), None, ("stories", "of", "the", "harbour")),
        (("and/or", "what?"), None, ("and/or", "what?")),
        (("stories",), None, ("stories",)),
    ],
)
def test_a_folder_may_stand_before_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], folder: str | None, left: tuple[str, ...]
) -> None:
    (tmp_path / "stories").mkdir()
    monkeypatch.chdir(tmp_path)
    assert folder_first(words, Place()) == (left, Place(articles=Path(folder)) if folder else Place())
    assert folder_first(words, Place(index="named")) == (words, Place(index="named"))


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_folder_before_the_words_is_asked(tmp_path: Path, command: str) -> None:
    (tmp_path / "stories").mkdir()
    engine = FakeEngine()
    assert main([command, str(tmp_path / "stories"), "Who signed it?"], parts_with(engine)) == 0
    assert (engine.asked[0].get("question") or engine.asked[0]["query"].text) == "Who signed it?"


def test_a_mistyped_folder_before_a_question_is_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stories").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["ask", "storis", "Who signed it?"], parts_with(FakeEngine())) == 2
    assert "Did you mean" in capsys.readouterr().err
    for words in (["ask", "storis", "closed?"], ["ask", "Who", "signed the treaty?"]):
        engine = FakeEngine()
        assert main(words, parts_with(engine)) == 0
        assert engine.asked[0]["question"] == " ".join(words[1:])


@pytest.mark.parametrize("arguments", [["nowhere"], ["--articles", "nowhere"]])
@pytest.mark.parametrize("command", ["chat", "index"])
def test_a_missing_folder_fails_on_the_command_line(
    two: Path, command: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, *arguments], parts_with()) == 2
    assert "There is no folder or file nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "hint"), [("nowhere", "Make one: footnote index"), ("frist-111111", "Did you mean first-111111?")])
def test_an_index_that_is_not_there_fails_on_the_command_line(two: Path, typed: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chat", "--index", typed], parts_with()) == 4
    assert hint in capsys.readouterr().err


def test_a_name_that_is_nearly_one_of_an_index_is_recognised(two: Path) -> None:
    for typed, hint in (("FIRST-11111", "Did you mean first-111111? Or make one: "), ("nowhere", "Make one: ")):
        with pytest.raises(NoSuchIndex) as raised:
            connect(two / "indexes" / typed)
        assert (raised.value.hint or "").startswith(hint)


@pytest.mark.parametrize("arguments", [["ask", "--articles", "", "Who signed it?"], ["index", ""], ["chat", "--articles", ""]])
def test_an_empty_path_is_not_the_folder_one_is_in(two: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments, parts_with()) == 2
    assert "the path is empty" in capsys.readouterr().err


def test_index_takes_the_folder_by_option_and_without_any_the_index_used_last(two: Path) -> None:
    given: list[tuple[object, object]] = []
    fake = parts_with()

    def index_articles(settings: object, paths: object, **options: object) -> object:
        given.append((paths, options["name"]))
        return fake.index_articles(settings, paths, **options)

    parts = Parts(fake.open_engine, index_articles)  # type: ignore[arg-type]
    assert main(["index", "--articles", str(two)], parts) == 0
    remember(load_settings(), "second-222222")
    assert main(["index"], parts) == 0
    assert main(["index", "--index", "first-111111"], parts) == 0
    assert given == [((two,), None), ((), "second-222222"), ((), "first-111111")]


def test_an_interrupt_while_the_index_is_brought_up_to_date_stops_the_question(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake = parts_with()

    def index_articles(settings: object, paths: object, **options: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return fake.index_articles(settings, paths, **options)

    parts = Parts(fake.open_engine, index_articles)  # type: ignore[arg-type]
    assert main(["ask", "--articles", str(two), "Who signed it?"], parts) == 130
    assert capsys.readouterr().out == ""
