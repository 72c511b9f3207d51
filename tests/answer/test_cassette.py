"""The whole engine over the example stories, with what the default models were recorded to say.

Where a test here fails because of an intended change, `python -m benchmarks.cassette --write` records the answers anew and prints
how they differ, which is to be read before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cassette.play import OTHER_FOLDERS, REPLIES, VECTORS, ask, cassette, difference, figures, kept, one_a_kind
from benchmarks.cassette.questions import Asked, questions, told, verdict
from rag.engine import Engine
from rag.types import Answer, AnswerSentence

ASKED = questions()
KEPT = kept()
if not KEPT:
    pytest.skip("nothing is recorded: python -m benchmarks.cassette --write", allow_module_level=True)
OTHERWISE = [asked for asked in ASKED if asked.of]
SAME_WORDS = ("capitals", "greeting", "preamble", "typing error")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with cassette(tmp_path_factory.mktemp("cassette")) as opened:
        yield opened


@pytest.mark.parametrize("asked", ASKED, ids=[asked.id for asked in ASKED])
def test_an_answer_is_as_it_was_recorded(engine: Engine, asked: Asked) -> None:
    now = {asked.id: told(asked, ask(engine, asked))}
    assert difference({asked.id: KEPT[asked.id]}, now) == []


def test_every_question_is_on_the_cassette_and_no_other() -> None:
    assert [asked.id for asked in ASKED] == list(KEPT)
    assert [id for id, row in KEPT.items() if row["error"]] == []


def test_every_quotation_stands_in_its_story(engine: Engine) -> None:
    for row in KEPT.values():
        for file, quote in row["cited"]:
            assert quote in engine.article(file).text, row["id"]


def test_the_figures_are_not_worse_than_they_were() -> None:
    """The floors lie just under what was measured when this was recorded: .905 right, .032 false."""
    counts = figures(KEPT, ASKED)["all"]
    asked = sum(counts.values())
    assert counts["right"] >= 0.89 * asked
    assert counts.get("false", 0) <= 0.04 * asked


@pytest.mark.parametrize("asked", OTHERWISE, ids=[asked.id for asked in OTHERWISE])
def test_put_otherwise_a_question_is_answered_alike(asked: Asked) -> None:
    plain, other = KEPT[str(asked.of)], KEPT[asked.id]
    if asked.changes == "negated":
        assert other["lead"] is None or other["lead"] != plain["lead"]
    elif asked.changes in SAME_WORDS:
        assert (other["status"], other["sentences"], other["cited"]) == (plain["status"], plain["sentences"], plain["cited"])


def test_most_questions_in_other_words_are_answered_alike() -> None:
    """Recorded: all but two are worth as much or are right; a question in quite other words may find other sentences."""
    pairs = [(KEPT[str(asked.of)], KEPT[asked.id]) for asked in OTHERWISE if asked.changes == "other words"]
    assert sum(other["verdict"] in (plain["verdict"], "right") for plain, other in pairs) >= len(pairs) - 2
    assert not any(other["verdict"] == "false" != plain["verdict"] for plain, other in pairs)


@pytest.mark.slow
@pytest.mark.parametrize("other", OTHER_FOLDERS, ids=[other.__name__ for other in OTHER_FOLDERS])
def test_the_folder_around_the_stories_changes_nothing(other: Callable[[Path], Path], tmp_path: Path) -> None:
    with cassette(tmp_path / "index", other(tmp_path / "stories")) as opened:
        for asked in one_a_kind(ASKED):
            answer = ask(opened, asked)
            assert [sentence.text for sentence in answer.sentences] == KEPT[asked.id]["sentences"], asked.id
            assert sorted(note.quote for note in answer.citations) == sorted(quote for _, quote in KEPT[asked.id]["cited"]), asked.id


def test_the_cassette_stays_small() -> None:
    assert VECTORS.stat().st_size + REPLIES.stat().st_size < 500_000


QUESTION = Asked("q", "yes or no", "Has it sunk?", (("sank", "sunk"),), ("floats",), lead="Yes")


@pytest.mark.parametrize(
    ("text", "changed", "expected"),
    [
        ("Yes. It sank.", {}, "right"),
        ("It has sunk.", {}, "right"),
        ("No. It sank.", {}, "false"),
        ("It sank but floats.", {}, "false"),
        ("It is gone.", {}, "incomplete"),
        ("", {}, "refused"),
        ("It sank.", {"abstains": True}, "false"),
        ("", {"abstains": True}, "right"),
    ],
)
def test_an_answer_is_worth_what_it_holds(text: str, changed: dict[str, Any], expected: str) -> None:
    sentences = (AnswerSentence(text, (1,), True),) if text else ()
    answer = Answer("Has it sunk?", "answered" if text else "abstained", sentences)
    assert verdict(replace(QUESTION, **changed), answer) == expected


def test_a_difference_names_what_has_changed() -> None:
    assert difference({"a": {"id": "a", "lead": None, "status": "x"}}, {"a": {"id": "a", "lead": "Yes", "status": "x"}}) == [
        "a",
        "  - lead: null",
        '  + lead: "Yes"',
    ]
    assert difference({"a": {"id": "a", "lead": None}}, {"a": {"id": "a", "lead": None}}) == []
