"""What each outlet says on a topic, and what no other outlet says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.answer.events import tells
from rag.answer.events.topic import central, opening
from rag.answer.evidence import Evidence, Line, Story
from rag.language import words
from rag.language.numbers import quantities

SAYS = 0.6  # of the best sentence's share of the topic, from which an outlet's sentence is on it
ITSELF = 0.4  # the same for what the sentence itself holds, without its story's headings and its paragraph
AROUND = 0.5  # what words count that stand only around a sentence
LEAD = 0.3  # what a sentence gains that opens a story on the topic
ALSO = 0.3  # the same for a sentence that only one outlet has
SAID = 0.55  # share of a sentence's words said already, from which it is no news
NEW = 2  # names and figures that no other outlet has, from which a sentence is only here
SHORTEST = 6  # words of a sentence that tells enough to stand alone


@dataclass(frozen=True, slots=True)
class Account:
    """An outlet and what it says, in order of day."""

    outlet: str
    lines: tuple[Line, ...]


def outlet_of(story: Story) -> str:
    """Who tells a story: its outlet, else itself."""
    return story.outlet or story.title


def accounts(evidence: Evidence, each: int) -> list[Account]:
    """What each outlet says, at most so many sentences of each, those nearest to the topic; the outlets in order of their first day."""
    worth = _worth(evidence)
    told: defaultdict[str, list[Line]] = defaultdict(list)
    for line in sorted(worth, key=lambda line: (-worth[line], line.story.info.file, line.place)):
        lines = told[outlet_of(line.story)]
        if len(lines) < each and not any(_repeats(line, other) for other in lines):
            lines.append(line)
    made = [Account(outlet, tuple(sorted(lines, key=placed))) for outlet, lines in told.items()]
    return sorted(made, key=lambda account: (placed(account.lines[0]), account.outlet))


def only_here(evidence: Evidence, each: int, most: int, told_already: Container[Line] = ()) -> list[Line]:
    """Sentences on the topic with names and figures that no other outlet has; none where only one outlet tells of it."""
    worth = _worth(evidence, ALSO)
    stories = {line.story for line in worth}
    told: defaultdict[str, set[str]] = defaultdict(set)
    for story in stories:
        told[outlet_of(story)] |= {word for line in story.lines for word in line.content}
    if len(told) < 2:
        return []
    others = {mine: frozenset().union(*(has for outlet, has in told.items() if outlet != mine)) for mine in told}
    long_enough = [line for line in worth if len(line.text.split()) >= SHORTEST and line not in told_already]
    new = {line: _new(line, others[outlet_of(line.story)]) for line in long_enough}
    able = sorted((line for line in new if len(new[line]) >= NEW), key=lambda line: (-worth[line] - 0.1 * len(new[line]), *_place(line)))
    chosen: list[Line] = []
    for line in able:
        mine = [other for other in chosen if outlet_of(other.story) == outlet_of(line.story)]
        if len(mine) < each and not any(_repeats(line, other) for other in mine):
            chosen.append(line)
    return sorted(chosen[:most], key=lambda line: (outlet_of(line.story), *placed(line)))


def _place(line: Line) -> tuple[str, int]:
    return line.story.info.file, line.place


def placed(line: Line) -> tuple[date, str, int]:
    """Where a sentence stands in the order of days."""
    return (line.story.day or date.max, *_place(line))


def on_topic(evidence: Evidence) -> list[Story]:
    """The stories that tell of the topic: those that are about it, those with a sentence on it, and those that one of these puts right."""
    told = {line.story for line in _worth(evidence)} | set(central(evidence))
    return [story for story in evidence.stories if story in told or not told.isdisjoint(evidence.relations.corrections_of(story))]


@lru_cache(maxsize=8)
def _worth(evidence: Evidence, least: float = SAYS) -> Mapping[Line, float]:
    """The sentences on the topic, no older version's and none that is taken back, with how much of it they and what is around them hold.

    With a lower `least` a sentence of a story about the topic need hold nothing of it itself.
    """
    covered = evidence.wanted.covered
    lines = [line for story in evidence.stories for line in story.lines if tells(line) and _holds(line, evidence)]
    own = {line: covered(line.content) for line in lines}
    held = {line: own[line] + AROUND * (covered(line.content | line.so_far | line.story.head) - own[line]) for line in lines}
    top, most = max(held.values(), default=0.0), max(own.values(), default=0.0)
    about = set(central(evidence)) if least < SAYS else set()
    on = [line for line in lines if held[line] >= least * top and (own[line] >= ITSELF * most or line.story in about)]
    return {line: held[line] + LEAD * (line is opening(line.story)) for line in on}


def _holds(line: Line, evidence: Evidence) -> bool:
    return not evidence.taken_back(line) and evidence.relations.newer_version(line.story) is None


def _repeats(line: Line, other: Line) -> bool:
    return len(line.content & other.content) >= SAID * min(len(line.content), len(other.content))


def _new(line: Line, others: frozenset[str]) -> set[str]:
    """The names and figures of a sentence that no other outlet has."""
    figures = {words.normal(word) for one in quantities(line.text) for word in words.tokens(line.text[one.start : one.end])}
    return ({words.normal(name) for name in line.names} | {word for word in figures if word[:1].isdigit()}) - others
