"""Dates as people write them, read only where they can mean one day.

A wrong date is worse than none: 3/4/2022 is refused where nothing says in which language it stands, a day without its year
is refused, and so is a day that has not come yet. Names of months and weekdays in other languages (`calendar`) are looked up
only where a text may not be English.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from rag.corpus.calendar import Languages, month, weekdays

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"(?:(?<![\w/.-])|(?<=(?<!\S)_))(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?=T?\d\d:|[^\w-]|T\d\d|$)"
    rf"|(?P<y>\d{{4}})(?:(?P<sep>[/.])\s?(?P<m>\d\d?)(?P=sep)\s?(?P<d>\d\d?))(?![\w/])"
    rf"|(?P<y2>\d{{4}})\s?[年년]\s?(?P<m2>\d\d?)\s?[月월]\s?(?P<d2>\d\d?)\s?[日일]"
    rf"|(?P<a>\d\d?)(?P<sep2>[/.-])(?P<space> ?)(?P<b>\d\d?)(?P=sep2)(?P=space)(?P<year>(?:19|20)\d\d)(?![\w/])"
    rf"|(?P<month>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year2>(?:1[89]|20)\d\d)(?![^\W_]|_\w)"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month2>{_MONTH})\.?,?[\s-]+(?P<year3>(?:1[89]|20)\d\d)(?![^\W_]|_\w))",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][^\s\d,/()|]{1,16}"
_NAMED = re.compile(
    rf"(?:(?<![\w/.-])|(?<=[א-ת]-))"
    rf"(?:(?P<d1>\d\d?)(?:\.|er|[ºª]|\.º|:e)?[\s-]+(?:de |d[’'])?(?P<m1>{_NAME}|tháng \d\d?),?[\s-]+(?:de |del |năm )?"
    rf"(?P<y1>\d{{4}})(?!\d)"
    rf"|(?P<y2>\d{{4}})(?:\. gada| m\.|\.)? (?:(?P<m2>{_NAME}) (?P<d2>\d\d?)|(?P<d3>\d\d?)\. (?P<m3>{_NAME}))(?!\d)"
    rf"|(?P<m4>{_NAME}) (?P<d4>\d\d?),? (?:de |del )?(?P<y4>(?:19|20)\d\d)(?!\d))",
    re.IGNORECASE,
)
# With a year of two digits: only what is nothing but a date, or said to be one, is read so.
_SHORT = re.compile(
    rf"(?<![\w/.-])(?:(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<c>\d\d)|(?P<day>\d\d?)\.?[\s-](?P<name>{_NAME})[\s-][’']?(?P<year>\d\d))"
    r"(?![\w/:-]|\.\d)"
)
_YEAR_FIRST = frozenset(("ko", "ja", "zh", "hu", "lt", "mn"))
_MONTH_FIRST = frozenset(("en-us", "fil", "tl"))
_EITHER = frozenset(("en", "en-ca", "en-ph"))
_BUDDHIST = 543  # years that the Thai calendar is ahead
_AROUND = re.compile(
    r"(?:on|at|by|and|the|of|local|time|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[ap]\.?m\.?|[apm]|[ecmp][sd]?t|(?:gmt|utc)(?:[+-]\d{1,2}(?::?\d\d)?)?|bst|cet|msk|мск|wib|ist|jst|kst|z|t|h|hrs?|uhr"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|t?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:[ap]m|z)?(?:[+-]\d\d:?\d\d)?"
    r"|[+-]\d\d:?\d\d|\d{1,2}[ap]m|\d{1,2}h"
    r"|am|um|den|der|le|à|a|las|el|del|de|il|alle|ore|às|em|op|om|kl|klo|o|godz|dne|dnia|v|в|г|года|год|р|року|saat|日|일|\d{1,2}[時时시](?:\d{1,2}[分분])?)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def first_date(text: str, start: int = 0, end: int | None = None, languages: Languages = ()) -> tuple[str, int, int] | None:
    """The first full date in `text[start:end]`, as YYYY-MM-DD, and where it stands; None when that one cannot be told."""
    end = len(text) if end is None else end
    if not _DIGIT.search(text, start, end):
        return None
    match = _DATE.search(text, start, end)
    if not _english(languages):
        at = start
        while (named := _NAMED.search(text, at, end)) and (match is None or named.start() < match.start()):
            at = named.start() + 1
            if number := month(named["m1"] or named["m2"] or named["m3"] or named["m4"], languages):
                year, day = (int(next(filter(None, named.group(*names)))) for names in _GROUPS)
                iso = _iso(year, number, day)
                return (iso, *named.span()) if iso else None
    if match is None or (iso := _meant(match, languages)) is None:
        return None
    return iso, match.start(), match.end()


_GROUPS = (("y1", "y2", "y4"), ("d1", "d2", "d3", "d4"))


def said_date(text: str, start: int = 0, end: int | None = None, languages: Languages = ()) -> tuple[str, int, int] | None:
    """As `first_date`, of what is said to be a date, so that its year may have two digits."""
    end = len(text) if end is None else end
    if (found := first_date(text, start, end, languages)) or (match := _SHORT.search(text, start, end)) is None:
        return found
    if match["name"]:
        number = _english_month(match["name"]) or (None if _english(languages) else month(match["name"], languages))
        year, day = int(match["year"]), int(match["day"])
    else:
        first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
        if not languages and third <= 31:
            return None  # any of the three may be the year
        if any(language.lower()[:2] in _YEAR_FIRST for language in languages):
            year, number, day = first, second, third
        else:
            year, (day, number) = third, _day_and_month(match["a"], match["b"], match["sep"], languages) or (0, 0)
    now = datetime.now(UTC).year % 100
    iso = _iso(year + (2000 if year <= now else 1900), number, day) if number else None
    return (iso, *match.span()) if iso else None


def only_date(text: str, start: int = 0, end: int | None = None, languages: Languages = ()) -> tuple[str, int, int] | None:
    """As `first_date`, when nothing but weekdays and a time of day stands around it."""
    end = len(text) if end is None else end
    found = said_date(text, start, end, languages) if end - start <= 80 else None
    if found is None:
        return None
    rest = text[start : found[1]] + " " + text[found[2] : end]
    if not rest.isascii():  # in Vietnamese they are of two words
        rest = next((rest.lower().replace(name, " ") for name in weekdays(languages) if " " in name and name in rest.lower()), rest)
    words = [word.rstrip(".:") for word in re.findall(r"[^\s,;|()•·–—/_*]+", rest) if word not in "-"]
    around = all(_AROUND.fullmatch(word) or (not _english(languages) and word.lower() in weekdays(languages)) for word in words if word)
    return found if around else None


def has_date(text: str, languages: Languages = ()) -> bool:
    """Whether a date stands in the text, of one meaning or two."""
    return bool(_DATE.search(text)) or (not _english(languages) and first_date(text, languages=languages) is not None)


def _english(languages: Languages) -> bool:
    return bool(languages) and all(language.startswith("en") for language in languages)


def _meant(match: re.Match[str], languages: Languages) -> str | None:
    """The day a match of `_DATE` means; None when it may mean two, or none."""
    part = match.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
    elif part["y"] or part["y2"]:
        year, month, day = (int(part[name] or part[f"{name}2"]) for name in "ymd")
    elif part["year"]:
        found = _day_and_month(part["a"], part["b"], part["sep2"] + part["space"], languages)
        if found is None:
            return None
        year, (day, month) = int(part["year"]), found
    else:
        month = _number(part["month"] or part["month2"])
        year, day = int(part["year2"] or part["year3"]), int(part["day"] or part["day2"])
    return _iso(year, month, day)


def _english_month(name: str) -> int | None:
    return _number(name) if re.fullmatch(rf"{_MONTH}\.?", name, re.IGNORECASE) else None


def _number(month: str) -> int:
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(month.lower()[:3]))


def _day_and_month(first: str, second: str, mark: str, languages: Languages) -> tuple[int, int] | None:
    """Which of two numbers is the day and which the month; None when either may be."""
    day, month = int(first), int(second)
    if month <= 12 and (day > 12 or day == month):
        return day, month
    day_first = _day_first(mark, first + second, languages)
    if month <= 12 and day_first is None:
        return None
    return (day, month) if month <= 12 and day_first else (month, day)


def _day_first(mark: str, digits: str, languages: Languages) -> bool | None:
    """Whether 03/04/2022 is the third of April in these languages; None when it may be the fourth of March as well."""
    codes = {language.lower().replace("_", "-") for language in languages}
    if codes & _MONTH_FIRST:
        return None if mark[0] == "." or not codes <= _MONTH_FIRST else False
    if codes and not codes & _EITHER:
        return True
    return True if mark == ". " or (mark == "." and len(digits) == 4) else None  # Americans write neither 3. 4. 2022 nor 03.04.2022


def _iso(year: int, month: int, day: int) -> str | None:
    if year > datetime.now(UTC).year + 400:
        year -= _BUDDHIST
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if year > 1700 and found <= datetime.now(UTC).date() + timedelta(days=1) else None
