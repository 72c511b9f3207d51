"""Interviews printed turn by turn."""

from __future__ import annotations

from rag.statements import read_sentences
from rag.statements.turns import turns
from rag.statements.types import Placed

INTERVIEW = """Post: How worried should we be?

Dr Ada Quill: I would wait. The virus is mild.

It may yet change.

Post: Should the masks come back?

Quill: No, the masks should stay in the drawer.

The clinic opens on Monday."""
ADDRESSES = "Address: 4 Weir Street\n\nSeason: May to June\n\nAddress: 9 Mill Lane\n\nSeason: July\n\nAddress: 2 Dorn Road"


def placed(text: str) -> list[Placed]:
    """Each sentence of a line, the first opening its paragraph."""
    found, at = [], 0
    for line in text.split("\n\n"):
        start = at
        for sentence in line.replace(". ", ".|").split("|"):
            found.append(Placed(start, start + len(sentence), start == at))
            start += len(sentence) + 1
        at += len(line) + 2
    return found


def test_the_one_who_answers_says_each_paragraph_of_a_turn_and_nothing_after_the_last() -> None:
    said = [(one.speaker, INTERVIEW[one.start : one.end]) for one in turns(INTERVIEW, placed(INTERVIEW))]
    assert said == [
        ("Ada Quill", "I would wait. The virus is mild."),
        ("Ada Quill", "It may yet change."),
        ("Ada Quill", "No, the masks should stay in the drawer."),
    ]


def test_labels_without_questions_are_a_list() -> None:
    assert turns(ADDRESSES, placed(ADDRESSES)) == []


def test_a_story_with_one_colon_is_no_interview() -> None:
    text = "Quill: a name to remember.\n\nThe mill stands still.\n\nWhat next?"
    assert turns(text, placed(text)) == []


def test_turns_are_among_the_statements_of_a_story() -> None:
    assert any(one.speaker == "Ada Quill" for one in read_sentences(INTERVIEW, placed(INTERVIEW)))
