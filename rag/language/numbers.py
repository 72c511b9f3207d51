"""The numbers of a text with what they count: value, unit, thing counted, and how they are limited.

Values are exact (`Fraction`), whatever they are written with: "1.5 million", "one and a half million" and "1,500,000" are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from rag.language import figures
from rag.language.english import dates as calendar
from rag.language.english import numbers as english
from rag.language.figures import DASHES, Figure, Token, dash
from rag.language.units import UNITS, Kind, is_plural, singular, thing_at, thing_of, unit_at

Limit = Literal[">=", ">", "<=", "<", "~"]

_MAYBE = re.compile(r"[\d½¼¾⅓⅔⅛]")
_WORDS = frozenset(
    (*english.CARDINALS, *english.SCALES, *english.VAGUE, *english.ORDINALS, *english.FRACTIONS, *english.NAMED_TIMES, *english.DECADES)
)
_SPLIT = re.compile(r"[^a-z]+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
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


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, in order; "one" as a pronoun is none."""
    if not _MAYBE.search(text) and _WORDS.isdisjoint(_SPLIT.split(text.lower())):
        return ()
    row = figures.tokens(text)
    found: list[Quantity] = []
    at, last = 0, len(row) - 3
    while at < last:
        read = _read(row, at) if _may_begin(row, at) else None
        if read is None:
            at += 1
            continue
        quantity, end = read
        quantity, end = _limited(row, at, quantity, end)
        found.append(quantity)
        at = max(end, at + 1)
    return tuple(found)


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
    (low, high), (low2, high2) = _interval(a), _interval(b)
    if a.kind == "score":
        return (low, high) != (low2, high2)
    return (high is not None and low2 is not None and high < low2) or (high2 is not None and low is not None and high2 < low)


def _comparable(a: Quantity, b: Quantity, *, loose: bool) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind == "measure":
        return _dimension(a.unit) == _dimension(b.unit)
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


def _dimension(unit: str | None) -> str:
    return UNITS[unit][0] if unit in UNITS else unit or ""


def _base(quantity: Quantity) -> tuple[Fraction, Fraction]:
    size = UNITS[quantity.unit][1] if quantity.kind == "measure" and quantity.unit in UNITS else Fraction(1)
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


_BEGINS = frozenset((*_WORDS, *english.ARTICLES, *english.SOME, *english.NUMBER_WORDS, *english.CURRENCY_SIGNS))


