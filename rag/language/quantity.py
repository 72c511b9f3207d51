"""A number with what it counts, and when two of them give one figure or cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from rag.language.figures import Token
from rag.language.units import UNITS, Kind

Limit = Literal[">=", ">", "<=", "<", "~"]
_NEAR = Fraction(1, 20)  # by how much "about" a figure may miss it


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and the characters it was read from.

    `low` and `high` differ for a range and for the two figures of a score. A year is its number; a clock time minutes after
    midnight; a date its day of the month, with the month as `unit` ("2025-03", or "--03" without a year). Shares ("two
    thirds", "one in five") are per cent.
    """

    low: Fraction
    high: Fraction
    kind: Kind
    unit: str | None
    counted: str | None
    limit: Limit | None
    start: int
    end: int


def made(
    row: Sequence[Token],
    at: int,
    end: int,
    low: Fraction | int,
    high: Fraction | int,
    kind: Kind,
    unit: str | None = None,
    counted: str | None = None,
) -> tuple[Quantity, int]:
    """The quantity that some tokens give, and where it ends."""
    start, stop = row[at].start, row[end - 1].end
    return Quantity(Fraction(low), Fraction(high), kind, unit, counted, None, start, stop), end


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities give one figure: equal after conversion, within 5% when one of them is "about"."""
    if not _comparable(a, b, loose=True) or _side(a) != _side(b):
        return False
    (low, high), (low2, high2) = _base(a), _base(b)
    room = _NEAR if "~" in (a.limit, b.limit) else Fraction(0)
    return abs(low - low2) <= room * abs(low2) and abs(high - high2) <= room * abs(high2)


def conflict(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities of one kind, unit and thing counted cannot both be right of one thing."""
    if not _comparable(a, b, loose=False):
        return False
    if a.kind == "date" and None in (a.unit, b.unit):  # without its month a day can only be compared as a day
        a, b = replace(a, unit=None), replace(b, unit=None)
    (low, high), (low2, high2) = _interval(a), _interval(b)
    if a.kind == "score":
        return (low, high) != (low2, high2)
    return (high is not None and low2 is not None and high < low2) or (high2 is not None and low is not None and high2 < low)


def _comparable(a: Quantity, b: Quantity, *, loose: bool) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind == "measure":
        return UNITS[a.unit][0] == UNITS[b.unit][0]
    if a.kind == "date":
        return _month_fits(a.unit, b.unit) or (not loose and a.unit is not None and b.unit is not None)
    if a.unit != b.unit:
        return False
    if a.kind in ("cardinal", "ordinal"):
        return (loose and None in (a.counted, b.counted)) or (a.counted == b.counted and a.counted is not None)
    return True


def _month_fits(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    return a == b or ("--" in (a[:2], b[:2]) and a[-2:] == b[-2:])


def _base(quantity: Quantity) -> tuple[Fraction, Fraction]:
    size = UNITS[quantity.unit][1] if quantity.kind == "measure" else Fraction(1)
    return quantity.low * size, quantity.high * size


def _side(quantity: Quantity) -> str:
    return (quantity.limit or "~")[0]


def _interval(quantity: Quantity) -> tuple[Fraction | None, Fraction | None]:
    low, high = _base(quantity)
    if quantity.kind == "date" and quantity.unit:
        month = 100 * int(quantity.unit[-2:])
        return month + low, month + high
    if quantity.limit in (">", ">="):
        return low, None
    if quantity.limit in ("<", "<="):
        return None, high
    room = _NEAR if quantity.limit == "~" else Fraction(0)
    return low - abs(low) * room, high + abs(high) * room
