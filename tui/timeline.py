"""When the stories were published, as a row of bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Bin:
    """Stories published from `first` to `last`, both included."""

    first: date
    last: date
    stories: int


def bins(dates: Iterable[str | None], most: int) -> list[Bin]:
    """The dates in at most `most` periods of equal length; a date that cannot be read is left out."""
    days = Counter(day for text in dates if (day := _day(text)))
    if not days or most < 1:
        return []
    first, last = min(days), max(days)
    length = -(-((last - first).days + 1) // most)
    counts = Counter((day - first).days // length for day in days.elements())
    return [
        Bin(first + timedelta(length * n), min(first + timedelta(length * (n + 1) - 1), last), counts[n]) for n in range(max(counts) + 1)
    ]


def bars(found: list[Bin]) -> str:
    """One character a period; a period without stories is blank, one with any has at least the lowest bar."""
    highest = max((b.stories for b in found), default=1)
    return "".join(BARS[max(round(b.stories / highest * len(BARS)) - 1, 0)] if b.stories else " " for b in found)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
