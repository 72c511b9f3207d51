"""Both sides: what each says, one line a side with the side named; figures that differ beside each other."""

from __future__ import annotations

from datetime import date

from rag.answer import answered, messages
from rag.answer.compose.choice import repeats, usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.rank import carries
from rag.answer.evidence.speakers import Speakers
from rag.answer.question.speaker import sides_of
from rag.answer.statement import Statement, quoted
from rag.language import words

SPOKEN = 0.5  # what it is worth that a side says a sentence itself
NAMED = 0.25  # that a sentence names it
MOST = 4
NEAR = 0.75


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """A line a side, or, where no sides are named, what the stories' speakers say."""
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    if not tools.calibration.decisions["unread"].holds(signals, tools.calibration.caution(tools.caution)):
        return Composed((), messages.NEAR_BUT_NOT, signals)
    speakers = Speakers(evidence.stories)
    sides = sides_of(evidence.question.text)
    tools.trace.note("sides", sides)
    lines = _of_sides(sides, evidence, speakers) if sides else _of_speakers(evidence, speakers)
    return Composed(tuple(_told(line, speakers) for line in lines), None if lines else messages.NEAR_BUT_NOT, signals)


def _of_sides(sides: tuple[str, ...], evidence: Evidence, speakers: Speakers) -> list[Line]:
    """The best sentence of each side, and one more of the first sentence's neighbours where a side is short."""
    chosen: list[Line] = []
    for side in sides:
        wanted = words.content(side)
        outlet = [story for story in evidence.stories if story.outlet and wanted <= words.content(story.outlet)]

        def worth(line: Line, side: str = side, wanted: frozenset[str] = wanted, outlet: list[object] = outlet) -> float:  # type: ignore[assignment]
            named = sum(carries(line.content, word) for word in wanted) / max(len(wanted), 1)
            return evidence.scores[line] + SPOKEN * max(speakers.matches(side, line), float(line.story in outlet)) + NAMED * named

        able = [line for line in evidence.ranked if usable(line) and line not in chosen]
        if able:
            chosen.append(max(able, key=worth))
    return chosen


def _of_speakers(evidence: Evidence, speakers: Speakers) -> list[Line]:
    """The best sentences of different speakers or stories."""
    chosen: list[Line] = []
    seen: set[tuple[object, object]] = set()
    best = evidence.scores[evidence.ranked[0]]
    for line in evidence.ranked:
        said = speakers.of(line)
        key = (line.story, said.words if said else None)
        if usable(line) and key not in seen and not repeats(line, chosen) and evidence.scores[line] >= NEAR * best:
            seen.add(key)
            chosen.append(line)
        if len(chosen) == MOST:
            break
    return sorted(chosen, key=lambda line: (line.story.day or date.max, line.story.info.file, line.place))


def _told(line: Line, speakers: Speakers) -> Statement:
    """A sentence, with the one before when only that says who speaks."""
    said = speakers.of(line)
    if said and not said.named and line.before and not line.leans:
        return Statement(f"{quoted(line.before, alone=True).text} {quoted(line, alone=True).text}", (line.before, line))
    return quoted(line)
