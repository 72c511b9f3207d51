"""The main events of a folder: what several stories tell at one time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from rag.answer.events.event import Event
from rag.answer.events.merge import merged
from rag.answer.events.topic import tells
from rag.answer.evidence import Evidence, Line, Shelf
from rag.answer.evidence.relations import is_correction
from rag.answer.evidence.relevance import Wanted
from rag.answer.evidence.story import published_day
from rag.answer.question.types import Question
from rag.language import words
from rag.types import ArticleInfo

DAYS = 10  # within which stories are of one time
READ = 2  # stories read for each event wanted
OPENING = 3  # sentences of a story in which its news stands


def main_events(shelf: Shelf, infos: Sequence[ArticleInfo], most: int) -> list[Event]:
    """At most so many events, those first that the most stories tell."""
    chosen = _chosen([info for info in infos if not info.newer and not is_correction(info.title)], READ * most)
    stories = tuple(shelf.story(info) for info in chosen)
    question = Question("", "")
    evidence = Evidence(question, (), stories, (), {}, Wanted(question, {}))
    leads = [line for story in stories if (line := _lead(story.lines))]
    events = merged(leads, evidence)
    place = {line: place for place, line in enumerate(leads)}
    return sorted(events, key=lambda event: (-len(event.others), min(place.get(line, len(leads)) for line in event.lines)))[:most]


def _chosen(infos: Sequence[ArticleInfo], most: int) -> list[ArticleInfo]:
    """The stories whose titles share the most words with others of the same days, newest first among equals."""
    heads = {info.id: words.content(info.title) for info in infos}
    days = {info.id: published_day(info) for info in infos}
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for info in infos:
        told[_time(days[info.id])].update(heads[info.id])
    common = Counter(word for head in heads.values() for word in head)

    def shared(info: ArticleInfo) -> float:
        near = told[_time(days[info.id])]
        return sum((near[word] - 1) / math.sqrt(common[word]) for word in heads[info.id]) / (len(heads[info.id]) or 1)

    return sorted(infos, key=lambda info: (-shared(info), -(days[info.id] or date.min).toordinal(), info.file))[:most]


def _time(day: date | None) -> int:
    return day.toordinal() // DAYS if day else 0


def _lead(lines: Sequence[Line]) -> Line | None:
    """The first of a story's opening sentences that tells something."""
    return next((line for line in lines[:OPENING] if tells(line)), None)
