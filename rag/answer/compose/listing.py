"""A list: every item that is asked for, in the stories' words."""

from __future__ import annotations

from rag.answer import answered, messages
from rag.answer.compose import fact
from rag.answer.compose.choice import new_words, repeats, usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.statement import quoted

LOOKED = 14  # sentences, the best
NEAR = 0.82  # of the best sentence's score, from which another may add an item
MOST = 4
ITEMS = 3  # items from which a sentence is an enumeration
ENUMERATES = 0.15  # what that is worth


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The sentences that name an item each, the best first; as many as add one."""
    signals = answered.unread(evidence)
    tools.trace.note("signals", signals)
    if not tools.calibration.decisions["unread"].holds(signals, tools.calibration.caution(tools.caution)):
        return Composed((), messages.NEAR_BUT_NOT, signals)
    candidates = [line for line in evidence.ranked[:LOOKED] if usable(line) or line.kind != "body"]
    if not candidates:
        return fact.compose(evidence, tools)
    worth = {line: evidence.scores[line] + ENUMERATES * (_enumerated(line) >= ITEMS) for line in candidates}
    ordered = sorted(candidates, key=lambda line: -worth[line])
    chosen: list[Line] = [ordered[0]]
    for line in ordered[1:]:
        good = worth[line] >= NEAR * worth[ordered[0]]
        if good and len(chosen) < MOST and not repeats(line, chosen) and new_words(line, evidence, chosen):
            chosen.append(line)
    return Composed(tuple(quoted(line) for line in chosen), None, signals)


def _enumerated(line: Line) -> int:
    """How many items a sentence seems to list."""
    return line.text.count(", ") + line.text.count(" and ") + line.text.count("; ")
