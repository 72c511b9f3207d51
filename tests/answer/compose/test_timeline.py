"""Timelines: dated lines from first to last, days worked out from the story's own."""

from __future__ import annotations

from rag.answer.compose.timeline import A_DAY, LINES
from rag.types import Article
from tests.answer.fakes import NEVER, Desk, Library, reader, story, told


def compass(count: int = 3, published: str = "2025-03-0{}") -> list[Article]:
    things = ["stolen from the museum", "seen in a van", "offered to a dealer", "hidden in a barn", "found by a dog", "cleaned", "insured"]
    things += ["shown again", "painted by pupils"]
    return [
        story(f"{n}.txt", f"The compass was {things[n - 1]}.", f"Compass {n}", "Post", published.format(n)) for n in range(1, count + 1)
    ]


def test_lines_go_from_first_to_last_whatever_the_order_of_the_stories() -> None:
    expected = [f"By {day} March 2025" for day in (1, 2, 3)]
    for stories in (compass(), compass()[::-1]):
        lines = told(Desk(Library(*stories), reader()), "What happened with the compass, in order?")
        assert [line.split(":")[0] for line in lines] == expected


def test_no_more_lines_than_can_be_read() -> None:
    assert len(told(Desk(Library(*compass(9)), reader()), "What happened with the compass, in order?")) == LINES


def test_a_day_has_two_lines_at_most() -> None:
    lines = told(Desk(Library(*compass(5, "2025-03-05")), reader()), "What happened with the compass, in order?")
    assert len(lines) == A_DAY


def test_what_has_been_told_is_not_told_again() -> None:
    copy = story("copy.txt", "The compass was stolen from the museum.", "Copied", "Post", "2025-03-04")
    lines = told(Desk(Library(*compass(2), copy), reader()), "What happened with the compass, in order?")
    assert sum("stolen" in line for line in lines) == 1


def test_another_story_is_not_mixed_in() -> None:
    other = story("zoo.txt", "A zebra was born on 2 March 2025.", "Zebra", "Post", "2025-03-03")
    lines = told(Desk(Library(*compass(2), other), reader()), "What happened with the compass, in order?")
    assert not any("zebra" in line for line in lines)


def test_no_timeline_of_what_is_not_told() -> None:
    assert told(Desk(Library(*compass()), reader()), "What happened with the compass, in order?", unread=NEVER) == []


def test_the_day_is_that_of_the_event_and_the_same_event_is_told_once() -> None:
    first = story("a.txt", "The compass was stolen from the museum on Monday.", "Compass", "Post", "2025-03-05")
    again = story("b.txt", "The compass was stolen from the museum on 3 March.", "Compass", "Wire", "2025-03-20")
    assert told(Desk(Library(first, again), reader()), "What happened with the compass, in order?") == [
        "3 March 2025: The compass was stolen from the museum on Monday."
    ]


def test_how_a_figure_changed_is_told_by_day_with_what_was_wrong() -> None:
    first = story("a.txt", "At least 112 people in Sandle have fallen ill. The hall seats 300 people.", "Sandle ill", "Post", "2025-03-05")
    wrong = story("b.txt", "The number of people made ill in Sandle has risen to 140.", "Sandle: 140 ill", "Wire", "2025-03-06")
    text = "We reported that the water in Sandle made 140 people ill. That was wrong. The number of people ill in Sandle was 112."
    lines = told(
        Desk(Library(first, wrong, story("c.txt", text, "Correction: Sandle: 140 ill", "Wire", "2025-03-21")), reader()),
        "How did the number of people ill in Sandle change?",
    )
    assert lines == [
        "5 March 2025: At least 112 people in Sandle have fallen ill.",
        "6 March 2025: The number of people made ill in Sandle has risen to 140.",
        "21 March 2025: We reported that the water in Sandle made 140 people ill. That was wrong.",
        "21 March 2025: The number of people ill in Sandle was 112.",
    ]
