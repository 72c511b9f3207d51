"""The days, weeks, months and years a text names, read against the day it was published.

A weekday is the last such day up to the story's own, the next one where the clause speaks of the future, and the nearest where it speaks
of the present ("the libraries are closed Tuesday"). A day without its year is
the nearest one, or the last one where the clause speaks of the past. What is counted from some other day ("the next day") is found and
left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from rag.language.date_pattern import MAYBE, MENTION
from rag.language.english import dates as english
from rag.language.english.numbers import CARDINALS
from rag.language.tense import is_future, is_present, is_told_as_past, words_before

Precision = Literal["day", "weekday", "week", "month", "year"]
Span = tuple[date, date]

_SOON = timedelta(31)  # before a day without its year, within which what is told of it as past is a slip of the clause, not of the year


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time a text names.

    `first` and `last` are the days it spans, both included, and None when they can't be told; `relative` says that they
    were worked out from the day of publication.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    relative: bool


@lru_cache(maxsize=8192)
def meet(one: DateMention, other: DateMention) -> bool:
    """Whether two mentions may be of one day; so may the same day and month, where both leave the year to be worked out."""
    if not (one.first and one.last and other.first and other.last):
        return one.precision == other.precision
    if one.relative and other.relative and one.precision == other.precision == "day":
        return (one.first.month, one.first.day) == (other.first.month, other.first.day)
    return one.first <= other.last and other.first <= one.last


def mentions(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The times a text names, in order, none within another."""
    if not MAYBE.search(text):
        return ()
    return tuple(mention for match in MENTION.finditer(text) if (mention := _read(match, text, published)))


