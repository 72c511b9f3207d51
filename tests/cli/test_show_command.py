"""`footnote show`: the words in their place, whatever became of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.cli import main
from rag.cli.story import lines_of
from rag.errors import NoSuchIndex
from tests.cli.fake import QUOTE, START, TEXT, FakeEngine, parts_with

PLACE = f"harbour.txt:{START}-{START + len(QUOTE)}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "stories"
    root.mkdir()
    (root / "harbour.txt").write_text(TEXT, encoding="utf-8")
    return root


def test_the_words_are_marked_in_their_numbered_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", PLACE], parts_with(FakeEngine(root=folder))) == 0
    said = capsys.readouterr()
    assert f"> 4  [[{QUOTE}]]\n" in said.out
    assert "  2  By Ada Finch\n" in said.out
    assert said.err == ""


def test_an_empty_line_among_the_words_is_not_marked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = f"harbour.txt:0-{TEXT.index(QUOTE) + len(QUOTE)}"
    assert main(["show", place], parts_with(FakeEngine(root=folder))) == 0
    said = capsys.readouterr().out
    assert "[[]]" not in said
    assert f"[[{QUOTE}]]" in said


def test_the_last_answers_footnote_opens(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = parts_with(FakeEngine(root=folder))
    main(["ask", "Who signed it?"], parts)
    capsys.readouterr()
    assert main(["show", "--last", "1"], parts) == 0
    assert f"[[{QUOTE}]]" in capsys.readouterr().out
    assert main(["show", "--last", "2"], parts) == 2


def test_a_file_that_has_gone_is_shown_from_the_index(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "harbour.txt").unlink()
    assert main(["show", PLACE], parts_with(FakeEngine(root=folder))) == 0
    said = capsys.readouterr()
    assert f"[[{QUOTE}]]" in said.out
    assert "no longer in" in said.err


def test_a_file_that_has_changed_is_said_to_have(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "harbour.txt").write_text(TEXT + "A correction.\n", encoding="utf-8")
    main(["show", PLACE], parts_with(FakeEngine(root=folder)))
    assert "has changed since it was indexed" in capsys.readouterr().err


def test_a_footnote_opens_without_file_or_index(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "Who signed it?"], parts_with(FakeEngine(root=folder)))
    capsys.readouterr()
    assert main(["show", "--last", "1"], parts_with(error=NoSuchIndex("Gone.", "…"))) == 0
    said = capsys.readouterr()
    assert f"[[{QUOTE}]]" in said.out
    assert "Neither the file nor the index" in said.err


def test_a_file_that_no_index_knows_is_read_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder / "harbour.txt")], parts_with(error=NoSuchIndex("None.", "…"))) == 0
    assert QUOTE in capsys.readouterr().out


def test_a_name_nobody_knows_gets_the_reason_the_index_gave(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nothing.txt"], parts_with(error=NoSuchIndex("None.", "Make one."))) == 4
    assert capsys.readouterr().err == "error: None.\nhint: Make one.\n"


@pytest.mark.parametrize("arguments", [[], ["harbour.txt", "--last", "1"], ["harbour.txt:5-9999"], ["nothing.txt"]])
def test_what_cannot_be_shown_is_wrong_usage(arguments: list[str], folder: Path) -> None:
    assert main(["show", *arguments], parts_with(FakeEngine(root=folder))) == 2


def test_marks_name_each_stretch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder / "harbour.txt"), "--marks"], parts_with(error=NoSuchIndex("None.", "…"))) == 0
    out = capsys.readouterr().out
    assert f"body        {QUOTE}\n" in out


def test_lines_are_counted_by_line_feeds_alone() -> None:
    text = "one\r\ntwo\u2028still two\n\nfour"
    assert [text[line.start : line.end] for line in lines_of(text)] == ["one\r", "two\u2028still two", "", "four"]
