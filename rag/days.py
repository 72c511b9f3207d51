"""Days as a person writes them, and as he types them: "2024-03-31", "2024-03", "2024"."""

from __future__ import annotations

import calendar
from datetime import date

EXAMPLES = "write it like 2024-03-31, 2024-03 or 2024"


def day_of(iso: str | None) -> date | None:
    """The day that an ISO date or moment begins with; None where it is none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def written(day: date) -> str:
    """A day as a person writes it: 25 November 2026."""
    return f"{day.day} {day:%B %Y}"


def parse_day(text: str, last: bool = False) -> str:
    """The ISO day; of a month or a year alone its first, or its `last`. Raises ValueError for what is no day."""
    try:
        given = [int(part) for part in text.strip().split("-")]
        if len(given) == 1:
            given.append(12 if last else 1)
        if len(given) == 2:
            given.append(calendar.monthrange(*given)[1] if last else 1)
        return date(*given).isoformat()
    except (TypeError, calendar.IllegalMonthError, OverflowError) as error:
        raise ValueError(f"{text!r} is not a date") from error
