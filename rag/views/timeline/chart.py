"""When stories were published and things happened, as rows of bars; and the days on which nothing was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rag.days import day_of

GAP = 7  # days without a story that are told
BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Bin:
    """Stories published from `first` to `last`, both included."""

    first: date
    last: date
    stories: int


def bins(dates: Iterable[str | None], most: int, within: tuple[date, date] | None = None) -> list[Bin]:
    """The dates in at most `most` periods of equal length; a date that cannot be read, or is not `within` two days, is left out."""
    days = Counter(day for text in dates if (day := day_of(text)) and (within is None or within[0] <= day <= within[1]))
    if not (days or within) or most < 1:
        return []
    first, last = within or (min(days), max(days))
    length = -(-((last - first).days + 1) // most)
    counts = Counter((day - first).days // length for day in days.elements())
    return [
        Bin(first + timedelta(length * n), min(first + timedelta(length * (n + 1) - 1), last), counts[n])
        for n in range((last - first).days // length + 1)
    ]


def bars(found: list[Bin]) -> str:
    """One character a period; a period without stories is blank, one with any has at least the lowest bar."""
    highest = max((b.stories for b in found), default=1)
    return "".join(BARS[max(round(b.stories / highest * len(BARS)) - 1, 0)] if b.stories else " " for b in found)


def gaps(dates: Iterable[str | None], others: Iterable[str | None] = ()) -> list[tuple[date, date]]:
    """The stretches of a week and more between two of the dates, first and last day without any of these or of the `others`."""
    days = sorted({day for text in dates if (day := day_of(text))})
    days = sorted({*days, *(day for text in others if (day := day_of(text)) and days and days[0] <= day <= days[-1])})
    return [(one + timedelta(1), other - timedelta(1)) for one, other in pairwise(days) if (other - one).days > GAP]
