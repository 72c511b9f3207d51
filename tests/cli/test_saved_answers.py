"""Saved answers: verified against their files, asked again, exported."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rag.cli import main
from rag.cli.parts import Place
from rag.cli.request import Request
from rag.cli.saved import Saved, load, save
from rag.errors import BadInput
from rag.types import Answer, AnswerSentence, Filters, Finished, Turn
from tests.cli.fake import ANSWERED, CITATION, EVENTS, QUOTE, START, TEXT, FakeEngine, parts_with


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
    assert main(["ask", "Who signed it?", "--save", file, "--since", "2024"], parts_with()) == 0
    engine = FakeEngine()
    assert main(["ask", "--replay", file], parts_with(engine)) == 0
    assert engine.asked[0]["question"] == "Who signed it?"
    assert engine.asked[0]["filters"] == Filters(since="2024-01-01")
    other = replace(ANSWERED, sentences=(AnswerSentence("Someone did.", (), False),))
    assert main(["ask", "--replay", file], parts_with(FakeEngine((*EVENTS[:-1], Finished(0, other))))) == 5
    assert "Not as it was saved: the answer." in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["q", "--jsonl"], ["q", "--replay", "a"], ["--jsonl", "--replay", "a"], ["--continue"]])
def test_what_does_not_go_together_is_wrong_usage(arguments: list[str]) -> None:
    assert main(["ask", *arguments], parts_with()) == 2


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
    assert out.startswith(f"Who signed it?\n\n{ANSWERED.text} [1]\n\n[1] harbour.txt:4")
