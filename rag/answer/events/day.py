"""The day of what a sentence tells: of the times it names, the one its main clause has, read against the day of the story.

A day on which somebody spoke ("…, she said on Tuesday") comes last; one that belongs to a relative clause, to a noun ("the 2019
report") or to a bound ("since Monday") is none. Without such a day it is left open: the day of publication is another thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from rag.answer.evidence.story import Line, Story
from rag.language import inflection
from rag.language.dates import DateMention, mentions
from rag.language.english import events as english
from rag.language.english import grammar
from rag.language.speech import speakers
from rag.language.spoken import quotes

Precision = Literal["day", "range", "week", "month", "year", "unknown"]
DATELINE = 90  # characters before a story's first sentence in which its dateline stands
FRESH = timedelta(7)  # by which a dateline's day may lie before that of publication
CHANGED = timedelta(60)  # by which a story may be changed later
NO_NOUNS = grammar.DETERMINERS | grammar.AUXILIARIES | grammar.CONJUNCTIONS | grammar.PREPOSITIONS | grammar.RELATIVE | grammar.SUBORDINATE
_RELATIVE = grammar.RELATIVE - {english.WHEN}
_MAIN, _BESIDE, _QUOTED, _SAID = range(4)
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day of what is told, both None where that is open; `stated` are the story's own words for it.

    `by` is then the day on which somebody tells that it has happened.
    """

    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    stated: str | None = None
    by: date | None = None

    def meets(self, other: When) -> bool:
        """Whether both can be of one event: they share a day."""
        return bool(self.first and self.last and other.first and other.last and self.first <= other.last and other.first <= self.last)

    @property
    def exact(self) -> bool:
        """Whether a single day is known."""
        return self.first is not None and self.first == self.last


def when(line: Line) -> When:
    """The time of what a sentence tells."""
    return _when(line.text, read_against(line.story))


@lru_cache(maxsize=1024)
def read_against(story: Story) -> date | None:
    """The day that "on Tuesday" is read against in a story: that of its last change or its dateline's, which a copy keeps, else that of
    its publication."""
    if not story.lines:
        return story.day
    first = story.lines[0].start
    head = story.text[:first]
    changed = [one for row in head.splitlines() if english.UPDATED & set(_words(row)) for one in _days_in(row, story.day)]
    if story.day and changed and timedelta(0) <= changed[-1] - story.day <= CHANGED:
        return changed[-1]
    written = next(iter(_days_in(" ".join(head[-DATELINE:].split("\n")[-1].split()), story.day)), None)
    if written and (story.day is None or timedelta(0) <= story.day - written <= FRESH):
        return written
    return story.day


def _days_in(text: str, published: date | None) -> list[date]:
    return [one.first for one in mentions(text, published) if one.precision == "day" and one.first]


@lru_cache(maxsize=16384)
def _when(text: str, against: date | None) -> When:
    named = _joined(text, mentions(text, against))
    able = [(rank, place, one) for place, one in enumerate(named) if (rank := _rank(text, one)) is not None]
    if not able:
        return When()
    rank, _, best = min(able, key=lambda one: (one[0], one[2].first is None, one[1]))
    if rank == _SAID and best.first and _happened_before(text, best):
        return When(stated=text[best.start : best.end], by=best.last)
    return When(best.first, best.last, _precision(best), text[best.start : best.end])


def _is_rough(mention: DateMention) -> bool:
    return mention.first is None or mention.precision not in ("day", "weekday")


def _precision(mention: DateMention) -> Precision:
    if mention.first is None or mention.last is None:
        return "unknown"
    if mention.precision == "day" or mention.precision == "weekday":
        return "day" if mention.first == mention.last else "range"
    return mention.precision if (mention.last - mention.first).days <= 366 else "range"


def _joined(text: str, named: Sequence[DateMention]) -> list[DateMention]:
    """The times with the two ends of a span as one: "between January 1974 and August 1977"."""
    found: list[DateMention] = []
    for one in named:
        before = found[-1] if found else None
        between = text[before.end : one.start].split() if before else []
        opened = _words(text[: before.start])[-1:] if before else []
        spans = opened == [english.BETWEEN] or (opened == [english.FROM] and between != ["or"])
        joined = bool(before) and len(between) == 1 and between[0] in english.SPAN_WORDS and spans
        if before and joined and before.first and one.last and before.first <= one.last:
            found[-1] = DateMention(before.start, one.end, before.first, one.last, one.precision, one.relative)
            continue
        found.append(one)
    return found


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _rank(text: str, mention: DateMention) -> int | None:
    """How well a time fits what the sentence tells, 0 best; None where it belongs to something else."""
    before = _words(text[max(0, mention.start - 60) : mention.start])
    if _bounds(before) or _generic(before, mention) or _in_relative(text, mention):
        return None
    attribute = _is_attribute(text, mention, before)
    if attribute and mention.precision not in ("day", "weekday"):
        return None
    start = max(text.rfind(mark, 0, mention.start) for mark in (",", ";", ":", "–", "—"))
    row = _words(text[start + 1 : mention.start])
    if _is_reduced(text, start, mention):
        return None
    if any(one.start <= mention.start < one.end for one in quotes(text)):
        return None if mention.relative and mention.precision != "weekday" else _QUOTED
    if _of_saying(text, mention):
        return _SAID
    return _BESIDE if attribute or english.AFTER_CLAUSE & set(row[:-1]) else _MAIN


