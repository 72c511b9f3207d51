"""One thing on two sides: a figure or state for each, by its time, stage or name, and nothing of another."""

from __future__ import annotations

import pytest

from rag.answer.compose import COMPOSERS
from rag.answer.question import Intent
from tests.answer.fakes import Desk, Library, deciding, said, story, told

JULY = story("july.txt", "The Dorn fever has made 34 people ill in 13 towns, the clinic says.", "Dorn fever spreads", "Post", "2024-07-25")
AUTUMN = story(
    "autumn.txt", "The Dorn fever has made 59 people ill in 19 towns, the clinic says.", "Dorn fever: count", "Post", "2024-10-04"
)
VOTE = story(
    "vote.txt",
    "The Lenn League won only 4% of the vote in the 2018 election.\n\nThe Green Union won 44% of the vote in 2022.\n\n"
    "The Lenn League won 26% of the vote in 2022.",
    "The Lenn League in parliament",
    "Post",
    "2022-10-01",
)
BIDS = story(
    "bids.txt",
    "Skylift offers the shareholders of Marn Air a fee of 350 million dollars if its bid fails.\n\n"
    "The bid of Skylift came a week after Redwing had promised a fee of 250 million dollars.",
    "Two bids for Marn Air",
    "Post",
    "2024-05-02",
)


def answers(desk: Desk, question: str) -> list[str]:
    return told(desk, question)


def missing(desk: Desk, question: str) -> list[str]:
    evidence = desk.evidence(question)
    return list(COMPOSERS[evidence.question.intent](evidence, deciding(desk)).missing)


@pytest.mark.parametrize(
    "question",
    [
        "number of people ill with Dorn fever: july and october",
        "How many people were ill with Dorn fever in July and in October?",
        "How many people were ill with Dorn fever in July 2024 versus October 2024?",
        "How has the number of people ill with Dorn fever changed between July and October?",
    ],
)
def test_each_time_has_the_figure_of_the_story_of_that_time(question: str) -> None:
    desk = Desk(Library(AUTUMN, JULY), said("Yes."))
    first, second = answers(desk, question)
    assert "34" in first
    assert "59" in second
    assert desk.read(question).intent is Intent.COMPARE


def test_each_year_has_the_figure_of_whom_is_asked_for() -> None:
    first, second = answers(Desk(Library(VOTE), said("Yes.")), "Lenn League vote share 2018 vs 2022")
    assert "4% of the vote in the 2018" in first
    assert "26%" in second


def test_a_time_that_no_story_tells_of_is_missing() -> None:
    desk = Desk(Library(VOTE), said("Yes."))
    question = "Lenn League vote share 2014 vs 2022"
    (only,) = answers(desk, question)
    assert "26%" in only
    assert missing(desk, question) == ["Lenn League vote share 2014"]


def test_nothing_is_told_where_no_side_is() -> None:
    desk = Desk(Library(VOTE), said("Yes."))
    assert desk.ask("Lenn League vote share 2006 vs 2010").status == "abstained"


def test_a_figure_is_of_the_name_that_stands_before_it() -> None:
    first, second = answers(Desk(Library(BIDS), said("Yes.")), "fee on offer for Marn Air: Skylift against Redwing")
    assert "350 million" in first
    assert "250 million" in second


def test_a_figure_of_somebody_else_is_no_sides() -> None:
    game = story("game.txt", "Ivo Lee scored 17 points for Dorn.\n\nMarn scored 88 points.", "The game", "Post", "2024-01-02")
    question = "points scored: Dorn vs Marn"
    desk = Desk(Library(game), said("Yes."))
    assert answers(desk, question) == ["Marn scored 88 points."]
    assert missing(desk, question) == ["Points scored: Dorn"]


@pytest.mark.parametrize(
    "text",
    [
        "Prices in Lenn rose 7% in March, up from 6.2% in February.",
        "In February prices in Lenn rose 6.2%, in March 7%.",
        "Prices in Lenn rose in February and in March by 6.2% and 7% respectively.",
    ],
)
def test_a_sentence_that_gives_both_is_told_alone(text: str) -> None:
    prices = story("prices.txt", f"{text}\n\nPrices in Lenn had risen 5% in the last March before the war.", "Prices", "Post", "2024-04-13")
    assert answers(Desk(Library(prices), said("Yes.")), "How much did prices in Lenn rise in February and in March?") == [text]


def test_figures_of_two_kinds_are_not_set_against_each_other() -> None:
    before = story("a.txt", "The Larch fire covers 500 acres.", "Larch fire", "Post", "2024-07-08")
    after = story("b.txt", "The Larch fire is near a wood that 9,000 people visit.", "Larch fire", "Post", "2024-07-14")
    desk = Desk(Library(before, after), said("Yes."))
    lines = answers(desk, "size of the Larch fire on July 8 and on July 14")
    assert len(lines) == 1
    assert missing(desk, "size of the Larch fire on July 8 and on July 14")


def test_a_stage_is_known_by_the_day_that_stories_set_beside_it() -> None:
    first = story("first.txt", "The count put Ada Quill ahead with 48.4% of the vote.", "Quill ahead in Lenn vote", "Post", "2022-10-02")
    second = story(
        "second.txt",
        "Ada Quill won 50.9% of the vote.\n\nThe first round on 2 October had no winner, so Sunday’s run-off settled it.",
        "Quill wins Lenn vote",
        "Post",
        "2022-10-30",
    )
    one, other = answers(Desk(Library(first, second), said("Yes.")), "Ada Quill's share of the vote in the first round and the run-off")
    assert "48.4%" in one
    assert "50.9%" in other


def test_a_denied_figure_is_nobodys() -> None:
    text = "In the first round neither Quill nor Moll won more than half of the vote.\n\nQuill won 51% of the vote in the run-off."
    desk = Desk(Library(story("vote.txt", text, "Lenn votes", "Post", "2022-10-30")), said("Yes."))
    assert answers(desk, "Quill's share of the vote: first round vs run-off") == ["Quill won 51% of the vote in the run-off."]


def test_an_outlet_is_a_side() -> None:
    post = story("a.txt", "In all 112 people in Sandle are ill.", "Ill in Sandle", "Courier", "2025-03-05")
    other = story("b.txt", "In all 140 people in Sandle are ill.", "Ill in Sandle", "Standard", "2025-03-06")
    lines = answers(Desk(Library(post, other), said("Yes.")), "number of people ill in Sandle: Courier vs Standard")
    assert ["112" in lines[0], "140" in lines[1]] == [True, True]


def test_a_state_is_told_of_each_day() -> None:
    text = "On Tuesday Ada Quill’s cough was loose.\n\nOn Wednesday Ada Quill’s cough was rarer than on Tuesday."
    desk = Desk(Library(story("cough.txt", text, "Quill’s cough", "Post", "2024-08-07")), said("Yes."))
    assert answers(desk, "Ada Quill's cough: Tuesday versus Wednesday") == text.split("\n\n")


def test_names_are_told_apart_by_what_only_one_has() -> None:
    text = "The Larch Fire covers 500 acres.\n\nThe Moll Fire covers 4,400 acres."
    desk = Desk(Library(story("fires.txt", text, "Two fires", "Post", "2024-07-08")), said("Yes."))
    assert answers(desk, "size of the Moll Fire vs the Larch Fire") == list(reversed(text.split("\n\n")))
