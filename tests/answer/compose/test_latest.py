"""What holds now: later figures and states before earlier ones, and what was taken back never as fact."""

from __future__ import annotations

import pytest

from rag.answer.compose import latest
from tests.answer.fakes import Desk, Library, reader, said, story, told
from tests.scripted import Scripted

FIRST = story("first.txt", "112 people in Sandle have fallen ill.", "Sandle ill", "Courier", "2025-03-05")
LATER = story("later.txt", "140 people in Sandle have fallen ill.", "More ill in Sandle", "Standard", "2025-03-09")
QUESTION = "How many people have fallen ill in Sandle?"


@pytest.mark.parametrize("drafted", [FIRST.text, LATER.text])
def test_the_newest_comes_first_whichever_the_model_picks(drafted: str) -> None:
    first, second = told(Desk(Library(FIRST, LATER), said(drafted)), QUESTION)
    assert first == LATER.text
    assert second == f"Earlier (Courier, 5 March 2025): {FIRST.text}"


def test_a_newer_version_of_the_same_day_comes_before_the_older() -> None:
    older = story("old.txt", "The vote on the bridge was 14 to 9.", "Council votes", "Courier", "2025-04-02")
    newer = story("new.txt", "The vote on the bridge was 15 to 8.", "UPDATED: Council votes", "Courier", "2025-04-02")
    library = Library(older, newer, newer={"old.txt": "new.txt"})
    first, *_ = told(Desk(library, reader()), "How many voted for the bridge in the vote?")
    assert "15 to 8" in first


def test_the_same_figure_told_twice_is_told_once() -> None:
    again = story("again.txt", "By Sunday, 112 people in Sandle have fallen ill.", "Still ill", "Standard", "2025-03-09")
    assert len(told(Desk(Library(FIRST, again), said(FIRST.text)), QUESTION)) == 1


def test_what_is_counted_may_be_called_otherwise() -> None:
    told_of = story("first.txt", "112 people in Sandle have fallen ill, the clinic told residents.", "Sandle ill", "Courier", "2025-03-05")
    first, *_ = told(Desk(Library(told_of, LATER), said(told_of.text)), "How many residents of Sandle have fallen ill?")
    assert first == LATER.text


def test_a_later_figure_of_something_else_replaces_nothing() -> None:
    other = story("other.txt", "300 people attended a meeting in Sandle.", "Meeting in Sandle", "Standard", "2025-03-09")
    first, *_ = told(Desk(Library(FIRST, other), said(FIRST.text)), QUESTION)
    assert first == FIRST.text


def test_a_later_figure_of_another_kind_of_the_same_thing_replaces_nothing() -> None:
    won = story("won.txt", "Ada Quill has won four gold medals at the games.", "Quill's gold medals", "Courier", "2025-03-07")
    later = story("later.txt", "A gold medal escaped Ada Quill. She has two bronze medals of the games.", "Quill", "Courier", "2025-03-09")
    first, *_ = told(Desk(Library(won, later), said("Ada Quill has won four gold medals.")), "How many gold medals has Ada Quill?")
    assert first.endswith("four gold medals.") or first == won.text


def test_what_was_first_is_told_when_that_is_asked() -> None:
    first, *_ = told(Desk(Library(FIRST, LATER), said(FIRST.text)), "How many people had fallen ill in Sandle at first?")
    assert "112" in first
    assert not first.startswith("Earlier")


def test_figures_of_stories_without_a_day_do_not_replace_each_other() -> None:
    undated = story("undated.txt", "140 people in Sandle have fallen ill.", "More ill", "Standard")
    first, *_ = told(Desk(Library(FIRST, undated), said(FIRST.text)), QUESTION)
    assert first == FIRST.text


def test_a_figure_that_takes_the_place_of_one_named_before_it_comes_first() -> None:
    old = story("old.txt", "About 38,000 passengers are stranded abroad, the airline said.", "Airline grounded", "Bell", "2025-10-02")
    new = story(
        "new.txt",
        "How many passengers are stranded abroad? The airline spoke of 38,000. The ministry now says 31,500.",
        "Airline: questions",
        "Daily",
        "2025-10-03",
    )
    first, second = told(Desk(Library(old, new), said(old.text)), "How many passengers are stranded abroad?")
    assert "31,500" in first
    assert second.startswith("Earlier (Bell, 2 October 2025)")


