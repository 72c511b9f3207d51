"""One event for several tellings, and two where it is not sure."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.events import Event, on_topic
from rag.types import Article
from tests.answer.fakes import Desk, Library, story

SHUT = "Cable Bridge was closed to all traffic late on Sunday after a cable broke."


def events(*stories: Article, newer: dict[str, str] | None = None, topic: str = "Cable Bridge") -> list[Event]:
    return on_topic(Desk(Library(*stories, newer=newer)).evidence(f"Timeline of {topic}"), 20)


def told(file: str, text: str, day: str, outlet: str = "Post", title: str = "Cable Bridge") -> Article:
    return story(file, text, title, outlet, day)


@pytest.mark.parametrize(
    "other", ["The bridge was closed late on Sunday.", "Cable Bridge was closed on Sunday when one cable broke, the city said."]
)
def test_the_same_event_of_two_stories_is_told_once(other: str) -> None:
    (event,) = events(told("a.txt", SHUT, "2025-03-03"), told("b.txt", other, "2025-03-05", "Gazette"))
    assert {line.story.info.file for line in event.lines} == {"a.txt", "b.txt"}
    assert event.when.first == date(2025, 3, 2)


@pytest.mark.parametrize(
    "other",
    [
        "Cable Bridge was painted green late on Sunday.",
        "The bridge was closed late on Friday.",
        "The harbour was closed late on Sunday because of a storm over Cable Bridge.",
    ],
)
def test_other_events_stay_apart(other: str) -> None:
    found = events(told("a.txt", SHUT, "2025-03-03"), told("b.txt", other, "2025-03-05", "Gazette"))
    assert len(found) == 2


def test_other_counts_of_one_day_stay_apart() -> None:
    found = events(
        told("a.txt", "On Monday 40 people were hurt on Cable Bridge when a cable broke.", "2025-03-04"),
        told("b.txt", "On Monday 60 people were hurt on Cable Bridge when a cable broke.", "2025-03-04", "Gazette"),
    )
    assert len(found) == 2


def test_the_newer_version_tells_it_and_the_older_one_stands_below() -> None:
    older = told("old.txt", "Cable Bridge is to open again on 20 June, the council said.", "2025-04-02")
    newer = told("new.txt", "Cable Bridge is to open again on 27 June, a week later than was said.", "2025-04-02")
    (event,) = events(older, newer, newer={"old.txt": "new.txt"})
    assert event.line.story.info.file == "new.txt"
    assert [line.story.info.file for line in event.others] == ["old.txt"]
    assert event.when.first == date(2025, 6, 27)


def test_an_older_version_in_the_same_words_adds_nothing() -> None:
    (event,) = events(told("old.txt", SHUT, "2025-03-03"), told("new.txt", SHUT, "2025-03-03"), newer={"old.txt": "new.txt"})
    assert len(event.lines) == 1


def test_a_correction_tells_what_it_puts_right_of_its_own_outlet_only() -> None:
    wrong = "Cable Bridge hurt 140 people when it fell on Monday."
    right = story(
        "c.txt",
        "In “Bridge falls” we reported that 140 people were hurt. The figure of 140 counted people who were not hurt.",
        "Correction: Cable Bridge",
        "Post",
        "2025-03-09",
    )
    first = told("a.txt", wrong, "2025-03-04", title="Bridge falls")
    elsewhere = told("b.txt", wrong.replace("fell", "collapsed"), "2025-03-04", "Gazette", "Bridge falls")
    found = {event.line.text: event for event in events(first, elsewhere, right)}
    event = found["The figure of 140 counted people who were not hurt."]
    assert event.corrected
    assert event.when.first == date(2025, 3, 3)
    assert "a.txt" in {line.story.info.file for line in event.others}
    (alone,) = events(elsewhere, right)
    assert not alone.corrected


def test_the_later_telling_stands_first_below() -> None:
    (event,) = events(
        told("a.txt", SHUT, "2025-03-03"),
        told("b.txt", "The bridge was closed late on Sunday.", "2025-03-04", "Gazette"),
        told("c.txt", "Cable Bridge was closed late on 2 March.", "2025-03-20", "Wire"),
    )
    days = [line.story.day for line in event.others if line.story.day]
    assert days == sorted(days, reverse=True)


def test_what_is_told_by_a_sentence_that_leans_on_the_lead_is_not_told_twice() -> None:
    (event,) = events(told("a.txt", "Thieves have cut the cable of Cable Bridge. It was cut on Monday, the police said.", "2025-03-05"))
    assert event.when.first == date(2025, 3, 3)


@pytest.mark.parametrize("text", ["Was Cable Bridge shut on Monday?", "I saw Cable Bridge on Monday.", "on Monday Cable Bridge"])
def test_what_tells_no_event(text: str) -> None:
    assert events(told("a.txt", f"Cable Bridge was shut on 1 March 2025.\n\n{text}", "2025-03-05"))[1:] == []


def test_nobody_tells_of_an_event_before_it_happened() -> None:
    early = told("a.txt", "The keeper of Cable Bridge has been freed and is on her way to Dorn.", "2025-03-06")
    late = told("b.txt", "On Friday the keeper of Cable Bridge, freed and on her way, came to Dorn.", "2025-03-07", "Gazette")
    assert len(events(early, late)) == 2
