"""Both sides: each by its own words, figures that differ beside each other."""

from __future__ import annotations

import pytest

from rag.answer.question import Intent
from tests.answer.fakes import NEVER, Desk, Library, reader, said, story, told

PRICE = story(
    "price.txt",
    "The city says the repair of the bridge costs four million crowns.\n\nAuditor Tom Reyes said the repair of the bridge would cost "
    "nine million crowns.\n\nBaker Ida Moll said nobody had asked the shops.",
    "What the bridge costs",
    "Gazette",
    "2025-03-05",
)
COURIER = story("courier.txt", "At least 112 people in Sandle have fallen ill, the clinic said.", "112 ill", "Courier", "2025-03-05")
STANDARD = story("standard.txt", "At least 140 people in Sandle have fallen ill, the hospital said.", "140 ill", "Standard", "2025-03-09")
QUESTION = "What do the city and the auditor each say the repair of the bridge costs?"


def test_each_side_is_told_in_its_own_words_and_nobody_else_is() -> None:
    desk = Desk(Library(PRICE), reader())
    assert desk.read(QUESTION).intent is Intent.COMPARE
    city, auditor = told(desk, QUESTION)
    assert "four million" in city
    assert "nine million" not in city
    assert "Reyes" in auditor
    assert "nine million" in auditor


def test_a_side_that_says_nothing_is_not_given_the_other_sides_words() -> None:
    lines = told(Desk(Library(PRICE), reader()), "What do the auditor and the bishop each say about the repair of the bridge?")
    assert [line for line in lines if "Reyes" in line] == lines[:1]
    assert len(lines) < 2 or "bishop" in lines[1].lower() or "Reyes" not in lines[1]


def test_figures_that_differ_stand_beside_each_other_with_a_footnote_each() -> None:
    question = "Do the stories agree on how many people have fallen ill in Sandle?"
    desk = Desk(Library(COURIER, STANDARD), said(COURIER.text))
    assert desk.read(question).intent is Intent.COMPARE
    first, second = told(desk, question)
    assert "112" in first
    assert "140" in second


def test_agreement_is_not_claimed() -> None:
    for question in ("Do the stories agree on how many people have fallen ill in Sandle?", QUESTION):
        text = " ".join(told(Desk(Library(COURIER, STANDARD, PRICE), said("The stories agree.")), question))
        assert "agree" not in text


@pytest.mark.parametrize("question", [QUESTION, "Do the stories agree on how many people have fallen ill in Sandle?"])
def test_nothing_is_compared_that_the_stories_do_not_tell(question: str) -> None:
    assert told(Desk(Library(PRICE, COURIER, STANDARD), reader()), question, unread=NEVER) == []


def test_where_the_stories_are_compared_each_speaks_under_its_outlet() -> None:
    first = story("a.txt", "Ada Quill did not take the offer of the harbour bank.", "Harbour offer", "Post", "2025-03-01")
    second = story("b.txt", "Ada Quill was open to the offer, the harbour bank said.", "Harbour offer", "Gazette", "2025-03-02")
    lines = told(Desk(Library(first, second), reader()), "How do the reports differ on how Ada Quill took the harbour bank's offer?")
    assert lines == [
        "Post, 1 March 2025: Ada Quill did not take the offer of the harbour bank.",
        "Gazette, 2 March 2025: Ada Quill was open to the offer, the harbour bank said.",
    ]


WIND = story(
    "wind.txt",
    "Proponents of the wind farm say it will power the town.\n\nThose who oppose it say the masts will kill the terns.\n\n"
    "The council votes on the wind farm in May.",
    "Quarrel over the wind farm",
)
ROCKET = story(
    "rocket.txt",
    "Ona Redbird, president of the Lakeland Nation, wants the rocket with the ashes stopped.\n\n"
    "“The ashes defile the moon,” Redbird said.\n\n"
    "Joel Stern, an official of Skylift, spoke of the ashes on Monday. "
    "He said Skylift only carries what others send on the rocket.",
    "Ashes on a rocket",
)


def test_those_for_and_those_against_are_known_however_the_story_calls_them() -> None:
    desk = Desk(Library(WIND), reader())
    for question in ("What do supporters and critics of the wind farm say?", "What do opponents and backers of the wind farm say?"):
        assert desk.read(question).intent is Intent.COMPARE
        lines = told(desk, question)
        assert any("power the town" in line for line in lines)
        assert any("terns" in line for line in lines)


