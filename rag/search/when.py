"""The days a question is about: "in October 2022", "on 5 May", "last week" read against a given day, as in a story.

Only ever a preference: what is found here lifts stories of that time, and hides none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rag.days import day_of
from rag.language.dates import DateMention, mentions
from rag.language.english import dates as english
from rag.language.tense import is_future, words_before


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day a question names, both included, and where in the question they are named."""

    first: date
    last: date
    start: int
    end: int

    def away(self, published: str | None) -> int | None:
        """Days between a story's day and these; 0 within; None when it has no date."""
        day = day_of(published)
        return None if day is None else max(0, (self.first - day).days, (day - self.last).days)


def days_named(question: str, as_of: str | None) -> Days | None:
    """The first time a question names; `as_of` (ISO) is the day "last week" is read against, and gives a missing year."""
    today = day_of(as_of)
    for one in mentions(question, today):
        if one.first and one.last and _is_time(question, one):
            first, last = _looked_back(question, one, one.first, one.last, today)
            return Days(first, last, _with_lead(question, one.start), one.end)
    return None


def _is_time(question: str, mention: DateMention) -> bool:
    """Whether a year is when something happened ("in 2004"), not part of a name."""
    return mention.precision != "year" or mention.relative or words_before(question, mention.start, 1) == [english.IN]


def _looked_back(question: str, mention: DateMention, first: date, last: date, today: date | None) -> tuple[date, date]:
    """A day without its year is the last one when a question asks of it, unless it asks of what is to come."""
    dated = (
        mention.relative and mention.precision == "day" and any(character.isdigit() for character in question[mention.start : mention.end])
    )
    if not (dated and today and first > today) or is_future(question, mention.start, mention.end):
        return first, last
    try:
        return first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    except ValueError:  # 29 February
        return first, last


def _with_lead(question: str, start: int) -> int:
    """Where the words begin that lead up to a time: "in the week of"."""
    before = question[:start].split()
    while before and before[-1].lower() in english.LEADING_WORDS:
        start = question.rindex(before.pop(), 0, start)
    return start