def test_the_price_of_something_else_replaces_nothing() -> None:
    bridge = story("old.txt", "Repairing the bridge will cost 6.8 million euros.", "Bridge dearer", "Post", "2025-03-05")
    ferry = story("new.txt", "A ferry replaces the bridge. A crossing costs 1.50 euros.", "Ferry instead of bridge", "Radio", "2025-03-12")
    assert told(Desk(Library(bridge, ferry), said(bridge.text)), "How much does the bridge cost?") == [bridge.text]


def test_of_several_sentences_the_one_that_gives_the_figure_is_compared() -> None:
    old = story(
        "old.txt", "The council voted 19 to 8 for a covered market. The work will cost 3.2 million pounds.", "Market", "Post", "2025-06-04"
    )
    new = story(
        "new.txt",
        "The covered market opens in March. The roof is bad. The work will now cost 4.1 million pounds.",
        "Market",
        "Post",
        "2025-12-18",
    )
    first, *_ = told(Desk(Library(old, new), said(old.text)), "How much will the covered market cost?")
    assert "4.1 million" in first


def test_a_figure_of_a_year_that_is_named_is_not_replaced() -> None:
    later = story("later.txt", "140 people in Sandle have fallen ill.", "More ill in Sandle", "Standard", "2026-03-09")
    lines = told(Desk(Library(FIRST, later), said(FIRST.text)), "How many people have fallen ill in Sandle in 2025?")
    assert lines == [FIRST.text]


def test_a_state_that_has_ended_since_is_told_as_ended() -> None:
    shut = story("shut.txt", "Salters Bridge is closed to all traffic.", "Bridge closed", "Courier", "2025-03-05")
    opened = story("open.txt", "Salters Bridge was reopened to all traffic on Sunday.", "Bridge reopened", "Courier", "2025-06-28")
    first, second = told(Desk(Library(shut, opened), said(shut.text)), "Is Salters Bridge still closed to traffic?")
    assert "reopened" in first
    assert not first.startswith("Yes")
    assert second == f"Earlier (Courier, 5 March 2025): {shut.text}"


def test_what_the_newest_version_has_dropped_is_not_told_as_so() -> None:
    old = story("old.txt", "The vote on the pier was 14 to 9.", "Pier vote", "Post", "2025-04-02")
    new = story("new.txt", "The vote on the pier was 15 to 8, after a second count.", "Pier vote", "Post", "2025-04-02")
    desk = Desk(Library(old, new, newer={"old.txt": "new.txt"}), reader())
    for question in ("What was the vote on the pier?", "Was the vote on the pier 14 to 9 or 15 to 8?"):
        assert told(desk, question)[0] == "The vote on the pier was 15 to 8, after a second count."


@pytest.mark.parametrize(
    ("text", "leads"),
    [("Salters Bridge was reopened to all traffic on Sunday.", True), ("The market was reopened on Sunday.", False)],
)
def test_no_leads_where_the_sentence_names_what_was_in_the_state(text: str, leads: bool) -> None:
    shut = story("shut.txt", "Salters Bridge is closed to all traffic.", "Bridge closed", "Courier", "2025-03-05")
    later = story("later.txt", text, "Salters Bridge and its traffic", "Courier", "2025-06-28")
    model = Scripted(shut.text, lambda prompt: 6.0 if " no longer " in prompt.question else -1.0)
    first, *_ = told(Desk(Library(shut, later), model), "Is Salters Bridge still closed to traffic?")
    assert text in first
    assert first.startswith("No. ") is leads


@pytest.mark.parametrize(
    ("text", "ends"),
    [("Sailors no longer owe the harbour office a ferry fee in Dorn.", True), ("In Dorn Ada Quill no longer sings.", False)],
)
def test_an_end_is_one_of_what_is_asked(text: str, ends: bool) -> None:
    due = story("due.txt", "The fee falls due in May.", "Fees", "Post", "2025-03-05")
    later = story("later.txt", text, "Dorn", "Post", "2025-06-28")
    evidence = Desk(Library(due, later), reader()).evidence("Do sailors still owe the harbour office of Dorn a ferry fee?")
    settling = next(line for line in evidence.ranked if line.story.info.file == "due.txt")
    assert (latest.ended_since(settling, evidence) is not None) is ends
