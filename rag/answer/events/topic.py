"""The events of a topic: which sentences of its stories tell one, and how much each belongs to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache

from rag.answer.events.day import When, when
from rag.answer.events.event import Event
from rag.answer.events.merge import merged
from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relations import is_correction, tells_of_error
from rag.language import words
from rag.language.english import events as english
from rag.language.english.names import COUNTRIES
from rag.language.spoken import quotes

CENTRAL = 0.6  # of the most that any story's headings and opening hold of the topic, from which a story is about it
TOUCHED = 0.6  # the same for a sentence of another story
NAMED = 0.25  # share of the topic that a sentence must hold to tell of long ago
LONG_AGO = timedelta(366)
LEAD, EXACT, ROUGH, HEAD = 0.4, 0.3, 0.1, 0.4  # what a sentence's worth gains: first of its story, a day, a month, its headings' words
READ = 6  # sentences that are merged for each event wanted
BEGINNING = 3  # letters that forms of one word have in common
_FIRST_PERSON = re.compile(rf"\b(?:{'|'.join(sorted(english.FIRST_PERSON))})\b", re.IGNORECASE)
_COUNTRIES = re.compile(rf"\b(?:{'|'.join(name for country in COUNTRIES for name in country)})\b", re.IGNORECASE)
FEWEST = 4  # words of a sentence that tells something


def on_topic(evidence: Evidence, most: int) -> list[Event]:
    """The events that the stories tell on the topic of the evidence, at most so many, those first that belong to it most."""
    worth = _worth(evidence)
    ordered = sorted(worth, key=lambda line: (-worth[line], line.story.info.file, line.place))
    events = merged(ordered[: READ * most], evidence)
    told_with = {line for event in events for line in with_before(event.line)[:-1]}
    events = [event for event in events if event.line not in told_with]
    return sorted(events, key=lambda event: -max(worth.get(line, 0.0) + 0.1 * len(event.others) for line in event.lines))[:most]


def with_before(line: Line) -> tuple[Line, ...]:
    """A sentence, with the one before when it leans on that and that tells of no time of its own."""
    before = line.before
    return (before, line) if before and line.leans and before.kind == line.kind and when(before).stated is None else (line,)


def tells(line: Line) -> bool:
    """Whether a sentence can tell an event: one of the story's text, no question and no correction's account of its own error."""
    ended = line.whole or (line is opening(line.story) and line.text[-1] in '.!?…”"’')
    if line.kind != "body" or not ended or len(line.text.split()) < FEWEST or line.text.endswith("?"):
        return False
    return not tells_of_error(line) and (is_correction(line.story.title) or not _of_the_writer(line))


def _of_the_writer(line: Line) -> bool:
    """Whether the writer of a story tells of themselves: "I asked him last week"."""
    if not _FIRST_PERSON.search(line.text):
        return False
    return any(found.group() != "US" for found in _FIRST_PERSON.finditer(_outside_quotes(line.text)))


def opening(story: Story) -> Line | None:
    """The first sentence of a story's text."""
    return next((line for line in story.lines if line.kind == "body"), None)


def _worth(evidence: Evidence) -> Mapping[Line, float]:
    """The sentences that tell an event of the topic, with how much they belong to it."""
    share = _shares(evidence)
    stories = set(central(evidence))
    least = TOUCHED * max(share.values(), default=0.0)
    begins = tuple(word[:BEGINNING] for word in evidence.wanted.weights)
    found: dict[Line, float] = {}
    for story in evidence.stories:
        about = story in stories
        for line in story.lines:
            if not (about or _may_hold(line, begins)) or not tells(line):
                continue
            held = evidence.wanted.covered(_around(line))
            if not (about or held >= least) or not _belongs(line, told := when(line), held, about):
                continue
            found[line] = held + HEAD * share[story] + LEAD * (about and line is opening(story)) + _sure(told) - 0.3 * _spoken(line)
    return found


def _may_hold(line: Line, begins: Sequence[str]) -> bool:
    """Whether a sentence or the one before can hold a word that begins so, or another name of a country, without taking them apart."""
    text = f"{line.before.text if line.before else ''} {line.text}"
    low = text.lower()
    return any(begin in low for begin in begins) or bool(_COUNTRIES.search(text))


def central(evidence: Evidence) -> list[Story]:
    """The stories that are about the topic: whose headings and opening hold much of it."""
    share = _shares(evidence)
    top = max(share.values(), default=0.0)
    return [story for story in evidence.stories if top and share[story] >= CENTRAL * top]


@lru_cache(maxsize=4)
def _shares(evidence: Evidence) -> dict[Story, float]:
    """How much of the topic each story's headings and opening hold."""
    return {story: evidence.wanted.covered(story.opening) for story in evidence.stories}


def _around(line: Line) -> frozenset[str]:
    """The words of a sentence, with those of the one before in its paragraph that it may lean on."""
    return line.content | line.before.content if line.before and not line.opens else line.content


def _belongs(line: Line, told: When, held: float, about: bool) -> bool:
    """Whether a sentence of a story tells an event: it names a time, or is the news itself; long ago only where it names the topic."""
    if told.stated is None:
        return about and line is opening(line.story) and not is_correction(line.story.title) and not _spoken(line)
    far = told.first and told.last and line.story.day and not (told.first - LONG_AGO <= line.story.day <= told.last + LONG_AGO)
    return held >= NAMED or bool(english.POINTING & words.low(line.text)) if far else True


def _sure(told: When) -> float:
    return EXACT if told.precision in ("day", "range", "week") else ROUGH if told.first else 0.0


def _spoken(line: Line) -> bool:
    """Whether most of a sentence is somebody's words."""
    return 2 * len(_outside_quotes(line.text)) < len(line.text)


def _outside_quotes(text: str) -> str:
    """What of a sentence is the story's own."""
    for quote in reversed(quotes(text)):
        text = text[: quote.start] + text[quote.end :]
    return text
