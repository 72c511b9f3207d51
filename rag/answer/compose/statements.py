"""Who said what: the speaker's own words, direct before reported, and nobody else's."""

from __future__ import annotations

from rag.answer import answered
from rag.answer.compose import fact
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.speakers import Speakers
from rag.answer.question.speaker import speaker_asked
from rag.answer.statement import Statement, quoted

MATCH = 0.5  # how well a speaker must match the one asked for
DIRECT = 0.15  # what a direct quotation is given beside a reported one
ENOUGH = 0.75  # of the best sentence's score, from which another is quoted too
MOST = 3  # sentences
WORDS = 70


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The words of the speaker asked for, on the thing asked about."""
    asked = speaker_asked(evidence.question.text)
    if asked is None:
        return fact.compose(evidence, tools)
    speakers = Speakers(evidence.stories)
    spoken = sorted(
        (line for line in evidence.ranked if speakers.matches(asked, line) >= MATCH), key=lambda line: -_worth(line, evidence, speakers)
    )
    signals = answered.unread(evidence) | {"spoken": float(bool(spoken))}
    tools.trace.note("speaker", asked)
    tools.trace.note("signals", signals)
    if not spoken:
        return fact.compose(evidence, tools)
    best = spoken[0]
    chosen = [best]
    for line in spoken[1:]:
        near = line.story is best.story and abs(line.place - best.place) <= 2
        good = _worth(line, evidence, speakers) >= ENOUGH * _worth(best, evidence, speakers)
        if near and good and len(chosen) < MOST and sum(len(one.text.split()) for one in (*chosen, line)) <= WORDS:
            chosen.append(line)
    return Composed(_told(chosen, speakers), None, signals)


def _worth(line: Line, evidence: Evidence, speakers: Speakers) -> float:
    said = speakers.of(line)
    return evidence.scores.get(line, 0.0) + DIRECT * bool(said and said.direct)


def _told(chosen: list[Line], speakers: Speakers) -> tuple[Statement, ...]:
    """The sentences in their order; one that does not say who speaks comes with the one that does."""
    told: list[Statement] = []
    ordered = sorted(chosen, key=lambda line: line.place)
    for at, line in enumerate(ordered):
        said = speakers.of(line)
        follows = at and ordered[at - 1].place == line.place - 1
        if said and not said.named and not follows and line.before and speakers.of(line.before):
            told.append(Statement(f"{quoted(line.before, alone=True).text} {quoted(line, alone=True).text}", (line.before, line)))
        elif follows and told:
            last = told.pop()
            told.append(Statement(f"{last.text} {quoted(line, alone=True).text}", (*last.support, line)))
        else:
            told.append(quoted(line))
    return tuple(told)


