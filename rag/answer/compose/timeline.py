"""A timeline: dated lines from first to last, each a story's own sentence, the same event once.

Days that a story names by a word ("on Tuesday") are worked out from its own day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from rag.answer import answered, messages
from rag.answer.compose import fact
from rag.answer.compose.choice import relevant, repeats, usable
from rag.answer.compose.latest import over_time
from rag.answer.compose.types import Composed, Tools
from rag.answer.events import Event, in_order, merged, tells, when
from rag.answer.events.topic import opening
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.fit import gives
from rag.answer.question.types import FIGURES
from rag.answer.statement import Statement, led, quoted
from rag.language.numbers import quantities

NEAR = 0.6  # of the best story's worth, from which another belongs to the account
FLOOR = 0.62  # of the best sentence's score, from which a sentence does
LEAD = 0.25  # what a story's first sentence is given
DATED = 0.15  # and a sentence that names its day
FEWEST = 4  # sentences that name a time or open a story, from which no others are told
LINES = 8
A_DAY = 2


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """One or two sentences for each day on which something happened."""
    if not fact.is_told(evidence, tools):
        return Composed((), answered.why_not(evidence))
    lines = tuple(_told(event) for event in in_order(_chosen(evidence)))
    if changes := _figures(evidence):
        lines = max(changes, lines, key=_counted)
    return Composed(lines, None if lines else answered.why_not(evidence))


def _counted(lines: Sequence[Statement]) -> int:
    """How many different figures some statements give, days aside."""
    return len({(one.kind, one.low) for line in lines for one in quantities(line.text) if one.kind not in ("date", "year", "time")})


def _figures(evidence: Evidence) -> tuple[Statement, ...]:
    """Where it is a figure that changed, what each story gave for it, with the story's day; nothing when fewer than two give one."""
    if evidence.question.focus not in FIGURES:
        return ()
    able = (line for line in evidence.ranked if usable(line) and not evidence.taken_back(line))
    best = next((line for line in able if gives(evidence.question, line.text) >= 1), None)
    lines = over_time(best, evidence) if best else []
    return (
        tuple(led(f"{messages.day(line.story.day)}: " if line.story.day else "", quoted(line)) for line in lines) if len(lines) > 1 else ()
    )


def _chosen(evidence: Evidence) -> list[Event]:
    """The events that belong to the question most, one of each day before a second one of any."""
    stories = relevant(evidence, NEAR)
    worth = {line: _worth(line, evidence) for story in stories for line in story.lines if tells(line)}
    if evidence.question.focus in FIGURES:
        worth = {line: score for line, score in worth.items() if gives(evidence.question, line.text) >= 1} or worth
    news = {line: score for line, score in worth.items() if when(line).stated or line is opening(line.story)}
    worth = news if len(news) >= FEWEST and evidence.question.focus not in FIGURES else worth
    floor = FLOOR * max(worth.values(), default=0.0)
    able = sorted((line for line, score in worth.items() if score >= floor), key=lambda line: -worth[line])
    events = merged(able, evidence)
    chosen: list[Event] = []
    per_day: defaultdict[date | None, int] = defaultdict(int)
    for most in (1, A_DAY):
        for event in events:
            full = len(chosen) == LINES or per_day[event.placed] >= most
            if event in chosen or full or repeats(event.line, (other.line for other in chosen)):
                continue
            chosen.append(event)
            per_day[event.placed] += 1
    return chosen


def _worth(line: Line, evidence: Evidence) -> float:
    return evidence.scores.get(line, 0.0) + LEAD * (line is opening(line.story)) + DATED * (when(line).precision in ("day", "range"))


def _told(event: Event) -> Statement:
    day = messages.when(event.when.first, event.when.last, event.when.precision, event.placed)
    return led(f"{day}: " if event.placed else "", quoted(event.line))
