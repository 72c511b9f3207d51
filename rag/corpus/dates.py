"""Dates as people write them, read only where they can mean one day.

A wrong date is worse than none: 3/4/2022 is refused, a day without its year is refused, and so is a day
that has not come yet.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?=T?\d\d:|[^\w-]|T\d\d|$)"
    rf"|(?P<y>\d{{4}})(?P<sep>[/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?![\w/])"
    rf"|(?P<a>\d\d?)(?P<sep2>[/.-])(?P<b>\d\d?)(?P=sep2)(?P<year>(?:19|20)\d\d)(?![\w/])"
    rf"|(?P<month>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year2>(?:1[89]|20)\d\d)(?!\w)"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month2>{_MONTH})\.?,?[\s-]+(?P<year3>(?:1[89]|20)\d\d)(?!\w))",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:on|at|by|and|the|of|local|time|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[ap]\.?m\.?|[ecmp][sd]?t|gmt|utc|bst|cet|z|t|h|hrs?|uhr"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|t?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:[ap]m|z)?"
    r"|[+-]\d\d:?\d\d|\d{1,2}[ap]m)",
    re.IGNORECASE,
)


def iso_of(match: re.Match[str]) -> str | None:
    """The day a match of `DATE` means, as YYYY-MM-DD; None when it may mean two, or none."""
    part = match.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
    elif part["y"]:
        year, month, day = int(part["y"]), int(part["m"]), int(part["d"])
    elif part["year"]:
        year, first, second = int(part["year"]), int(part["a"]), int(part["b"])
        if first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
    else:
        name = (part["month"] or part["month2"]).lower()[:3]
        month = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name))
        year, day = int(part["year2"] or part["year3"]), int(part["day"] or part["day2"])
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if year > 1700 and found <= datetime.now(UTC).date() + timedelta(days=1) else None


def first_date(text: str, start: int = 0, end: int | None = None) -> tuple[str, int, int] | None:
    """The first full date in `text[start:end]` and where it stands; None when that one cannot be told."""
    match = DATE.search(text, start, len(text) if end is None else end)
    if match is None or (iso := iso_of(match)) is None:
        return None
    return iso, match.start(), match.end()


def only_date(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """As `first_date`, when nothing but weekdays and a time of day stands around it."""
    found = first_date(text, start, end)
    if found is None or end - start > 80:
        return None
    rest = text[start : found[1]] + " " + text[found[2] : end]
    words = re.findall(r"[^\s,;|()•·–—/]+", rest)
    return found if all(_AROUND.fullmatch(word.rstrip(".:")) for word in words if word not in "-") else None
