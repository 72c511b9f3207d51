"""The days a text names, read against Wednesday, 12 March 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language.dates import DateMention, meet, mentions

PUBLISHED = date(2025, 3, 12)


def shown(text: str, published: date | None = PUBLISHED) -> str:
    """The mentions of a text as "words = first..last precision", an open one as "?"."""
    found = []
    for mention in mentions(text, published):
        span = "?" if mention.first is None else f"{mention.first}" if mention.first == mention.last else f"{mention.first}..{mention.last}"
        found.append(f"{text[mention.start : mention.end]} = {span} {mention.precision}{' relative' if mention.relative else ''}")
    return " | ".join(found)


ROWS = [
    # written out
    ("on 26 February 2025", "26 February 2025 = 2025-02-26 day"),
    ("on February 26, 2025, he", "February 26, 2025 = 2025-02-26 day"),
    ("the 26th of February 2025", "26th of February 2025 = 2025-02-26 day"),
    ("on Monday, 10 March 2025, he", "Monday, 10 March 2025 = 2025-03-10 day"),
    ("2024-03-05", "2024-03-05 = 2024-03-05 day"),
    ("2024/3/5", "2024/3/5 = 2024-03-05 day"),
    ("in March 2024", "March 2024 = 2024-03-01..2024-03-31 month"),
    ("in 2019", "2019 = 2019-01-01..2019-12-31 year"),
    ("the 2019 report", "2019 = 2019-01-01..2019-12-31 year"),
    ("in the 1990s", "1990s = 1990-01-01..1999-12-31 year"),
    # without the year
    ("Feb. 26", "Feb. 26 = 2025-02-26 day relative"),
    ("on 20 December they", "20 December = 2024-12-20 day relative"),
    ("on 31 May. Then", "31 May = 2025-05-31 day relative"),
    ("Wed 12 March", "Wed 12 March = 2025-03-12 day relative"),
    # ranges
    ("3-5 May", "3-5 May = 2025-05-03..2025-05-05 day relative"),
    ("from 3 to 5 May 2024", "3 to 5 May 2024 = 2024-05-03..2024-05-05 day"),
    ("May 3-5, 2024", "May 3-5, 2024 = 2024-05-03..2024-05-05 day"),
    ("28 February to 3 March", "28 February to 3 March = 2025-02-28..2025-03-03 day relative"),
    ("30 December 2024 to 2 January 2025", "30 December 2024 to 2 January 2025 = 2024-12-30..2025-01-02 day"),
    ("December 30 to January 2", "December 30 to January 2 = 2024-12-30..2025-01-02 day relative"),
    # weekdays
    ("He resigned on Monday.", "Monday = 2025-03-10 weekday relative"),
    ("He resigned on Wednesday.", "Wednesday = 2025-03-12 weekday relative"),
    ("He resigned on Thursday.", "Thursday = 2025-03-06 weekday relative"),
    ("They met last Tuesday.", "last Tuesday = 2025-03-11 weekday relative"),
    ("They met last Wednesday.", "last Wednesday = 2025-03-05 weekday relative"),
    ("They meet next Monday.", "next Monday = 2025-03-17 weekday relative"),
    ("The council will vote on Friday.", "Friday = 2025-03-14 weekday relative"),
    ("On Monday the council will vote.", "Monday = 2025-03-17 weekday relative"),
    ("The bridge will be closed on Monday.", "Monday = 2025-03-17 weekday relative"),
    ("The bridge is to be opened on Monday.", "Monday = 2025-03-17 weekday relative"),
    ("The libraries are closed Thursday.", "Thursday = 2025-03-13 weekday relative"),
    ("The libraries are closed Monday.", "Monday = 2025-03-10 weekday relative"),
    ("The road has been closed since Thursday.", "Thursday = 2025-03-06 weekday relative"),
    ("Thursday's vote is the first.", "Thursday = 2025-03-06 weekday relative"),
    ("The schools are closed Thursday through Friday.", "Thursday through Friday = 2025-03-13..2025-03-14 weekday relative"),
    ("The bridge was closed on Monday.", "Monday = 2025-03-10 weekday relative"),
    ("It is shut until Monday.", "Monday = 2025-03-17 weekday relative"),
    ("She said on Sunday that it will open.", "Sunday = 2025-03-09 weekday relative"),
    ("The talks are set for Friday.", "Friday = 2025-03-14 weekday relative"),
    ("He quit. On Friday they will vote.", "Friday = 2025-03-14 weekday relative"),
    ("They will vote. He quit on Friday.", "Friday = 2025-03-07 weekday relative"),
    ("It was shut from Monday to Friday.", "Monday to Friday = 2025-03-03..2025-03-07 weekday relative"),
    ("It will be shut from Monday until Friday.", "Monday until Friday = 2025-03-17..2025-03-21 weekday relative"),
    # relative words
    ("yesterday", "yesterday = 2025-03-11 day relative"),
    ("tomorrow", "tomorrow = 2025-03-13 day relative"),
    ("the day before yesterday", "the day before yesterday = 2025-03-10 day relative"),
    ("last night", "last night = 2025-03-11 day relative"),
    ("this morning", "this morning = 2025-03-12 day relative"),
    ("last week", "last week = 2025-03-03..2025-03-09 week relative"),
    ("next month", "next month = 2025-04-01..2025-04-30 month relative"),
    ("earlier this year", "earlier this year = 2025-01-01..2025-12-31 year relative"),
    ("the past week", "the past week = 2025-03-05..2025-03-12 week relative"),
    ("last weekend", "last weekend = 2025-03-08..2025-03-09 day relative"),
    ("It burnt down over the weekend.", "over the weekend = 2025-03-08..2025-03-09 day relative"),
    ("It will open at the weekend.", "at the weekend = 2025-03-15..2025-03-16 day relative"),
    ("two weeks ago", "two weeks ago = 2025-02-24..2025-03-02 week relative"),
    ("3 days ago", "3 days ago = 2025-03-09 day relative"),
    ("six months ago", "six months ago = 2024-09-01..2024-09-30 month relative"),
    ("a year ago", "a year ago = 2024-01-01..2024-12-31 year relative"),
    ("in two weeks' time", "in two weeks' time = 2025-03-24..2025-03-30 week relative"),
    ("It will open in three days.", "in three days = 2025-03-15 day relative"),
    # months alone
    ("It began in June.", "June = 2024-06-01..2024-06-30 month relative"),
    ("It will begin in June.", "June = 2025-06-01..2025-06-30 month relative"),
    ("It will begin on 14 November.", "14 November = 2025-11-14 day relative"),
    ("He said it would begin on 14 November.", "14 November = 2024-11-14 day relative"),
    ("shut since January", "January = 2025-01-01..2025-01-31 month relative"),
    ("last March", "last March = 2024-03-01..2024-03-31 month relative"),
    # open
    ("The next day he left.", "The next day = ? day relative"),
    ("The previous week he left.", "The previous week = ? week relative"),
    # none
    ("He may go. May I? The march on Rome.", ""),
    ("April Jones said 2019 people came.", ""),
    ("The Sunday Times wrote of the Sunday Times.", ""),
    ("It is open on Mondays.", ""),
    ("He wrote it in two weeks.", ""),
    ("31 February 2025", ""),
    ("at Mar-a-Lago", ""),
    ("at 12/13/14 or 1,234", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_mentions(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", "Monday = ? weekday relative"),
        ("yesterday", "yesterday = ? day relative"),
        ("on 5 May", "5 May = ? day relative"),
        ("on 5 May 2024", "5 May 2024 = 2024-05-05 day"),
        ("two weeks ago", "two weeks ago = ? week relative"),
    ],
)
def test_without_a_day_of_publication(text: str, expected: str) -> None:
    assert shown(text, None) == expected


@pytest.mark.parametrize("published", [date.min, date.max])
def test_at_the_ends_of_the_calendar(published: date) -> None:
    text = "last week, next week, last month, next year, tomorrow and yesterday"
    assert len(mentions(text, published)) == 6


PIECES = ("Monday", "on", "next", "last", "week", "May", "3", "31", "-", "to", "2025", ",", "ago", "999", "years", "will", "yesterday", ".")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.text(max_size=40), st.dates() | st.none())
def test_any_text(text: str, published: date | None) -> None:
    text, end = f"It opened on 3 May 2025.\n\n{text}", 0
    found = mentions(text, published)
    assert found[0].first == date(2025, 5, 3)
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        end = mention.end


def test_a_day_and_month_are_one_whichever_year_was_worked_out() -> None:
    def only(text: str) -> DateMention:
        (found,) = mentions(text, date(2025, 10, 17))
        return found

    set_for, begins = only("They met on Jan. 23."), only("It will begin on Jan. 23.")
    assert set_for.first != begins.first
    assert meet(set_for, begins)
    assert not meet(only("He left in July."), only("He leaves next July."))
