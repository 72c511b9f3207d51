"""Dates and times of day, read off the tokens of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.language.english import dates as calendar
from rag.language.english import numbers as english
from rag.language.figures import DASHES, Token, phrase_at
from rag.language.quantity import Quantity, made

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")


def written_date(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """A date: "2025-03-12", "12 March", "March 12 to 14"."""
    token = row[at]
    if match := _ISO.fullmatch(token.text):
        return made(row, at, at + 1, int(match[3]), int(match[3]), "date", f"{match[1]}-{match[2]}")
    if _SLASHED.fullmatch(token.text):
        return made(row, at, at + 1, int(token.text.split("/")[0]), int(token.text.split("/")[0]), "date")
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
    year = int(row[place].text) if year_digits(row[place].text) and row[place + 1].low not in english.PLURALS else None
    unit = f"{year}-{month:02}" if year else f"--{month:02}"
    return made(row, at, place + 1 if year else end, days[0], days[1], "date", unit)


def year_digits(text: str) -> bool:
    """Whether four digits can be a year."""
    return len(text) == 4 and text.isdecimal() and 1000 <= int(text) < 2200


def clock(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """A time of day, in minutes after midnight: "9:30 p.m.", "half past two", "noon"."""
    token = row[at]
    if token.low in english.NAMED_TIMES:
        return made(row, at, at + 1, english.NAMED_TIMES[token.low], english.NAMED_TIMES[token.low], "time", "clock")
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
    return made(row, at, end, 60 * hour + minute, 60 * hour + minute, "time", "clock")


def _day_part(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    for phrase, half in english.DAY_PARTS:
        if phrase_at(row, at, phrase):
            return half, at + len(phrase)
    return None
