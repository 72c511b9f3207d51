"""A figure of the claim that the support gives otherwise for the same thing, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rag.answer.verify import align
from rag.language import dates
from rag.language.dates import DateMention
from rag.language.english.opposites import RATED, RATES
from rag.language.numbers import Quantity, conflict, quantities, same
from rag.views.check.clashes.pair import Clash, Pair

_RATE = re.compile(rf"(?<!\s)\s+(?:\w+\s+)?(?:{'|'.join(RATES)})\s+({'|'.join(sorted(RATED))})\b", re.IGNORECASE)
CALENDAR = ("date", "year")
PLAIN = ("cardinal", "ordinal", "year")  # compared by value, whatever they count
FACTOR = 10  # by which a figure may differ from another that counts no other thing, and stand in its place
SMALL = 3  # ranks up to here are words like others ("the first story")


def check(pair: Pair) -> Iterator[Clash]:
    around = quantities(pair.around)
    for one in pair.figures:
        if one.kind == "ordinal" and one.low <= SMALL:
            continue
        held = [other for other in pair.their_figures if bears_out(one, other)]
        if held and (rate := _other_rate(pair, one, held)):
            yield Clash("figure", "other", one.start, one.end, rate)
        elsewhere = any(bears_out(one, other) for other in around)
        if held or elsewhere or _written(pair, one) or _both(one, pair.their_figures) or _dated(pair, one) or _worked_out(pair, one):
            continue
        rival = _rival(pair, one)
        yield Clash("figure", "other" if rival else "missing", one.start, one.end, rival)


def _written(pair: Pair, one: Quantity) -> bool:
    """Whether the support has a figure in the very same digits, whatever it was read as there: "a 2-6 record"."""
    told = pair.text[one.start : one.end]
    return one.kind == "score" and re.search(rf"(?<![\w.,-]){re.escape(told)}(?![\w-])", pair.support) is not None


def bears_out(one: Quantity, other: Quantity) -> bool:
    """Whether a figure says what another does; "at least 112" leaves 131 possible, but does not say it."""
    bound = one.limit is None and other.limit is not None and other.limit != "~"
    return agree(one, other) and (not bound or one.low in (other.low, other.high))


def stands(one: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Whether a figure stands among others, a score also as two figures."""
    return any(bears_out(one, other) for other in theirs) or _both(one, theirs)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be one: equal, or within the bounds that one of them gives."""
    if one.kind == other.kind == "score":
        return (one.low, one.high) == (other.low, other.high)
    if "score" in (one.kind, other.kind):
        return other.kind == "score" and one.kind == "cardinal" and one.low in (other.low, other.high)
    if "date" in (one.kind, other.kind):
        return one.kind == other.kind and one.low == other.low and _same_month(one, other)
    if one.kind in PLAIN and other.kind in PLAIN:
        return one.low == other.low or (one.kind == other.kind and one.limit != other.limit and not _apart(one, other))
    if same(one, other) or (one.low, one.high, one.unit) == (other.low, other.high, other.unit):
        return True
    bare = "cardinal" in (one.kind, other.kind) and None in (one.unit, other.unit)
    if bare and (one.low, one.high) == (other.low, other.high):
        return True
    if "time" in (one.kind, other.kind) and "cardinal" in (one.kind, other.kind):
        clock, plain = (one, other) if one.kind == "time" else (other, one)
        return _as_clock(plain) in (clock.low, clock.low - 720, clock.low + 720)
    if one.kind == other.kind == "time":
        return (one.low - other.low) % 720 == 0
    return (one.kind, one.unit) == (other.kind, other.unit) and bool(one.limit or other.limit) and not _apart(one, other)


def _same_month(one: Quantity, other: Quantity) -> bool:
    return None in (one.unit, other.unit) or one.unit[-2:] == other.unit[-2:]  # type: ignore[index]


def _both(one: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Whether the two figures of a score stand apart from each other in the support."""
    return one.kind == "score" and {one.low, one.high} <= {other.low for other in theirs if other.kind == "cardinal"}