def _read(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
    kind = (match.lastgroup or "").removesuffix("_")
    try:
        return _READERS[kind](match, text, published)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return _mention(match, None, "day", relative=True)


def _mention(match: re.Match[str], span: Span | None, precision: Precision, *, relative: bool) -> DateMention:
    first, last = span or (None, None)
    trailing = match.end() - len(match.group()) + len(match.group().rstrip())
    return DateMention(match.start() + len(match.group()) - len(match.group().lstrip()), trailing, first, last, precision, relative)


# Days of a calendar


def _iso(match: re.Match[str], _text: str, _published: date | None) -> DateMention | None:
    try:
        written = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return _mention(match, (written, written), "day", relative=False)


def _slashed(match: re.Match[str], _text: str, _published: date | None) -> DateMention | None:
    written = _date(int(match["y_s"]), int(match["m_s"]), int(match["d_s"]))
    return _mention(match, (written, written), "day", relative=False) if written else None


def _days(first: str, last: str) -> Callable[[re.Match[str], str, date | None], DateMention | None]:
    """A reader of one day or of two, from the groups "d_x", "m_x", "y_x"; the second may lend the first its month and year."""

    def read(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
        part = match.groupdict()
        month_b = part.get(f"m_{last}") or part[f"m_{first}"]
        month_a = part.get(f"m_{first}") or month_b
        year_b = part.get(f"y_{last}") or part.get(f"y_{first}")
        year_a = part.get(f"y_{first}") or year_b
        begin = _day(part[f"d_{first}"], month_a, year_a, published)
        end = _day(part[f"d_{last}"], month_b, year_b, published)
        if published and begin and end and not year_a and (years := _years_off(begin - published, text, match)):
            begin = _day(part[f"d_{first}"], month_a, str(begin.year + years), None) or begin
            end = _day(part[f"d_{last}"], month_b, str(end.year + years), None) or end
        if (begin is None or end is None) and (year_b or published):
            return None
        if begin and end and begin > end:
            end = None if year_b else _date(end.year + 1, end.month, end.day)
        span = (begin, end) if begin and end else None
        if span and span[0] > span[1]:
            return None
        return _mention(match, span, "day", relative=year_b is None)

    return read


def _years_off(ahead: timedelta, text: str, match: re.Match[str]) -> int:
    """How many years the nearest such day is off: it is told of as past, or of what will be."""
    if ahead > _SOON:
        return -int(is_told_as_past(text, match.start(), match.end()))
    will = -ahead > _SOON and not english.WILL.isdisjoint(words_before(text, match.start(), 14))
    return int(will and is_future(text, match.start(), match.end()))


def _day(number: str, month: str, year: str | None, published: date | None) -> date | None:
    day_number, month_number = int(re.sub(r"\D", "", number)), english.MONTH_NAMES[month.lower().rstrip(".")]
    if year:
        return _date(int(year), month_number, day_number)
    if published is None:
        return None
    nearby = (_date(published.year + step, month_number, day_number) for step in (-1, 0, 1))
    return min((found for found in nearby if found), key=lambda found: abs((found - published).days), default=None)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _ordinal(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
    """A day by its number alone: the last one so numbered up to the day of publication, or the next where the clause is of the future."""
    if published is None:
        return _mention(match, None, "day", relative=True)
    number = int(re.sub(r"\D", "", match["d_o"]))
    ahead = is_future(text, match.start(), match.end())
    months = (published.year * 12 + published.month - 1 + (away if ahead else -away) for away in range(3))
    days = (_date(month // 12, month % 12 + 1, number) for month in months)
    found = next((day for day in days if day and (day >= published if ahead else day <= published)), None)
    return _mention(match, (found, found) if found else None, "day", relative=True)


def _month_year(match: re.Match[str], _text: str, _published: date | None) -> DateMention:
    return _mention(match, _month_span(int(match["y_k"]), english.MONTH_NAMES[match["m_k"].lower().rstrip(".")]), "month", relative=False)


def _month(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
    """A month by its name alone, only behind a word that makes a time of it."""
    which = (match["which_m"] or "").lower()
    before = words_before(text, match.start(), 2)
    if not which and (not before or before[-1] not in english.BEFORE_MONTH):
        return None
    if published is None:
        return _mention(match, None, "month", relative=True)
    number = english.MONTH_NAMES[match["m_l"].lower().rstrip(".")]
    if which == english.THIS:
        year = published.year
    elif which == english.NEXT or (which != english.LAST and is_future(text, match.start(), match.end())):
        year = published.year + (number < published.month or (which == english.NEXT and number == published.month))
    else:
        year = published.year - (number > published.month or (which == english.LAST and number == published.month))
    return _mention(match, _month_span(year, number), "month", relative=True)


def _month_span(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(1)


def _year(match: re.Match[str], text: str, _published: date | None) -> DateMention | None:
    before = words_before(text, match.start(), 1)
    after = text[match.end() : match.end() + 1]
    introduced = bool(before) and (before[-1] in english.BEFORE_YEAR or before[-1] in english.MONTH_NAMES)
    bracketed = text[match.start() - 1 : match.start()] == "(" and after == ")"
    if not (introduced or bracketed):
        return None
    return _mention(match, _year_span(int(match["y_z"])), "year", relative=False)


def _year_span(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _decade(match: re.Match[str], _text: str, _published: date | None) -> DateMention:
    year = int(match["decade"])
    return _mention(match, (date(year, 1, 1), date(year + 9, 12, 31)), "year", relative=False)


# Days told by the day of publication


def _named(match: re.Match[str], _text: str, published: date | None) -> DateMention:
    return _mention(match, _shifted(published, english.NAMED_DAYS[match["named"].lower()]), "day", relative=True)


def _shifted(published: date | None, days: int) -> Span | None:
    if published is None:
        return None
    try:
        found = published + timedelta(days)
    except OverflowError:
        return None
    return found, found


def _other(match: re.Match[str], _text: str, _published: date | None) -> DateMention:
    unit = match["other"].lower().removesuffix(" before").removesuffix(" after").split()[-1]
    precisions: dict[str, Precision] = {"week": "week", "month": "month", "year": "year"}
    return _mention(match, None, precisions.get(unit, "day"), relative=True)


def _weekday(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
    which = (match["which_w"] or "").lower()
    number = english.WEEKDAYS[match["w_c"].lower()]
    before = words_before(text, match.start(), 1)
    if before and before[0] in english.FEASTS and text[: match.start()].split()[-1][0].isupper():
        return _mention(match, None, "weekday", relative=True)  # "the Good Friday Agreement"
    if before == [english.THE] and text[match.end() + 1 : match.end() + 2].isupper():
        return None  # "the Sunday Times"
    from_event = before == [english.THE] and text[match.end() :].split()[:1] and text[match.end() :].split()[0] in english.FROM_EVENT
    if published is None or from_event:
        return _mention(match, None, "weekday", relative=True)
    back, ahead = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if which in english.PREVIOUS:
        days = -(back or 7)
    elif which in english.FOLLOWING:
        days = ahead or 7
    elif which == english.THIS or is_future(text, match.start(), match.end()):
        days = ahead
    else:
        near = ahead < back and is_present(text, match.start())
        days = ahead if near else -back
    return _mention(match, _shifted(published, days), "weekday", relative=True)


def _weekdays(match: re.Match[str], text: str, published: date | None) -> DateMention:
    if published is None:
        return _mention(match, None, "weekday", relative=True)
    first, last = english.WEEKDAYS[match["w_a"].lower()], english.WEEKDAYS[match["w_b"].lower()]
    length = (last - first) % 7
    if is_future(text, match.start(), match.end()):
        begin = published + timedelta((first - published.weekday()) % 7)
    elif is_present(text, match.start()):
        back, ahead = (published.weekday() - first) % 7, (first - published.weekday()) % 7
        begin = published + timedelta(ahead if ahead < back and length < back else -back)
    else:
        begin = published - timedelta((published.weekday() - last) % 7 + length)
    return _mention(match, (begin, begin + timedelta(length)), "weekday", relative=True)


def _period(match: re.Match[str], _text: str, published: date | None) -> DateMention:
    which, unit = match["which_p"].lower(), match["unit_p"].lower()
    step = 1 if which in english.FOLLOWING else 0 if which in english.CURRENT else -1
    precision: Precision = "day" if unit == english.WEEKEND else unit  # type: ignore[assignment]
    open_ended = which in english.FROM_ANOTHER_DAY
    if published is None or open_ended:
        return _mention(match, None, precision, relative=True)
    if which == english.PAST_PERIOD and unit in english.UNITS:
        return _mention(match, (published - timedelta(english.UNITS[unit]), published), precision, relative=True)
    return _mention(match, _period_span(published, unit, step), precision, relative=True)


def _period_span(published: date, unit: str, step: int) -> Span:
    if unit == "year":
        return _year_span(published.year + step)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _month_span(months // 12, months % 12 + 1)
    monday = published - timedelta(published.weekday())
    if unit == english.WEEKEND:
        step += step == -1 and published.weekday() == 6
        saturday = monday + timedelta(5 + 7 * step)
        return saturday, saturday + timedelta(1)
    return monday + timedelta(7 * step), monday + timedelta(7 * step + 6)


def _weekend(match: re.Match[str], text: str, published: date | None) -> DateMention:
    if published is None:
        return _mention(match, None, "day", relative=True)
    ahead = is_future(text, match.start(), match.end())
    step = 0 if ahead or published.weekday() > 4 else -1
    return _mention(match, _period_span(published, english.WEEKEND, step), "day", relative=True)


def _ago(match: re.Match[str], _text: str, published: date | None) -> DateMention:
    return _distant(match, match["n_ago"], match["u_ago"], -1, published)


def _in_time(match: re.Match[str], text: str, published: date | None) -> DateMention | None:
    if not match["time_in"] and not is_future(text, match.start(), match.end()):
        return None
    return _distant(match, match["n_in"], match["u_in"], 1, published)


def _distant(match: re.Match[str], count: str, unit: str, sign: int, published: date | None) -> DateMention:
    number = sign * (int(count) if count.isdecimal() else CARDINALS.get(count.lower(), 1))
    low = unit.lower()
    precision: Precision = "day" if low == "day" else "week" if low in ("week", "fortnight") else "month" if low == "month" else "year"
    if published is None:
        return _mention(match, None, precision, relative=True)
    years = number * (10 if low == "decade" else 1)
    try:
        if precision == "day":
            return _mention(match, _shifted(published, number), "day", relative=True)
        if precision == "week":
            return _mention(match, _period_span(published, "week", number * (2 if low == "fortnight" else 1)), "week", relative=True)
        return _mention(match, _period_span(published, precision, years), precision, relative=True)
    except (ValueError, OverflowError):
        return _mention(match, None, precision, relative=True)


_READERS: dict[str, Callable[[re.Match[str], str, date | None], DateMention | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "between_months": _days("a", "b"),
    "months_between": _days("c", "d"),
    "days": _days("e", "f"),
    "days_us": _days("g", "h"),
    "day_month": _days("i", "i"),
    "month_day": _days("j", "j"),
    "month_year": _month_year,
    "month": _month,
    "ordinal": _ordinal,
    "other": _other,
    "named": _named,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "period": _period,
    "weekend": _weekend,
    "ago": _ago,
    "in_time": _in_time,
    "decade": _decade,
    "year": _year,
}
