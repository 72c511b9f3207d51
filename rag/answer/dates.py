"""The days a story's relative words mean: "Monday", "last Tuesday", "yesterday", read against its date.

A weekday in a news story is the nearest such day up to the story's date, or after it for "next" and "on …
will"; both are held possible, since this only decides whether a date in an answer is borne out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rag.answer import words

_DAYS = {name: number for number, name in enumerate(words.listed("monday tuesday wednesday thursday friday saturday sunday"))}
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WORD = re.compile(r"[A-Za-z]+")
NEAR = 10  # days between a date somebody gives and a story of that time
OF_THE_TIME = 45  # the same, for a story that may have been written some time before or after what it is about
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in words.MONTHS) + "|sept"
_WRITTEN = re.compile(
    rf"\b(?:(?P<month>{_MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTHS})\b\.?(?:,? (?P<year2>\d{{4}}))?)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_IN_YEAR = re.compile(r"\b[Ii]n (?:the )?(?:year |early |late |mid-)?((?:1[6-9]|20)\d\d)\b")
_ON = re.compile(r"\bon (?:the )?$", re.I)
_OF_THE_NEWS = re.compile(
    r"(?:,? (?:in|on|during|for|as of) (?:the (?:week|month) (?:of|ending) )?(?:early |late |mid-)?|,? \((?:in )?)(?:the )?"
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTHS})\b\.?"
    r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?\b)?(?:,? (?P<year>\d{4}))?\)?"
    r"(?=[\s,.;?!]|$)",
    re.I,
)
_LAST_NEXT = re.compile(r"\b(last|previous|next|this|earlier this|later this) (week|month|year)\b", re.I)


def days(text: str, published: str | None) -> frozenset[date]:
    """The days that `text`'s weekday names and "yesterday"s may mean in a story of `published`."""
    base = parse(published)
    if base is None:
        return frozenset()
    found: set[date] = set()
    for word in _WORD.findall(text):
        low = word.lower()
        if low in _RELATIVE:
            found.add(base + timedelta(days=_RELATIVE[low]))
        if low in _DAYS and word[0].isupper():
            back = (base.weekday() - _DAYS[low]) % 7
            found |= {base - timedelta(days=back), base - timedelta(days=back) + timedelta(days=7), base - timedelta(days=back + 7)}
    return frozenset(found)


def resolved(text: str, published: str | None) -> frozenset[str]:
    """The numbers and words that may name those days: "12", "month6", "2022", "sunday"; the story's own year and month too."""
    base = parse(published)
    if base is None:
        return frozenset()
    found = {str(base.year), f"month{base.month}"}
    for phrase in _LAST_NEXT.finditer(text):
        step = {"last": -1, "previous": -1, "next": 1}.get(phrase.group(1).lower(), 0)
        if phrase.group(2).lower() == "year":
            found.add(str(base.year + step))
        if phrase.group(2).lower() == "month":
            found.add(f"month{(base.month - 1 + step) % 12 + 1}")
    for day in days(text, published):
        found |= {str(day.day), f"month{day.month}", str(day.year), words.stem(f"{day:%A}".lower())}
    return frozenset(found)


def written(text: str) -> frozenset[str]:
    """The numbers of a text that are days beside a month's name, or years."""
    days = {match["day"] or match["day2"] for match in _WRITTEN.finditer(text)}
    return frozenset(days | set(_YEAR.findall(text)))


def borne_out(text: str, published: str | None) -> frozenset[str]:
    """The numbers and month of those dates of `text` from which the story's own is at most NEAR days away."""
    base = parse(published)
    found: set[str] = set()
    for match in _WRITTEN.finditer(text):
        month = words.month(match["month"] or match["month2"])
        day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        if base is None or not month:
            continue
        try:
            written = date(int(year) if year else base.year, month, day)
        except ValueError:
            continue
        if abs((written - base).days) <= NEAR:
            found |= {str(day), f"month{month}", str(written.year)}
    return frozenset(found)


def contradicted(question: str, evidence: str, passage: str, published: str | None) -> bool:
    """Whether a question asks about a day or year, and `evidence` tells of another.

    `passage` is what stands around the evidence, with its title; a year that is named there, or is the story's own, is
    no contradiction.
    """
    base = parse(published)
    own = {str((base + timedelta(days=off)).year) for off in (-NEAR, 0, NEAR)} if base else set()
    news = (match for match in _OF_THE_NEWS.finditer(question) if match["year"] and re.search(r"\(|week of|month of", match.group()))
    years = set(_IN_YEAR.findall(question)) | {match["year"] for match in news}
    asked = years - set(_YEAR.findall(passage)) - own
    if asked and (base or _YEAR.search(evidence)):
        return True
    told = _month_days(_WRITTEN.finditer(evidence))
    on = _month_days(match for match in _WRITTEN.finditer(question) if _ON.search(question[: match.start()]))
    return any(months == month and days != day for month, day in on - told for months, days in told)


def without_date(question: str, published: str | None) -> str:
    """A question without the date of the news it asks about ("in the week of 6 May 2025"), for a story of about that date.

    A small model that is asked about "the week of" finds nothing in a story that does not name the week. A year alone stays.
    """
    base = parse(published)
    if base is None:
        return question

    def left(match: re.Match[str]) -> str:
        day = _day(match, base)
        return "" if day and abs((day - base).days) <= OF_THE_TIME else match.group()

    return _OF_THE_NEWS.sub(left, question)


def _day(match: re.Match[str], base: date) -> date | None:
    """The day, or the middle of the month, that a date in a question names; in the story's year when it gives none."""
    try:
        return date(int(match["year"] or base.year), words.month(match["month"]) or 0, int(match["before"] or match["after"] or 15))
    except ValueError:
        return None


def _month_days(found: Iterable[re.Match[str]]) -> set[tuple[int | None, int]]:
    return {(words.month(match["month"] or match["month2"]), int(match["day"] or match["day2"])) for match in found}


def parse(published: str | None) -> date | None:
    """A date from its ISO form, None when there is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
