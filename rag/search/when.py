"""The days a question is about: "in October 2022", "on 5 May", "last week" read against a given day.

Only ever a preference: what is found here lifts stories of that time, and hides none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_LEAD = (
    r"(?i:(?:\b(?:in|on|during|since|by|of|from)\s+)?(?:the\s+)?(?:(?:week|month|end|start|beginning)\s+of\s+)?"
    r"(?:early\s+|late\s+|mid-?\s*)?)"
)
_NAMED = re.compile(
    rf"{_LEAD}(?:\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y1>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m2')}\b(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?"
    rf"|\b{_MONTH.format('m3')},?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?:(?<=in )|(?<=In ))(?P<y4>(?:19|20)\d\d)\b)"
)
_RELATIVE = re.compile(r"\b(?:(?P<which>this|last|past|previous)\s+(?P<unit>week|month|year)|(?P<day>today|yesterday))(?:'s|’s)?\b", re.I)
_UNITS = {"week": 7, "month": 31, "year": 365}


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day a question names, both included, and where in the question they are named."""

    first: date
    last: date
    start: int
    end: int

    def away(self, published: str | None) -> int | None:
        """Days between a story's day and these; 0 within; None when it has no date."""
        try:
            day = date.fromisoformat((published or "")[:10])
        except ValueError:
            return None
        return max(0, (self.first - day).days, (day - self.last).days)


def days_named(question: str, as_of: str | None) -> Days | None:
    """The first time a question names; `as_of` (ISO) is the day "last week" is read against, and gives a missing year."""
    today = _iso(as_of)
    for match in _NAMED.finditer(question):
        if found := _named(match, today):
            return Days(*found, *match.span())
    relative = _RELATIVE.search(question)
    return Days(*_relative(relative, today), *relative.span()) if relative and today else None


def _named(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    part = match.groupdict()
    if part["iso"]:
        day = _iso(part["iso"])
        return (day, day) if day else None
    if part["y4"]:
        return date(int(part["y4"]), 1, 1), date(int(part["y4"]), 12, 31)
    month = _MONTHS.index((part["m1"] or part["m2"] or part["m3"])[:3].lower()) + 1
    if part["y3"]:
        return _month(int(part["y3"]), month)
    number, year = int(part["d1"] or part["d2"]), part["y1"] or part["y2"]
    if year is None and today is None:
        return None
    try:
        day = date(int(year) if year else today.year, month, number)  # type: ignore[union-attr]
        if year is None and today and day > today:
            day = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return day, day


def _relative(match: re.Match[str], today: date) -> tuple[date, date]:
    if word := match["day"]:
        day = today - timedelta(word.lower() == "yesterday")
        return day, day
    length = timedelta(_UNITS[match["unit"].lower()])
    return (today - length, today) if match["which"].lower() in ("this", "past") else (today - 2 * length, today - timedelta(1))


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
