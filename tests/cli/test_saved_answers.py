"""Saved answers: verified against their files, asked again, exported."""

from __future__ import annotations

import json
import os
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rag.answer.record import to_json
from rag.cli import main
from rag.cli.json_in import LARGEST_FILE
from rag.cli.parts import Place
from rag.cli.request import Request
from rag.cli.saved import Saved, load, save
from rag.errors import BadInput, NoSuchIndex
from rag.index.schema import create
from rag.types import Answer, AnswerSentence, Filters, Finished, Turn
from tests.cli.fake import ANSWERED, CITATION, EVENTS, QUOTE, START, TEXT, FakeEngine, parts_with


def make_index(tmp_path: Path, name: str, root: Path | None = None) -> None:
    """An index of that name among the person's own, of the folder `root`."""
    with closing(create(tmp_path / "indexes" / name, {"embedder": "e", "embedder_sha256": "e"})) as db:
        db.execute("INSERT INTO roots(path) VALUES (?)", (str(root),))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    root = tmp_path / "stories"
    root.mkdir()
    (root / "harbour.txt").write_text(TEXT, encoding="utf-8")
    return root / "harbour.txt"


@pytest.fixture
def answer(tmp_path: Path, story: Path) -> Path:
    cited = replace(CITATION, root=str(story.parent))
    save(Saved(replace(ANSWERED, citations=(cited,)), Request("Who signed it?"), Place(index="stories-1")), tmp_path / "answer.json")
    make_index(tmp_path, "stories-1", story.parent)
    return tmp_path / "answer.json"


def state(answer: Path, capsys: pytest.CaptureFixture[str], code: int) -> str:
    assert main(["verify", "--json", str(answer)], parts_with()) == code
    return str(json.loads(capsys.readouterr().out)["citations"][0]["state"])