def _bounds(before: Sequence[str]) -> bool:
    """Whether a time only limits what is told: "since Monday", "by late March"."""
    place = len(before) - 1
    while place >= 0 and before[place] in english.LOOSE:
        place -= 1
    return place >= 0 and before[place] in english.BOUNDS


def _generic(before: Sequence[str], mention: DateMention) -> bool:
    """Whether a weekday is none in particular: "a normal Tuesday"."""
    return mention.precision == "weekday" and bool(english.GENERIC & set(before[-2:-1] if before[-1:] == ["normal"] else before[-1:]))


def _is_attribute(text: str, mention: DateMention, before: Sequence[str]) -> bool:
    """Whether a time describes a noun: "Sunday's vote", "the 2019 report", "the November 21 election"."""
    if text[mention.end : mention.end + 2] in ("'s", "’s"):
        return True
    following = text[mention.end :].split()
    if not following or text[mention.end] != " ":
        return False
    leading = before[-1] if before else ""
    described = leading in grammar.DETERMINERS or (mention.precision == "year" and leading not in grammar.PREPOSITIONS)
    return described and _is_noun(following[0].rstrip('.,;:!?”"'))


def _is_noun(word: str) -> bool:
    """Whether a word after a time can only be what that describes."""
    low = word.lower()
    verb = inflection.is_past(low) or inflection.is_third_person(low)
    return word.isalpha() and low not in NO_NOUNS and low not in grammar.ADJECTIVES and not low.endswith("ly") and not verb


def _in_relative(text: str, mention: DateMention) -> bool:
    """Whether a time stands in a relative clause that the main clause has not gone on from: "who took office in 2021"."""
    start = max(text.rfind(mark, 0, mention.start) for mark in (",", ";", ":", "–", "—"))
    before = _words(text[: mention.start])
    row = before[len(before) - len(_words(text[start + 1 : mention.start])) :]
    opened = next((place for place in range(len(row) - 1, -1, -1) if row[place] in _RELATIVE), None)
    if opened is None:
        return False
    governing = before[len(before) - len(row) + opened - 1] if len(before) - len(row) + opened else ""
    if row[opened] == "that" and (_is_verb(governing) or governing in english.NO_COMPLEMENT):
        return False
    return _verbs(row[opened + 1 :]) < 2


def _is_verb(word: str) -> bool:
    return inflection.is_past(word) or inflection.is_third_person(word) or inflection.is_base(word)


def _is_reduced(text: str, start: int, mention: DateMention) -> bool:
    """Whether a time stands in an aside between commas that begins with a participle: ", stolen three weeks ago from the hall, has"."""
    row = _words(text[start + 1 : mention.start])
    end = text.find(",", mention.end)
    if start < 1 or end < 0 or not row or not inflection.is_participle(row[0]) or _verbs(row[1:]):
        return False
    following = _words(text[end:])[:2]
    return any(word in grammar.AUXILIARIES or inflection.is_past(word) for word in following)


def _happened_before(text: str, mention: DateMention) -> bool:
    """Whether what is said on a day is told as done by then: "has been found, police said on Tuesday". "Was open" is so on that day."""
    for speech in speakers(text):
        if speech.said_span and not speech.direct and not (speech.said_span[0] <= mention.start < speech.said_span[1]):
            row = _words(text[slice(*speech.said_span)])
            verb = next((place for place, word in enumerate(row) if word in grammar.AUXILIARIES or inflection.is_past(word)), None)
            if verb is not None:
                passive = row[verb] in english.WAS and any(map(inflection.is_participle, row[verb + 1 : verb + 3]))
                return row[verb] in grammar.HAVE or passive or row[verb] not in grammar.AUXILIARIES
    return False


def _verbs(row: Sequence[str]) -> int:
    """How many finite verbs some words hold."""
    found, last = 0, -3
    for place, word in enumerate(row):
        if word in grammar.AUXILIARIES or inflection.is_past(word):
            found += place - last > 2
            last = place
    return found


def _of_saying(text: str, mention: DateMention) -> bool:
    """Whether a time is that at which somebody says the rest: "said on Tuesday that", "…, the police said on Tuesday"."""
    for speech in speakers(text):
        if speech.said_span is None:
            continue
        between = _words(text[speech.end : mention.start])
        if speech.end <= mention.start and len(between) <= 3 and set(between) <= english.NEAR_VERB:
            return True
        if speech.start <= mention.start < speech.end and not _is_rough(mention):
            return True
    return False
