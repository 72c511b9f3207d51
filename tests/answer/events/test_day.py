"""The day of what a sentence tells, apart from the day of its story."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.events import When, when
from rag.answer.events.day import read_against
from rag.answer.evidence import Story
from tests.answer.fakes import Library, lines_of, story

SATURDAY = "2025-03-08"


def read(text: str, published: str | None = SATURDAY) -> When:
    (line,) = lines_of(story("a.txt", text, published=published))
    return when(line)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "stated"),
    [
        ("The compass was stolen on Tuesday.", "2025-03-04", None, "day", "Tuesday"),
        ("The compass was stolen last Tuesday.", "2025-03-04", None, "day", "last Tuesday"),
        ("The compass was stolen yesterday.", "2025-03-07", None, "day", "yesterday"),
        ("The compass was stolen on 12 January 2025.", "2025-01-12", None, "day", "12 January 2025"),
        ("The shop will open on Monday.", "2025-03-10", None, "day", "Monday"),
        ("A march against the law was held on the 5th, and nobody came.", "2025-03-05", None, "day", "the 5th"),
        ("The compass was stolen in the night from Monday to Tuesday.", "2025-03-03", "2025-03-04", "range", "Monday to Tuesday"),
        ("The compass was stolen in January 2025.", "2025-01-01", "2025-01-31", "month", "January 2025"),
        ("The compass was stolen in January.", "2025-01-01", "2025-01-31", "month", "January"),
        ("The compass was made in 1762.", "1762-01-01", "1762-12-31", "year", "1762"),
        ("Spare keys were cut between January 2019 and May 2020.", "2019-01-01", "2020-05-31", "range", "January 2019 and May 2020"),
        ("He ruled the country from 1973 until 1990.", "1973-01-01", "1990-12-31", "range", "1973 until 1990"),
        ("The emails were leaked on December 7.", "2024-12-07", None, "day", "December 7"),
        ("On 7 September a whistleblower leaked the emails.", "2024-09-07", None, "day", "7 September"),
        ("The contract ends on 31 May.", "2025-05-31", None, "day", "31 May"),
        ("The launch is planned for March 20 or 21.", "2025-03-20", "2025-03-21", "range", "March 20 or 21"),
    ],
)
def test_a_time_is_read_against_the_storys_day(text: str, first: str, last: str | None, precision: str, stated: str) -> None:
    assert read(text) == When(date.fromisoformat(first), date.fromisoformat(last or first), precision, stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The compass, made in 1762, was stolen on Tuesday.", "Tuesday"),
        ("A fishmonger saw the van on Sunday morning, the superintendent said on Tuesday.", "Sunday"),
        ("The driver who was arrested on Monday was released on Wednesday.", "Wednesday"),
        ("The mayor, who took office in 2021, opened the bridge on Friday.", "Friday"),
        ("After the trams collided on Monday, the line was shut on Tuesday.", "Tuesday"),
        ("On Monday the council met because the bridge was shut on Sunday.", "Monday"),
        ("She was elected in 2002 to the seat that she holds today.", "2002"),
    ],
)
def test_the_main_clause_has_the_day(text: str, stated: str) -> None:
    assert read(text).stated == stated


@pytest.mark.parametrize(
    "text",
    [
        "The compass was stolen.",
        "The museum has been closed since Monday.",
        "The museum stays closed until 12 April.",
        "Families who lost their homes in 2021 were not invited.",
        "The council has read the 2019 report.",
        "“On a normal Tuesday I serve ninety lunches,” said the owner.",
        "“Today it was thirty-eight,” said the owner.",
        "The price lies above the sum that the city named in February.",
        "The report was sent on the Wednesday before Easter.",
        "The compass, stolen three weeks ago from the hall, has been found.",
    ],
)
def test_a_time_that_belongs_to_something_else_is_none(text: str) -> None:
    assert read(text).first is None


def test_who_says_on_a_day_that_something_has_happened_leaves_its_day_open() -> None:
    assert read("The compass has been found, police said on Tuesday.") == When(stated="Tuesday", by=date(2025, 3, 4))


@pytest.mark.parametrize(
    "text", ["The bridge will stay shut, engineers said on Tuesday.", "The mayor said on Tuesday that she was open to helping."]
)
def test_what_is_so_when_it_is_said_is_of_that_day(text: str) -> None:
    assert read(text).first == date(2025, 3, 4)


def test_without_the_storys_day_only_what_is_written_out_is_known() -> None:
    assert read("The compass was stolen on Tuesday.", None) == When(stated="Tuesday")
    assert read("The compass was stolen on 4 March 2025.", None).first == date(2025, 3, 4)


def of(text: str, published: str) -> Story:
    return lines_of(story("a.txt", text, "Ferry", "Post", published))[0].story


def test_a_copy_keeps_the_day_of_its_dateline() -> None:
    copy = of("DORN, 4 March 2025 (Wire) - The ferry sailed today.", "2025-03-06")
    assert [when(line).first for line in copy.lines] == [date(2025, 3, 4)]


def test_a_changed_story_is_read_against_the_day_of_the_change() -> None:
    article = story("a.txt", "Updated: 7 March 2025, 11:30\n\nThe clerk counted again on Thursday.", "Ferry", "Post", "2025-03-05")
    changed = Story(article, Library(article).info(0))
    assert read_against(changed) == date(2025, 3, 7)
    assert when(changed.lines[-1]).first == date(2025, 3, 6)
