"""Who said what: the speaker's own words, direct before reported, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

from rag.answer import answered
from rag.answer.compose import fact
from rag.answer.compose.topic import Topic
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.speakers import Speakers
from rag.answer.question.speaker import speaker_asked
from rag.answer.statement import Statement, quoted

MATCH = 0.5  # how well a speaker must match the one asked for
WHOLE, ABOUT = 0.5, 0.8  # what nearness to the whole question counts, and to its topic
DIRECT = 0.1  # what a direct quotation is given beside a reported one
NEAR = 0.8  # of the best sentence's worth, from which its neighbour is quoted too
BESIDE = 2  # sentences between them at most
MOST, WORDS = 3, 65


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The words of the speaker asked for, on the thing asked about."""
    asked = speaker_asked(evidence.question.text)
    tools.trace.note("speaker", asked)
    if asked is None:
        return fact.compose(evidence, tools)
    lines = said_by(asked, evidence)
    if not lines:
        return fact.compose(evidence, tools)
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    return Composed(tuple(lines), None, signals)


def said_by(asked: str, evidence: Evidence) -> list[Statement]:
    """What a speaker says on the topic of the question: neighbouring sentences of one story; nothing when no story lets that speaker speak."""
    speakers, topic = Speakers(evidence.stories), Topic(evidence, asked)

    def worth(line: Line) -> float:
        said = speakers.of(line)
        return WHOLE * evidence.scores[line] + ABOUT * topic.of(line) + DIRECT * bool(said and said.direct)

    spoken = sorted((line for line in evidence.ranked if speakers.matches(asked, line) >= MATCH), key=lambda line: -worth(line))
    return told(_with_neighbours(spoken, worth), speakers) if spoken else []


def _with_neighbours(spoken: list[Line], worth: Callable[[Line], float]) -> list[Line]:
    best = spoken[0]
    chosen = [best]
    for line in spoken[1:]:
        beside = line.story is best.story and abs(line.place - best.place) <= BESIDE
        short = sum(len(one.text.split()) for one in (*chosen, line)) <= WORDS
        if beside and short and len(chosen) < MOST and worth(line) >= NEAR * worth(best):
            chosen.append(line)
    return sorted(chosen, key=lambda line: line.place)


def told(chosen: list[Line], speakers: Speakers) -> list[Statement]:
    """Sentences of one story in their order; one that does not say who speaks comes with the one that does."""
    made: list[Statement] = []
    for line in chosen:
        said = speakers.of(line)
        lines = quoted(line).support
        if said and not said.named and lines == (line,) and line.before and speakers.of(line.before):
            lines = (line.before, line)
        if made and made[-1].support[-1] in lines:
            lines = tuple(dict.fromkeys((*made.pop().support, *lines)))
        made.append(Statement(" ".join(quoted(one, alone=True).text for one in lines), lines))
    return made