def test_those_against_another_thing_are_no_side() -> None:
    other = story("tax.txt", "Opponents of the salt tax say it is unfair to the poor.", "Salt tax")
    one_sided = story("one.txt", "Proponents of the wind farm say it will power the town.", "Wind farm")
    lines = told(Desk(Library(one_sided, other), reader()), "What do supporters and opponents of the wind farm say?")
    assert not any("salt tax" in line for line in lines)


def test_a_body_speaks_by_its_officials_and_not_by_the_other_sides() -> None:
    question = "What do the Lakeland Nation and Skylift say about the ashes on the rocket?"
    nation, company = told(Desk(Library(ROCKET), reader()), question)
    assert "Redbird" in nation
    assert "Redbird" not in company
    assert "only carries" in company
    assert "Stern" in company


def test_what_people_say_is_what_several_say() -> None:
    assert Desk(Library(WIND), reader()).read("How did people in the town react to the wind farm?").intent is Intent.COMPARE


def test_nobody_elses_words_stand_for_a_side_that_says_nothing() -> None:
    source = story(
        "source.txt",
        "The mill says that the germs came from a pipe.\n\nThe germs came from a sewer, said the county’s officer, Nadia Thorn.",
        "Where the germs came from",
    )
    lines = told(Desk(Library(source), reader()), "What do the mill and the villagers say about where the germs came from?")
    assert not any("Thorn" in line for line in lines)


TOLLS = (
    story("one.txt", "At least 20 people died in the flood at Dorn.", "Flood at Dorn", "Post", "2025-03-01"),
    story("two.txt", "The flood at Dorn has killed 34 people.", "Flood at Dorn", "Gazette", "2025-03-02"),
    story(
        "three.txt", "In all 31 people died in the flood at Dorn, the county says.", "Flood at Dorn: final count", "Courier", "2025-03-09"
    ),
)


@pytest.mark.parametrize("asked", ["How do the reports differ on", "Do the reports agree on", "How do the papers differ about"])
def test_a_figure_that_stories_are_compared_in_is_given_by_each(asked: str) -> None:
    lines = told(Desk(Library(*TOLLS), said("The reports differ.")), f"{asked} how many people died in the flood at Dorn?")
    assert [figure for line in lines for figure in ("20", "34", "31") if figure in line] == ["20", "34", "31"]


def test_what_a_story_answers_to_what_stories_are_compared_in_is_what_it_says_on_it() -> None:
    first = story(
        "a.txt", "The harbour bank made an offer to Ada Quill. Ada Quill did not seize on the idea.", "Harbour offer", "Post", "2025-03-01"
    )
    second = story("b.txt", "Ada Quill was open to the offer, the harbour bank said.", "Harbour offer", "Gazette", "2025-03-02")
    desk = Desk(Library(first, second), said("Ada Quill did not seize on the idea."))
    lines = told(desk, "How do the reports differ on how Ada Quill took the harbour bank's offer?")
    assert lines[0] == "Post, 1 March 2025: Ada Quill did not seize on the idea."


def test_figures_that_are_set_against_each_other_are_each_given_with_what_was_wrong() -> None:
    wrong = story("wrong.txt", "In all 140 people fell ill, the hospital said.", "Bad water makes 140 people ill", "Standard", "2025-03-06")
    clinic = story("clinic.txt", "The clinic counted 112 people who fell ill.", "Bad water", "Courier", "2025-03-05")
    put_right = story(
        "right.txt",
        "In the story “Bad water makes 140 people ill” we reported that 140 people fell ill. That was wrong.",
        "Correction: people ill",
        "Standard",
        "2025-03-09",
    )
    desk = Desk(Library(wrong, clinic, put_right), said("The stories differ."))
    question = "The Courier counted 112 ill people and the Standard 140. Who was right?"
    assert desk.read(question).intent is Intent.COMPARE
    lines = told(desk, question)
    assert any("112" in line for line in lines)
    assert any("140" in line and "hospital" in line for line in lines)
    assert any("That was wrong." in line for line in lines)
