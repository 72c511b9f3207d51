"""The same event told by several stories becomes one: its best telling, with the others, versions and corrections under it.

Two sentences tell one event when their times meet and they share enough words beyond those of the topic; a newer version of a story
tells again what its older one does. In doubt they stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from rag.answer.events.day import When, read_against, when
from rag.answer.events.event import Event
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relations import tells_of_error
from rag.answer.evidence.relevance import carries
from rag.language import inflection, words
from rag.language.dates import mentions
from rag.language.english.events import LOOSE
from rag.language.english.speech import ASKING_VERBS
from rag.language.numbers import conflict, quantities

TOPICAL = 0.4  # what a word of the topic counts beside another: all tellings share it
ON_ONE_DAY = 0.5  # share of the shorter sentence's words, from which two of one day tell one event
SAME_DEED = 0.33  # the same where they share the verb too, and three words beyond the topic's
NEARBY = 0.65  # the same where one time is open or only a month or a year
VERSION = 0.5  # the same for two versions of one story
SAME_WORDS = 0.95  # from which an older version adds nothing
SAME_START = 3  # words by which a sentence of a newer version is told for the older one's, however it goes on
SHARED = 3  # words, topic and days aside, that two tellings share at least
FRESH = timedelta(4)  # between the days on which stories tell an event whose day is open


@dataclass(slots=True)
class _Group:
    """Tellings of one event, the best first."""

    lines: list[Line]
    when: When


def merged(lines: Sequence[Line], evidence: Evidence) -> list[Event]:
    """The events that some sentences tell, the sentences given best first."""
    groups: list[_Group] = []
    for line in lines:
        told = when(line)
        group = next((one for one in groups if _tells(line, told, one, evidence)), None)
        if group is None:
            groups.append(_Group([line], told))
        elif not any(line.text == other.text for other in group.lines):
            group.lines.append(line)
            if not group.when.exact and told.first and (told.exact or not group.when.first):
                group.when = told
    return [_event(group, evidence) for group in groups]


def _tells(line: Line, told: When, group: _Group, evidence: Evidence) -> bool:
    """Whether a sentence tells the event of a group."""
    first = group.lines[0]
    if line.text == first.text:
        return True
    if line.story is first.story:
        return False
    if _versions(line, first, evidence):
        return _edited(line, first, evidence)
    exact = told.exact and group.when.exact
    near = told.meets(group.when) if told.first and group.when.first else _told_together(line, told, group)
    if not near or (exact and told.first != group.when.first) or len(_told(line) & _told(first)) < (1 if exact else SHARED):
        return False
    shared, share = _shared(line, first, evidence)
    least = (SAME_DEED if shared >= SHARED and _same_deed(line, first) else ON_ONE_DAY) if exact else NEARBY
    alike = share >= least and (shared >= SHARED or (exact and _same_deed(line, first)))
    return alike and not _conflicting(line, first)


def _edited(line: Line, other: Line, evidence: Evidence) -> bool:
    """Whether a sentence of one version is another's, however it was changed."""
    share = _shared(line, other, evidence)[1]
    return (share >= VERSION and len(_told(line) & _told(other)) >= SHARED) or line.text.split()[:SAME_START] == other.text.split()[
        :SAME_START
    ]


def versions_of(line: Line, older: Story, evidence: Evidence) -> Line | None:
    """The sentence of an older version that a sentence was before it was changed; None when it is new or as it was."""
    if any(line.text == other.text for other in older.lines):
        return None
    edited = [other for other in older.lines if _edited(line, other, evidence)]
    return max(edited, key=lambda other: _shared(line, other, evidence)[1], default=None)


def _same_deed(line: Line, other: Line) -> bool:
    """Whether two sentences share a verb and another word: "the bridge was closed"."""
    common = _told(line) & _told(other)
    return len(common) > 1 and any(inflection.is_past(token.lower()) and words.normal(token) in common for token in words.tokens(line.text))


def _told_together(line: Line, told: When, group: _Group) -> bool:
    """Whether an event whose day is open can be another telling's: both stories are of the same days, and none tells of it beforehand."""
    mine, theirs = line.story.day, group.lines[0].story.day
    if mine is None or theirs is None:
        return False
    if told.first:
        return timedelta(0) <= theirs - told.first <= FRESH
    if group.when.first:
        return timedelta(0) <= mine - group.when.first <= FRESH
    return abs(mine - theirs) <= FRESH


def _versions(line: Line, other: Line, evidence: Evidence) -> bool:
    relations = evidence.relations
    return relations.newer_version(line.story) is other.story or relations.newer_version(other.story) is line.story


def _shared(line: Line, other: Line, evidence: Evidence) -> tuple[int, float]:
    """How many words two sentences share beyond those of the topic, and the share (0 to 1) of the shorter one's that is."""
    mine, theirs = _told(line), _told(other)
    topical = _topical(frozenset(evidence.wanted.weights), mine | theirs)
    common = mine & theirs
    whole = min(_weight(mine, topical), _weight(theirs, topical)) or 1.0
    return len(common - topical), _weight(common, topical) / whole


def _weight(told: frozenset[str], topical: frozenset[str]) -> float:
    return len(told - topical) + TOPICAL * len(told & topical)


def _topical(topic: frozenset[str], told: frozenset[str]) -> frozenset[str]:
    """Those of some words that are the topic's, or forms of the same name."""
    return frozenset(word for word in told if word in topic or any(_one_name(word, other) for other in topic))


@lru_cache(maxsize=65536)
def _one_name(word: str, other: str) -> bool:
    return carries(frozenset((word,)), other)


@lru_cache(maxsize=4096)
def _told(line: Line) -> frozenset[str]:
    """The words of a sentence without those of its times and of speaking."""
    times = " ".join(line.text[one.start : one.end] for one in mentions(line.text, read_against(line.story)))
    return line.content - words.content(times) - _ASIDE


_ASIDE = frozenset(words.normal(word) for word in ASKING_VERBS | LOOSE)


def _conflicting(line: Line, other: Line) -> bool:
    """Whether two sentences count the same thing otherwise: two events, unless they are versions."""
    return any(conflict(one, another) for one in quantities(line.text) for another in quantities(other.text) if one.kind != "date")


def _event(group: _Group, evidence: Evidence) -> Event:
    """A group as an event: told by what puts it right, else by its newest version, else by its best telling."""
    best, *rest = group.lines
    newer = next((line for line in rest if evidence.relations.newer_version(best.story) is line.story), None)
    if newer:
        best, rest = newer, [best, *(line for line in rest if line is not newer)]
        if (told := when(newer)).first:
            group.when = told
    rest = [line for line in rest if not (_versions(line, best, evidence) and _shared(line, best, evidence)[1] >= SAME_WORDS)]
    corrected = False
    if right := put_right(best, evidence):
        best, rest, corrected = right, [best, *rest], True
    return Event(best, group.when, tuple(sorted(rest, key=_published, reverse=True)), corrected)


def _published(line: Line) -> tuple[date, int]:
    return line.story.day or date.min, -line.place


def put_right(line: Line, evidence: Evidence) -> Line | None:
    """The sentence of a correction that puts right a figure in a sentence."""
    times = " ".join(line.text[one.start : one.end] for one in mentions(line.text, None))
    figures = line.numbers - words.numbers(times)
    told = chain.from_iterable(correction.lines for correction in evidence.relations.corrections_of(line.story))
    naming = [other for other in told if figures & other.numbers]
    return next((other for other in naming if not tells_of_error(other)), naming[0] if naming else None)