def test_an_untouched_story_holds(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert state(answer, capsys, 0) == "holds"


def test_a_story_that_changed_elsewhere_holds_and_says_so(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(TEXT + "A correction.\n", encoding="utf-8")
    assert main(["verify", str(answer)], parts_with()) == 0
    assert "the rest of the story has changed" in capsys.readouterr().out


def test_words_that_stand_elsewhere_have_moved(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text("UPDATED\n" + TEXT, encoding="utf-8")
    assert main(["verify", str(answer)], parts_with()) == 5
    assert f"the words now stand at {START + 8}-{START + 8 + len(QUOTE)}" in capsys.readouterr().out


def test_words_that_are_gone_have_changed(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(TEXT.replace("Friday", "Monday"), encoding="utf-8")
    assert state(answer, capsys, 5) == "changed"


def test_a_renamed_story_has_moved(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.rename(story.with_name("renamed.txt"))
    assert main(["verify", str(answer)], parts_with()) == 5
    assert "renamed.txt" in capsys.readouterr().out


def test_a_deleted_story_has_vanished(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.unlink()
    assert state(answer, capsys, 5) == "vanished"


def test_what_is_no_saved_answer_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.json").write_text('{"question": 1}')
    assert main(["verify", str(tmp_path / "other.json")], parts_with()) == 2
    assert main(["verify", str(tmp_path / "nothing.json")], parts_with()) == 2
    assert main(["verify"], parts_with()) == 2
    assert "hint: " in capsys.readouterr().err


def test_a_saved_answer_comes_back_whole(tmp_path: Path) -> None:
    request = Request("Who?", (Turn("user", "Before?"),), "2024-03-01", Filters(since="2024-01-01"))
    saved = Saved(ANSWERED, request, Place(tmp_path, None))
    save(saved, tmp_path / "a.json")
    assert load(tmp_path / "a.json").request == request
    assert load(tmp_path / "a.json").place == Place(tmp_path, None)
    with pytest.raises(BadInput):
        save(saved, tmp_path / "no" / "a.json")


def test_replaying_the_same_answer_exits_0_and_another_5(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "a.json")
    make_index(tmp_path, "stories-1")
    assert main(["ask", "Who signed it?", "--save", file, "--since", "2024"], parts_with()) == 0
    engine = FakeEngine()
    assert main(["ask", "--replay", file], parts_with(engine)) == 0
    assert engine.asked[0]["question"] == "Who signed it?"
    assert engine.asked[0]["filters"] == Filters(since="2024-01-01")
    other = replace(ANSWERED, sentences=(AnswerSentence("Someone did.", (), False),))
    assert main(["ask", "--replay", file], parts_with(FakeEngine((*EVENTS[:-1], Finished(0, other))))) == 5
    assert "Different from the saved answer: the answer." in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["q", "--jsonl"], ["q", "--replay", "a"], ["--jsonl", "--replay", "a"], ["--continue", "--jsonl"]])
def test_what_does_not_go_together_is_wrong_usage(arguments: list[str]) -> None:
    assert main(["ask", *arguments], parts_with()) == 2


def test_to_continue_takes_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "Who signed it?"], parts_with())
    assert main(["ask", "--continue"], parts_with()) == 2
    assert "No question was given." in capsys.readouterr().err


def test_markdown_keeps_the_footnotes_and_obeys_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = Answer("Is *this* [a](b)?", "answered", (AnswerSentence("It <b>is</b>.", (1,), True),), (CITATION,), missing="why")
    save(Saved(nasty, Request("q"), Place()), tmp_path / "a.json")
    assert main(["export", str(tmp_path / "a.json")], parts_with()) == 0
    assert capsys.readouterr().out == (
        "## Is \\*this\\* \\[a\\](b)?\n\nIt \\<b\\>is\\</b\\>.[^1]\n\nNot in the articles: why\n\n"
        f"[^1]: harbour.txt:4, The Courier · 2024-03-01: “{QUOTE}”\n"
    )


def test_plain_text_numbers_the_notes(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--text", str(answer)], parts_with())
    out = capsys.readouterr().out
    assert out.startswith(f"Who signed it?\n\n{ANSWERED.text}[1]\n\n[1] harbour.txt:4")


def test_a_folder_that_only_the_file_names_is_not_looked_in(answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent.parent / "indexes" / "stories-1" / "index.sqlite").unlink()
    assert state(answer, capsys, 5) == "not looked for"
    assert main(["verify", str(answer), "--articles", str(story.parent)], parts_with()) == 0
    assert f"Looked in {story.parent}." in capsys.readouterr().err


@pytest.mark.parametrize("file", ["/etc/passwd", "../secret.txt", ".hidden.txt", ".ssh/key.txt", "keys.pem", "a\0b.txt"])
def test_a_file_that_would_not_be_indexed_is_not_read(file: str, answer: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for other in ("../secret.txt", ".hidden.txt", ".ssh/key.txt", "keys.pem"):
        (story.parent / other).parent.mkdir(exist_ok=True)
        (story.parent / other).write_text(TEXT, encoding="utf-8")
    story.unlink()
    record = json.loads(answer.read_text())
    record["citations"][0]["file"] = file
    answer.write_text(json.dumps(record))
    assert state(answer, capsys, 5) == "vanished"


@pytest.mark.parametrize("place", [{"articles": "ELSEWHERE"}, {"index": "other"}, {"index": "../other"}, {"articles": "~no-such-person/x"}])
def test_replaying_indexes_no_folder_that_only_the_file_names(
    place: dict[str, str], answer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(answer.read_text())
    record["place"] = {name: value.replace("ELSEWHERE", str(tmp_path / "stories")) for name, value in place.items()}
    answer.write_text(json.dumps(record))
    engine = FakeEngine()
    assert main(["ask", "--replay", str(answer)], parts_with(engine)) == NoSuchIndex("", "").exit_code
    assert not engine.asked
    assert main(["ask", "--replay", str(answer), "--index", "stories-1"], parts_with(engine)) == 0
    assert engine.asked


def test_saving_follows_no_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    saved, kept, folder = Saved(ANSWERED, Request("q"), Place()), tmp_path / "kept.txt", tmp_path / "folder"
    kept.write_text("mine")
    folder.mkdir()
    os.symlink(kept, folder / "a.json.new")
    save(saved, folder / "a.json")
    assert stat.S_IMODE((folder / "a.json").stat().st_mode) == 0o600
    (folder / "link.json").symlink_to(kept)
    os.mkfifo(folder / "pipe.json")
    for refused in ("link.json", "pipe.json", "."):
        with pytest.raises(BadInput):
            save(saved, folder / refused)
    assert kept.read_text() == "mine"
    assert {path.name for path in folder.iterdir()} == {"a.json", "a.json.new", "link.json", "pipe.json"}


def changed(record: Any, path: str, value: object) -> str:
    at, steps = record, [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = value
    return json.dumps(record)


STEPS = [
    *["question", "status", "sentences", "citations", "hits", "timings", "models", "index", "reason", "read_as", "error"],
    *["request", "request.question", "request.history", "request.asked", "request.filters", "place", "place.articles", "place.index"],
    *[f"citations.0.{name}" for name in ("number", "root", "file", "part", "start", "end", "line", "quote", "title", "copies")],
    *[f"sentences.0.{name}" for name in ("text", "citations", "supported")],
    *[f"hits.0.{name}" for name in ("file", "spans", "text", "score", "title")],
]


@pytest.mark.parametrize("step", STEPS)
def test_a_mistyped_value_is_said(step: str, answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values: tuple[object, ...] = (7.5, ["x"], {"x": {"y": []}}, "\x1b[31m" * 1000, -1)
    for value in values:
        record = json.loads(answer.read_text())
        other = answer.with_name("other.json")
        other.write_text(changed(record, step, value), encoding="utf-8")
        for command in (["verify"], ["export"], ["ask", "--replay"]):
            code = main([*command, str(other)], parts_with())
            said = capsys.readouterr()
            assert code in (0, 2, 4, 5), said.err
            assert "\x1b" not in said.out + said.err
            if code == 2:
                assert len(said.err) < 1000


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        pytest.param(b" " * (LARGEST_FILE + 1), id="large"),
        b'{"question": NaN}',
        b'{"question": 1e999}',
        b'{"question": ' + b"9" * 10_000 + b"}",
    ],
    ids=lambda content: str(content[:12]),
)
def test_what_is_no_answer_is_refused(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_bytes(content)
    for command in (["verify"], ["export"], ["ask", "--replay"]):
        assert main([*command, str(tmp_path / "a.json")], parts_with()) == 2
        said = capsys.readouterr().err
        assert "is not a saved answer" in said
        assert len(said) < 1000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"start": -20, "end": -1}, "position"),
        ({"start": 9, "end": 3}, "position"),
        ({"number": 3}, "does not exist"),
    ],
)
def test_an_answer_that_does_not_agree_with_itself_is_refused(change: dict[str, int], said: str, tmp_path: Path) -> None:
    record = to_json(ANSWERED)
    record["citations"][0] |= change
    (tmp_path / "a.json").write_text(json.dumps(record))
    with pytest.raises(BadInput, match=said):
        load(tmp_path / "a.json")


def test_footnotes_without_end_are_refused(tmp_path: Path) -> None:
    record = to_json(ANSWERED)
    record["citations"] = [record["citations"][0] | {"number": number} for number in range(1, 1002)]
    (tmp_path / "a.json").write_text(json.dumps(record))
    with pytest.raises(BadInput, match="numbered"):
        load(tmp_path / "a.json")