def _may_begin(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    return (
        not token.text[0].isascii()
        or token.text[0] in "0123456789.$"
        or token.low in _BEGINS
        or token.low in calendar.MONTH_NAMES
        or token.low.endswith("$")
        or token.text in english.CURRENCY_CODES
    )


def _read(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    if _in_name(row, at):
        return None
    for reader in (_written_date, _clock, _money, _ordinal, _decade, _number):
        if found := reader(row, at):
            return found
    return None


def _in_name(row: Sequence[Token], at: int) -> bool:
    """Whether a figure is part of a word: "G7", "COVID-19", "737-800"."""
    token = row[at]
    if not token.text[0].isdecimal() or not at or not token.glued:
        return False
    before = row[at - 1]
    if before.text[-1].isalpha() or (before.text == "/" and before.glued):
        return True
    if before.text in DASHES and before.glued:
        return row[at - 2].text[0].isalnum() and row[at - 2].low not in english.YEAR_PREFIXES and not _is_cardinal(row, at - 2)
    return False


def _is_cardinal(row: Sequence[Token], at: int) -> bool:
    return row[at].low in english.CARDINALS or row[at].low in english.SCALES


def _made(
    row: Sequence[Token],
    at: int,
    end: int,
    low: Fraction | int,
    high: Fraction | int,
    kind: Kind,
    unit: str | None = None,
    counted: str | None = None,
) -> tuple[Quantity, int]:
    start, stop = row[at].start, row[end - 1].end
    return Quantity(Fraction(low), Fraction(high), kind, unit, counted, None, start, stop), end


# Dates and times


def _written_date(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token = row[at]
    if match := _ISO.fullmatch(token.text):
        return _made(row, at, at + 1, int(match[3]), int(match[3]), "date", f"{match[1]}-{match[2]}")
    if _SLASHED.fullmatch(token.text):
        return _made(row, at, at + 1, int(token.text.split("/")[0]), int(token.text.split("/")[0]), "date")
    if month := _month(row, at):
        place = at + 1 + (row[at + 1].text == ".")
        if (days := _days(row, place)) and not (row[days[2]].low in english.SCALES or row[days[2]].text == "%"):
            return _dated(row, at, days, month, days[2])
        return None
    if (days := _days(row, at)) is None:
        return None
    place = days[2] + (row[days[2]].low == english.OF)
    month = _month(row, place)
    cut_short = row[place].low not in calendar.MONTHS and row[place + 1].text == "."
    return _dated(row, at, days, month, place + 1 + cut_short) if month else None


def _month(row: Sequence[Token], at: int) -> int | None:
    return calendar.MONTH_NAMES.get(row[at].low) if row[at].text[:1].isupper() else None


def _days(row: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """A day of a month, or "3-5", "3 to 5", "3 and 4": first, last, and the token after."""
    first = _day(row, at)
    if first is None:
        return None
    day, end = first
    between = row[end].text in DASHES or row[end].low in (english.TO, english.AND, english.OR)
    second = _day(row, end + 1) if between else None
    return (day, second[0], second[1]) if second and second[0] > day and _fits_month(row, at, second[1]) else (day, day, end)


def _fits_month(row: Sequence[Token], at: int, end: int) -> bool:
    return bool(_month(row, end) or (row[end].low == english.OF and _month(row, end + 1)) or (at and _month(row, at - 1)))


def _day(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    token = row[at]
    if token.text.isdecimal() and len(token.text) < 3 and 0 < int(token.text) < 32:
        return int(token.text), at + 1 + (row[at + 1].low in english.ORDINAL_ENDINGS and row[at + 1].glued)
    return (english.ORDINALS[token.low], at + 1) if token.low in english.ORDINALS else None


def _dated(row: Sequence[Token], at: int, days: tuple[int, int, int], month: int, end: int) -> tuple[Quantity, int]:
    place = end + (row[end].text == ",")
    year = int(row[place].text) if _year_digits(row[place].text) and row[place + 1].low not in english.PLURALS else None
    unit = f"{year}-{month:02}" if year else f"--{month:02}"
    return _made(row, at, place + 1 if year else end, days[0], days[1], "date", unit)


def _year_digits(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1000 <= int(text) < 2200


def _clock(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token = row[at]
    if token.low in english.NAMED_TIMES:
        return _made(row, at, at + 1, english.NAMED_TIMES[token.low], english.NAMED_TIMES[token.low], "time", "clock")
    match = _CLOCK.fullmatch(token.text)
    half = english.MERIDIEM.get(row[at + 1].low)
    if match and int(match[1]) < 25 and int(match[2]) < 60 and (":" in token.text or half is not None):
        return _time(row, at, at + 1, int(match[1]), int(match[2]))
    if named := _past_or_to(row, at):
        return named
    hour = int(token.text) if token.text.isdecimal() and len(token.text) < 3 else english.CARDINALS.get(token.low)
    if hour is None or not 0 < hour < 13:
        return None
    if half is not None and (token.text.isdecimal() or "." in row[at + 1].text):
        return _time(row, at, at + 1, hour, 0)
    if row[at + 1].low in english.CLOCK:
        return _time(row, at, at + 2, hour, 0)
    return _time(row, at, at + 1, hour, 0) if _day_part(row, at + 1) else None


def _past_or_to(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """ "ten past two", "a quarter to three", "half past six"."""
    place = at + (row[at].low in english.ARTICLES)
    minutes = english.PARTS_OF_HOUR.get(row[place].low) or english.CARDINALS.get(row[place].low, 0)
    sign = english.PAST_OR_TO.get(row[place + 1].low, 0)
    hour = english.CARDINALS.get(row[place + 2].low, 0)
    if not (sign and 0 < hour < 13 and 0 < minutes < 31 and minutes % 5 == 0):
        return None
    if sign < 0 and minutes < 15 and not (at and row[at - 1].low in english.BEFORE_CLOCK):
        return None
    return _time(row, at, place + 3, hour if sign > 0 else hour - 1, minutes if sign > 0 else 60 - minutes)


def _time(row: Sequence[Token], at: int, end: int, hour: int, minute: int) -> tuple[Quantity, int]:
    half = english.MERIDIEM.get(row[end].low)
    if half is not None:
        end += 1
    elif part := _day_part(row, end):
        half, end = part
    if half is not None:
        hour = hour % 12 + half if hour < 13 else hour
    return _made(row, at, end, 60 * hour + minute, 60 * hour + minute, "time", "clock")


def _day_part(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    for phrase, half in english.DAY_PARTS:
        if _phrase(row, at, phrase):
            return half, at + len(phrase)
    return None


def _phrase(row: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return all(row[min(at + step, len(row) - 1)].low == word for step, word in enumerate(phrase))


# Ranks, decades


def _ordinal(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token, after = row[at], row[at + 1]
    if token.low in english.NUMBER_WORDS:
        place = at + 1 + (after.text == "." and after.glued)
        value = english.CARDINALS.get(row[place].low) if row[place].low in english.CARDINALS else _whole(row[place])
        capital = token.text[0].isupper() and row[place].text.isdecimal()
        if value is None or not (capital or token.low in english.NUMBER_IN_FULL):
            return None
        return _made(row, at, place + 1, value, value, "ordinal")
    rank = _rank(row, at)
    if rank is None:
        return None
    value, end = rank
    if token.low in english.ORDINALS and not _is_rank(row, at, end):
        return None
    return _made(row, at, end, value, value, "ordinal", None, thing_at(row, end, one=True))


def _rank(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    token, after = row[at], row[at + 1]
    if token.text.replace(",", "").isdecimal() and after.glued and after.low in english.ORDINAL_ENDINGS:
        return int(token.text.replace(",", "")), at + 2
    if token.low in english.TENS and dash(row, at + 1) and english.ORDINALS.get(row[at + 2].low, 99) < 10:
        return english.CARDINALS[token.low] + english.ORDINALS[row[at + 2].low], at + 3
    return (english.ORDINALS[token.low], at + 1) if token.low in english.ORDINALS else None


def _is_rank(row: Sequence[Token], at: int, end: int) -> bool:
    """Whether "first" or "second" ranks a thing, and is no adverb and no part of a minute."""
    before = row[at - 1].low if at else ""
    if before == english.AT or (row[at].low in english.MEASURES and before in english.BEFORE_UNIT) or _phrase(row, end, english.OF_ALL):
        return False
    named = row[end].text[:1].isalpha() and row[end].low not in english.NOT_COUNTED
    return named or (before == "the" and row[end].low != "") or dash(row, end)


def _decade(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token, after = row[at], row[at + 1]
    aged = at > 1 and row[at - 1].low in english.POSSESSIVES and row[at - 2].low in (english.IN, *english.YEAR_PREFIXES)
    if token.low in english.DECADES:
        first, end = english.DECADES[token.low], at + 1
    elif (
        token.text.isdecimal() and token.text.endswith("0") and after.low in ("s", "'s", "’s") and after.glued and len(token.text) in (2, 4)
    ):
        first, end = int(token.text), at + 2
    else:
        return None
    if aged:
        return _made(row, at, end, first, first + 9, "age", "year")
    if first < 100:
        first += 1900
    return _made(row, at, end, first, first + 9, "year")


def _whole(token: Token) -> int | None:
    return int(token.text) if token.text.isdecimal() else None


# Money and plain numbers


def _money(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """ "$3.2 million", "€5-7m", "EUR 5"."""
    sign = row[at].text
    unit = english.CURRENCY_SIGNS.get(sign) or english.CURRENCY_SIGNS.get(sign[-1:]) or (sign if sign in english.CURRENCY_CODES else None)
    found = figures.figure(row, at + 1) if unit else None
    if unit is None or found is None or found.form in ("share", "fraction", "vague"):
        return None
    second = _second(row, at, found, sign)
    if second is not None:
        found = _joined(found, second)
    return _made(row, at, found.end, found.low, found.high, "money", unit)


def _number(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    found = figures.figure(row, at)
    if found is None or _strange_ending(row, found):
        return None
    if row[at].low == "one" and found.end == at + 1 and not _is_number(row, at):
        return None
    if year := _year(row, at, found):
        return year
    if rank := _label(row, at, found):
        return rank
    if score := _score(row, at, found):
        return score
    second = _second(row, at, found, "")
    whole = _joined(found, second) if second else found
    minus = bool(at) and _minus(row, at)
    if minus:
        whole = replace(whole, low=-whole.high, high=-whole.low)
    quantity, end = _with_unit(row, at, whole)
    return (replace(quantity, start=row[at - 1].start) if minus else quantity), end


def _minus(row: Sequence[Token], at: int) -> bool:
    before = row[at - 1]
    return before.low == english.MINUS or (before.text in "-−" and row[at].glued and not before.glued)


def _strange_ending(row: Sequence[Token], found: Figure) -> bool:
    """Whether letters that are no unit hang on a figure: "3G", "4x100"."""
    after = row[found.end]
    return found.form == "digits" and after.glued and after.text[:1].isalpha() and unit_at(row, found.end) is None and after.low != "s"


def _is_number(row: Sequence[Token], at: int) -> bool:
    """Whether "one" counts something: no "no one", "one of the", "this one", "one day"."""
    before, after = row[at - 1].low if at else "", row[at + 1]
    if before == english.ONLY or _limit_before(row, at):
        return True
    if before in english.NOT_A_NUMBER_AFTER or after.low in english.NOT_A_NUMBER_BEFORE:
        return False
    if dash(row, at + 1):
        return unit_at(row, at + 2) is not None
    return (
        after.text[:1].isalpha()
        and after.low != singular(after.low) + "s"
        and (
            unit_at(row, at + 1) is not None
            or (after.low not in english.NOT_COUNTED and (not after.low.endswith("ed") or after.low in english.PLURALS))
        )
    )


def _year(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    text, before = row[at].text, row[at - 1] if at else None
    if not _year_digits(text) or found.end != at + 1:
        return None
    value, after = int(text), row[at + 1]
    introduced = before is not None and (
        before.low in english.BEFORE_YEAR or before.low in calendar.MONTH_NAMES or before.text in DASHES or before.text == "("
    )
    modern = 1900 <= value < 2100
    counts = thing_at(row, at + 1) is not None or unit_at(row, at + 1) is not None
    definite = before is not None and before.low in english.DEFINITE and modern
    if not definite and (counts if modern or introduced else True):
        return None
    second = row[at + 2].text
    if after.text in DASHES and dash(row, at + 1) and second.isdecimal():
        last = int(text[: 4 - len(second)] + second) if len(second) in (2, 4) else 0
        if value < last < value + 200:
            return _made(row, at, at + 3, value, last, "year")
    return _made(row, at, at + 1, value, value, "year")


def _label(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    """A figure behind a name ("Game 3", "iPhone 14") as a rank."""
    before = row[at - 1] if at else None
    if before is None or found.form != "digits" or not row[at].text.isdecimal() or len(row[at].text) > 4 or found.end != at + 1:
        return None
    inside = at > 1 or before.text.isupper() is False
    name = before.text[0].isalpha() and any(char.isupper() for char in before.text) and before.low not in english.NOT_COUNTED
    if not (name and inside) or before.low in calendar.MONTH_NAMES or _limit_before(row, at) or _is_cardinal(row, at - 1):
        return None
    if thing_at(row, at + 1) or unit_at(row, at + 1) or row[at + 1].text == "%" or before.low in calendar.WEEKDAY_NAMES:
        return None
    return _made(row, at, at + 1, found.low, found.low, "ordinal", None, before.low)


def _score(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    """ "3-2", "15 to 8", "15 votes to 8" near a word of winning or voting, or with the larger figure first."""
    if (
        found.low.denominator > 1
        or found.form not in ("digits", "words")
        or (found.scale > 1 and found.form == "words" and found.low >= 1000)
    ):
        return None
    place = found.end
    noun = singular(row[place].low) in english.SCORED
    place += noun
    dashed, worded = dash(row, place), row[place].low == english.TO
    if not (dashed or worded) or (found.low >= 1000 and dashed):
        return None
    second = figures.figure(row, place + 1)
    if second is None or second.low.denominator > 1 or (second.form != found.form and dashed) or unit_at(row, second.end):
        return None
    before = row[at - 1].low if at else ""
    if before in (english.FROM, english.BETWEEN) or (noun and not worded):
        return None
    near = {token.low for token in row[max(0, at - 7) : second.end + 3]}
    contest = bool(near & english.CONTESTS)
    if noun or (contest and (thing_at(row, second.end) is None or _scored(row, second.end))) or (dashed and found.low >= second.low):
        low, high = sorted((found.low, second.low))
        return _made(row, at, second.end, low, high, "score")
    return None


def _scored(row: Sequence[Token], at: int) -> bool:
    thing = thing_at(row, at)
    return thing in english.SCORED or thing in english.CONTESTS


def _second(row: Sequence[Token], at: int, found: Figure, sign: str) -> Figure | None:
    """The other end of a range: "7-9", "5 to 7", "between 5 and 7", "two or three", never "fell from 14 to 9"."""
    before = row[at - 1].low if at else ""
    place = found.end
    own = unit_at(row, place)
    place = own[2] if own else place
    link = row[place]
    between = before == english.BETWEEN and link.low == english.AND
    linked = between or link.low in (english.TO, english.OR) or (link.text in DASHES and link.glued == row[place + 1].glued)
    if not linked or found.form not in ("digits", "words"):
        return None
    place += 1
    if sign and row[place].text == sign:
        place += 1
    second = figures.figure(row, place)
    if second is None or second.form not in ("digits", "words"):
        return None
    if own and (unit := unit_at(row, second.end)) is not None and unit[1] != own[1]:
        return None
    if own and unit is None and not sign:
        return None
    scaled = found.low * second.scale
    first = scaled if found.scale == 1 and scaled <= second.low and found.low < 1000 else found.low
    if (
        first >= second.low
        or (link.low == english.OR and second.low > max(first + 1, 2 * first))
        or (link.text in DASHES and link.glued and _chain(row, second.end))
    ):
        return None
    if before == english.FROM and _changed(row, at):
        return None
    return second


def _changed(row: Sequence[Token], at: int) -> bool:
    """Whether a word of change stands before, in the same clause."""
    for token in reversed(row[max(0, at - 9) : at]):
        if token.text in (",", ";"):
            return False
        if token.low in english.CHANGES:
            return True
    return False


def _chain(row: Sequence[Token], end: int) -> bool:
    return dash(row, end) and row[end + 1].text[0].isdecimal()


def _joined(found: Figure, second: Figure) -> Figure:
    scaled = found.low * second.scale
    first = scaled if found.scale == 1 and scaled <= second.low and found.low < 1000 else found.low
    return Figure(first, second.high, second.end, max(found.scale, second.scale), second.form)


# Units and things counted


def _with_unit(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int]:
    if age := _age(row, at, found):
        return age
    place = found.end
    if found.form == "fraction" and (part := _part_of_unit(row, place)):
        found = replace(found, end=part)
    elif found.form in ("fraction", "share"):
        return _made(row, at, place, 100 * found.low, 100 * found.high, "percent", "%", thing_of(row, place) or thing_at(row, place))
    found = _metres(row, found)
    place = found.end
    joined = place + dash(row, place)
    unit = unit_at(row, joined)
    if unit is None:
        if joined > place and row[joined].low not in _AFTER:
            return _made(row, at, place, found.low, found.high, "cardinal", None, _after_dash(row, joined))
        if unit := _unit_of_pair(row, at, place):
            kind, name, _, factor = unit
            return _made(row, at, place, found.low * factor, found.high * factor, kind, name)
        counted = thing_of(row, place) or thing_at(row, joined, one=found.low == found.high == 1)
        return _made(row, at, place, found.low, found.high, "cardinal", None, counted)
    kind, name, end, factor = unit
    return _made(row, at, end, found.low * factor, found.high * factor, kind, name, thing_of(row, end))


def _unit_of_pair(row: Sequence[Token], at: int, end: int) -> tuple[Kind, str, int, Fraction] | None:
    """The unit of "15,000" in "from 15,000 to 25,000 euros"."""
    if not at or row[at - 1].low != english.FROM or row[end].low != english.TO:
        return None
    second = figures.figure(row, end + 1)
    return unit_at(row, second.end) if second else None


def _part_of_unit(row: Sequence[Token], place: int) -> int | None:
    """Where the unit of "half a mile", "a quarter of an hour", "half-hour" begins."""
    place += row[place].low == english.OF
    if row[place].low in english.ARTICLES or dash(row, place):
        place += 1
        return place if unit_at(row, place) else None
    return None


def _metres(row: Sequence[Token], found: Figure) -> Figure:
    """ "a 100m race" is metres, "1.2m people" a million."""
    last = row[found.end - 1]
    if last.low != english.METRE_LETTER or found.scale != 10**6 or not last.glued:
        return found
    if row[found.end].low in english.METRE_AFTER or (
        thing_at(row, found.end) is None and unit_at(row, found.end) is None and found.low < 10**10
    ):
        value = found.low / 10**6
        return Figure(value, found.high / 10**6, found.end - 1, 1, "digits")
    return found


def _age(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    place, before = found.end, row[at - 1] if at else None
    if found.form in ("fraction", "share") or found.low < 0:
        return None
    hyphen = dash(row, place)
    year = place + hyphen
    if row[year].low in english.YEARS:
        after = year + 1 + dash(row, year + 1)
        if row[after].low == english.OLD or (hyphen and row[after].low == english.OLDS):
            return _made(row, at, after + 1, found.low, found.high, "age", "year")
        if _phrase(row, after, english.OF_AGE):
            return _made(row, at, after + 2, found.low, found.high, "age", "year")
        return None
    if before is None or found.high > english.OLDEST:
        return None
    linked = before.low in (english.OF, english.FROM, english.BETWEEN)
    aged = before.low in english.AGED or (linked and at > 1 and row[at - 2].low in english.AGED)
    apposed = (
        before.text == ","
        and row[place].text in (",", ".", "")
        and at > 1
        and row[at - 2].text[:1].isupper()
        and row[at].text.isdecimal()
        and row[at - 2].low not in calendar.MONTH_NAMES
    )
    return _made(row, at, place, found.low, found.high, "age", "year") if aged or apposed else None


def _after_dash(row: Sequence[Token], at: int) -> str | None:
    return singular(row[at].low) if row[at].text[0].isalpha() and row[at].low not in english.NOT_COUNTED else None


# Limits


def _limited(row: Sequence[Token], at: int, quantity: Quantity, end: int) -> tuple[Quantity, int]:
    if quantity.kind in ("ordinal", "score"):
        return quantity, end
    place = at - 1 if quantity.start < row[at].start else at
    limit = _limit_before(row, place)
    if limit is None:
        limit = _limit_after(row, end + dash(row, end)) or _limit_after(row, end + is_plural(row[end].low))
    vague = quantity.kind == "cardinal" and row[at].low in (*english.VAGUE, *english.SOME)
    limit = limit or ("~" if vague else None)
    return (replace(quantity, limit=limit) if limit else quantity), end  # type: ignore[arg-type]


def _limit_after(row: Sequence[Token], at: int) -> str | None:
    return next((sign for phrase, sign in _AFTER.get(row[at].low, ()) if _phrase(row, at, phrase)), None)


def _limit_before(row: Sequence[Token], at: int) -> str | None:
    for end in (at, at - 1) if at and row[at - 1].low in english.DETERMINERS else (at,):
        for phrase, sign in _BEFORE.get(row[end - 1].low, ()) if end else ():
            if end >= len(phrase) and _phrase(row, end - len(phrase), phrase):
                return sign
    return None


_BEFORE: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase_before, _sign in sorted(english.BEFORE, key=lambda row: -len(row[0])):
    _BEFORE.setdefault(_phrase_before[-1], []).append((_phrase_before, _sign))
_AFTER: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase_after, _sign in english.AFTER:
    _AFTER.setdefault(_phrase_after[0], []).append((_phrase_after, _sign))
