"""Lists: every item that a story bears out, in as few sentences as hold them."""

from __future__ import annotations

import pytest

from rag.answer.compose.listing import items_of
from rag.answer.question import Intent
from rag.language import words
from tests.answer.fakes import NEVER, Desk, Library, said, story, told

BIDS = story(
    "bids.txt",
    "Several firms made an offer for the ferry. Norwick Lines offered four million crowns. Dorn Shipping offered five million crowns. "
    "Skerry Boats offered two million crowns. The council meets in a cellar.",
    "Offers for the ferry",
)
QUESTION = "Which companies made an offer for the ferry?"


@pytest.mark.parametrize(
    "draft",
    [
        "Norwick Lines, Dorn Shipping and Skerry Boats",
        "Norwick Lines; Dorn Shipping; Skerry Boats",
        "1. Norwick Lines\n2. Dorn Shipping\n3. Skerry Boats",
        "- Norwick Lines\n- Dorn Shipping\n- Skerry Boats",
    ],
)
def test_items_are_told_apart_however_the_model_lists_them(draft: str) -> None:
    assert items_of(draft, frozenset()) == [words.content(one) for one in ("Norwick Lines", "Dorn Shipping", "Skerry Boats")]


def test_a_number_in_an_item_is_not_cut() -> None:
    assert items_of("a fine of 20,000 crowns", frozenset()) == [words.content("a fine of 20,000 crowns")]


def test_words_of_the_question_are_no_item() -> None:
    assert items_of("offer, ferry", words.content(QUESTION)) == []


def test_all_items_are_held_and_nothing_beside_them_is_told() -> None:
    desk = Desk(Library(BIDS), said("Norwick Lines, Dorn Shipping and Skerry Boats"))
    assert desk.read(QUESTION).intent is Intent.LIST
    lines = " ".join(told(desk, QUESTION))
    assert all(name in lines for name in ("Norwick", "Dorn", "Skerry"))
    assert "cellar" not in lines


def test_one_sentence_that_holds_all_items_is_enough() -> None:
    both = story("both.txt", "Norwick Lines and Dorn Shipping made an offer for the ferry. Dorn Shipping is small.", "Offers")
    assert told(Desk(Library(both), said("Norwick Lines, Dorn Shipping")), QUESTION) == [
        "Norwick Lines and Dorn Shipping made an offer for the ferry."
    ]


def test_an_item_that_no_story_holds_is_left_out() -> None:
    lines = " ".join(told(Desk(Library(BIDS), said("Norwick Lines, Nautilus Holdings")), QUESTION))
    assert "Norwick" in lines
    assert "Nautilus" not in lines


def test_nothing_is_listed_that_the_stories_do_not_answer() -> None:
    assert told(Desk(Library(BIDS), said("Norwick Lines, Dorn Shipping")), QUESTION, read=NEVER) == []


def test_items_that_were_not_read_are_looked_for_in_the_story() -> None:
    plan = story(
        "plan.txt",
        "The state gives money for rural lines to several counties. Money for rural lines was scarce. Rural lines cost money everywhere. "
        "Rural lines are slow. Money for lines is late. Rural money grows. Lines need money. The lines are rural. Money is rural here.\n\n"
        "Twenty projects begin in Alder, Birch, Cedar and Dogwood.",
        "Money for rural lines",
    )
    assert any(
        "Alder" in line for line in told(Desk(Library(plan), said("Birch; Alder; Elm; Cedar")), "Which counties get money for rural lines?")
    )


def test_a_list_of_figures_has_those_of_other_stories() -> None:
    first = story(
        "first.txt", "The repair of the ferry will cost four million crowns, the town says.", "Ferry repair", "Post", "2025-03-01"
    )
    later = story("later.txt", "The repair of the ferry will cost seven million crowns.", "Ferry repair", "Gazette", "2025-03-05")
    cat = story("cat.txt", "The ferry’s cat eats fish for nine crowns.", "The cat", "Gazette", "2025-03-06")
    desk = Desk(Library(first, later, cat), said("four million crowns"))
    lines = told(desk, "List all the prices named for the repair of the ferry.")
    assert [any(price in line for line in lines) for price in ("four", "seven", "nine")] == [True, True, False]
