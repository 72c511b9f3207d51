"""Days worked out from the day of publication, against plain arithmetic with the calendar, for every day of the week and every count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.language.dates import Span, mentions

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PUBLISHED = st.dates(date(1990, 1, 1), date(2040, 12, 31))
ONE = timedelta(1)


def span(text: str, published: date) -> Span | None:
    """The days of the only time that a text names."""
    (mention,) = mentions(text, published)
    assert mention.relative
    return (mention.first, mention.last) if mention.first and mention.last else None


def month_of(number: int) -> Span:
    """The days of a month, counted through from the year 0."""
    first = date(number // 12, number % 12 + 1, 1)
    return first, date((number + 1) // 12, (number + 1) % 12 + 1, 1) - ONE


def year_of(number: int) -> Span:
    return date(number, 1, 1), date(number, 12, 31)


def week_of(day: date) -> Span:
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


@given(PUBLISHED, st.sampled_from(DAYS))
def test_a_weekday_is_the_nearest_on_the_side_its_verb_tells(published: date, name: str) -> None:
    back = next(published - timedelta(n) for n in range(7) if (published - timedelta(n)).weekday() == DAYS.index(name))
    ahead = next(published + timedelta(n) for n in range(7) if (published + timedelta(n)).weekday() == DAYS.index(name))
    assert span(f"He resigned on {name}.", published) == (back, back)
    assert span(f"The council will vote on {name}.", published) == (ahead, ahead)
    last = back if back < published else back - timedelta(7)
    coming = ahead if ahead > published else ahead + timedelta(7)
    assert span(f"They met last {name}.", published) == (last, last)
    assert span(f"They meet next {name}.", published) == (coming, coming)


@given(PUBLISHED, st.integers(2, 60))
def test_so_long_ago_and_so_long_ahead(published: date, count: int) -> None:
    month = published.year * 12 + published.month - 1
    for sign, text in ((-1, "It was shut {} ago."), (1, "It will be shut in {}.")):
        assert span(text.format(f"{count} days"), published) == (published + timedelta(sign * count),) * 2
        assert span(text.format(f"{count} weeks"), published) == week_of(published + timedelta(7 * sign * count))
        assert span(text.format(f"{count} months"), published) == month_of(month + sign * count)
        assert span(text.format(f"{count} years"), published) == year_of(published.year + sign * count)
        assert span(text.format(f"{count} decades"), published) == year_of(published.year + sign * 10 * count)


@given(PUBLISHED)
def test_periods_around_the_day(published: date) -> None:
    month = published.year * 12 + published.month - 1
    for step, word in ((-1, "last"), (0, "this"), (1, "next")):
        verb = "will be" if step == 1 else "was"
        assert span(f"It {verb} shut {word} week.", published) == week_of(published + timedelta(7 * step))
        assert span(f"It {verb} shut {word} month.", published) == month_of(month + step)
        assert span(f"It {verb} shut {word} year.", published) == year_of(published.year + step)


@given(PUBLISHED, st.integers(1, 90))
@example(date(2025, 3, 12), 31)
@example(date(2025, 3, 12), 32)
def test_a_day_ahead_told_as_past_is_of_last_year_unless_it_is_near(published: date, ahead: int) -> None:
    day = published + timedelta(ahead)
    if day.year != published.year or (day.month, day.day) == (2, 29):
        return
    of_year = day if ahead <= 31 else day.replace(year=day.year - 1)
    assert span(f"The bridge was closed on {day.day} {MONTHS[day.month - 1]}.", published) == (of_year, of_year)
    assert span(f"The bridge will close on {day.day} {MONTHS[day.month - 1]}.", published) == (day, day)


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_day_of_a_year_is_read_in_both_orders_and_no_other(year: int) -> None:
    for month in range(1, 13):
        for number in range(1, 32):
            try:
                day = date(year, month, number)
            except ValueError:
                assert all(mention.precision != "day" for mention in mentions(f"on {number} {MONTHS[month - 1]} {year}", None))
                continue
            for text in (f"on {number} {MONTHS[month - 1]} {year}", f"on {MONTHS[month - 1]} {number}, {year}", f"{day}"):
                (mention,) = mentions(text, None)
                assert (mention.first, mention.last) == (day, day), text