def _worked_out(pair: Pair, one: Quantity) -> bool:
    """Whether a figure is the difference or the sum of two others of its kind."""
    known = [other.low for other in (*pair.their_figures, *pair.figures) if other is not one and other.kind in (one.kind, "cardinal")]
    return one.kind not in (*CALENDAR, "time", "score") and any(
        one.low in (a + b, abs(a - b)) for a, b in combinations(known, 2) if min(a, b) > SMALL
    )


def _other_rate(pair: Pair, one: Quantity, held: Sequence[Quantity]) -> str:
    """The support's figure with its time, where it gives the same figure for another time: "38,000 euros a month" for "a week"."""
    mine = _RATE.match(pair.text, one.end)
    theirs = [found for other in held if (found := _RATE.match(pair.support, other.end))]
    if not mine or not theirs or any(found[1].lower() == mine[1].lower() for found in theirs):
        return ""
    return pair.support[held[0].start : theirs[0].end()]


def _as_clock(plain: Quantity) -> float:
    """Minutes after midnight of a clock time that was written with a point ("3.30")."""
    hours = int(plain.low)
    return 60 * hours + round(100 * float(plain.low - hours))


def _apart(one: Quantity, other: Quantity) -> bool:
    if (one.kind == "cardinal" and one.limit == "~") or other.limit == "~":
        return abs(one.low - other.low) > max(one.low, other.low) / 20
    if one.limit == other.limit:
        return one.low != other.low
    if None in (one.limit, other.limit):
        limited, exact = (one, other) if one.limit else (other, one)
        return _outside(limited, exact)
    return conflict(one, other) if one.kind != "cardinal" else one.low != other.low


def _outside(limited: Quantity, exact: Quantity) -> bool:
    """Whether an exact figure lies outside what a limit allows, or so far within that nobody would put it so."""
    if limited.limit in (">", ">="):
        return not limited.low <= exact.low <= 2 * limited.low
    return not limited.high / 2 <= exact.high <= limited.high


def _dated(pair: Pair, one: Quantity) -> bool:
    """Whether a day, month or year is one that the support names in its own way, or that of its story."""
    if one.kind not in CALENDAR:
        return False
    mine = [mention for mention in dates.mentions(pair.text, pair.day) if mention.start < one.end and one.start < mention.end]
    near = dates.mentions(pair.support, pair.day)
    exact = any(mention.precision in ("day", "weekday") for mention in near)
    theirs = near if exact else (*near, *dates.mentions(pair.around, pair.day))
    return any(_meet(mention, other) for mention in mine for other in theirs) or _of_story(pair, one)


def _of_story(pair: Pair, one: Quantity) -> bool:
    if pair.day is None or any(mention.precision == "day" and not mention.relative for mention in dates.mentions(pair.support, pair.day)):
        return False
    return one.low == (pair.day.year if one.kind == "year" else pair.day.day)


def _meet(one: DateMention, other: DateMention) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    vague = one.precision == "day" and other.precision in ("week", "month", "year")
    return one.first <= other.last and other.first <= one.last and not vague


def _rival(pair: Pair, one: Quantity) -> str:
    """The figure that the support gives where the claim gives this one, in its words; empty when it gives none."""
    if one.kind == "percent" and not any(char.isdigit() for char in pair.text[one.start : one.end]):
        return ""  # "half of that" is worked out
    free = [other for other in pair.their_figures if _rivals(one, other) and not any(agree(mine, other) for mine in pair.figures)]
    if one.kind == "date" and not free:
        named = (m for m in dates.mentions(pair.support, pair.day) if m.first and m.first == m.last)
        return next((pair.support[m.start : m.end] for m in named), "")
    return pair.support[free[0].start : free[0].end] if free else ""


def _rivals(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return {one.kind, other.kind} == {"cardinal", "percent"} and one.unit == other.unit
    if one.kind in ("cardinal", "ordinal"):
        if one.counted and other.counted:
            return align.key(one.counted) == align.key(other.counted)
        small, large = sorted((float(one.low), float(other.low)))
        return large <= FACTOR * max(small, 1.0)
    if one.kind == "measure":
        return conflict(one, other) or one.unit == other.unit
    return one.kind in ("date", "year", "score", "time") or one.unit == other.unit
