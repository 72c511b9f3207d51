"""Faults of the first answer engine that must not come back, from the question to what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.answer.pipeline import query
from rag.config import load_settings
from rag.corpus import mark, read
from rag.types import Turn
from tests.answer.fakes import Desk, Library, reader, said, story, told

DISMISSED = story(
    "dismissed.txt",
    "Mayor Ada Quill dismissed the auditor Tom Reyes on Monday. The council was not asked.",
    "Auditor dismissed",
    "Gazette",
    "2025-05-06",
)


def test_one_persons_act_is_not_given_to_another() -> None:
    desk = Desk(Library(DISMISSED), said("The auditor Tom Reyes dismissed Mayor Ada Quill on Monday."))
    assert told(desk, "Who dismissed whom on Monday?") == ["Mayor Ada Quill dismissed the auditor Tom Reyes on Monday."]


@pytest.mark.parametrize("question", ["Which clubs play in the cup?", "Summarise the story about the cup.", "Do clubs play in the cup?"])
def test_a_fragment_is_not_passed_as_a_sentence(question: str) -> None:
    cup = story("cup.txt", "Clubs in the cup: Norwick United, AC Dorn,\n\nThe cup is played by three clubs in May.", "The cup")
    fragment = "Clubs in the cup: Norwick United, AC Dorn,"
    for model in (reader(), said(fragment)):
        assert not any(line.startswith(fragment) for line in told(Desk(Library(cup), model), question))


def test_headline_and_dateline_are_not_glued_to_what_is_told(tmp_path: Path) -> None:
    text = "Bridge shut\n\nBRACKWATER, 26 February 2025 (Northshore Wire) - Salters Bridge was shut on Monday after cracks were found.\n"
    (tmp_path / "wire.txt").write_text(text, encoding="utf-8")
    (article,) = map(mark, read(tmp_path, "wire.txt", load_settings())[0])
    for question in (
        "Why was Salters Bridge shut?",
        "Summarise the story about Salters Bridge.",
        "What happened with Salters Bridge, in order?",
    ):
        lines = told(Desk(Library(article), reader()), question)
        assert lines
        assert all("Wire" not in line and "BRACKWATER" not in line for line in lines)


def test_facts_of_two_stories_are_not_mixed_into_one_statement() -> None:
    other = story("other.txt", "The auditor of Dorn, Max Vogel, was praised on Monday.", "Auditor praised", "Post", "2025-05-06")
    desk = Desk(Library(DISMISSED, other), said("Mayor Ada Quill dismissed the auditor Max Vogel of Dorn on Monday."))
    answer = desk.ask("Who did Mayor Ada Quill dismiss on Monday?")
    assert "Vogel" not in answer.text
    assert {note.file for note in answer.citations} <= {"dismissed.txt"}


TOLD = (Turn("user", "Who won the cup in Dorn?"), Turn("assistant", "Norwick United won the cup."))


def test_there_is_one_notion_of_the_conversation() -> None:
    """What is searched and what is answered agree on whether a turn goes on from the last."""
    desk = Desk(Library(DISMISSED), reader())
    alone = desk.read("Who dismissed the auditor Tom Reyes?", TOLD)
    assert (alone.leans, alone.context, query(alone).history) == (False, "", ())
    leaning = desk.read("And who paid for it?", TOLD)
    assert leaning.leans
    assert leaning.context
    assert query(leaning).history == TOLD


def test_agreement_is_not_claimed_without_comparing() -> None:
    one = story("one.txt", "At least 112 people fell ill in Sandle.", "112 ill", "Courier", "2025-03-05")
    two = story("two.txt", "At least 140 people fell ill in Sandle.", "140 ill", "Standard", "2025-03-09")
    for words in ("The stories agree.", "The stories agree that 112 people fell ill."):
        text = " ".join(told(Desk(Library(one, two), said(words)), "Do the stories agree on how many people fell ill in Sandle?"))
        assert "agree" not in text
