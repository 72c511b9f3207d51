"""Both sides: what each says, one line a side; figures that differ stand beside each other."""

from __future__ import annotations

from datetime import date

from rag.answer import answered
from rag.answer.compose import fact
from rag.answer.compose.choice import repeats, usable
from rag.answer.compose.statements import only_by, said, told
from rag.answer.compose.topic import Topic
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.rank import carries
from rag.answer.evidence.speakers import Speakers
from rag.answer.question.speaker import sides_of
from rag.answer.statement import Statement, quoted
from rag.language import words

MOST = 4
NEAR = 0.75
NAMED = 0.6  # what it is worth that a sentence names the side


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """What each side says, or, where no sides are named, what the stories' speakers say."""
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    if not tools.decides("unread", signals):
        return Composed((), answered.why_not(evidence), signals)
    sides = sides_of(evidence.question.text)
    tools.trace.note("sides", sides)
    statements = [one for side in sides for one in _of_side(side, sides, evidence, tools)] if sides else _of_speakers(evidence)
    return Composed(tuple(statements), None if statements else answered.why_not(evidence), signals)


def _of_side(side: str, sides: tuple[str, ...], evidence: Evidence, tools: Tools) -> list[Statement]:
    """What a side says on the topic; what its outlet writes; else what is said of it."""
    if spoken := only_by(side, evidence):
        drafted = fact.draft(spoken, tools)
        if drafted.support and not drafted.refuses:
            return said(drafted.support, spoken)[:1]
    wanted = words.content(side)
    topic = Topic(evidence, " ".join(sides))
    own = {story for story in evidence.stories if story.outlet and wanted <= words.content(story.outlet)}

    def worth(line: Line) -> float:
        named = sum(carries(line.content, word) for word in wanted) / max(len(wanted), 1)
        return topic.of(line) + NAMED * max(named, float(line.story in own))

    able = [line for line in evidence.ranked if usable(line)]
    best = max(able, key=worth, default=None)
    return [quoted(best)] if best and worth(best) > NAMED / 2 else []


def _of_speakers(evidence: Evidence) -> list[Statement]:
    """The best sentences of different speakers or stories, in order of day."""
    speakers = Speakers(evidence.stories)
    chosen: list[Line] = []
    seen: set[tuple[object, object]] = set()
    best = evidence.scores[evidence.ranked[0]]
    for line in evidence.ranked:
        who = speakers.of(line)
        key = (line.story, who.words if who else None)
        if usable(line) and key not in seen and not repeats(line, chosen) and evidence.scores[line] >= NEAR * best:
            seen.add(key)
            chosen.append(line)
        if len(chosen) == MOST:
            break
    ordered = sorted(chosen, key=lambda line: (line.story.day or date.max, line.story.info.file, line.place))
    return [statement for line in ordered for statement in told([line], speakers)]
