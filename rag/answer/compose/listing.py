"""A list: the model's draft names the items, the stories' sentences that hold them are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.answered import Draft
from rag.answer.compose import fact, latest
from rag.answer.compose.choice import usable
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.relevance import carries
from rag.answer.generate.blocks import block
from rag.answer.statement import all_quoted
from rag.language import words

BEST, NEIGHBOURED, WORDS = 7, 3, 260  # of the evidence that is read for a list
MOST = 5  # sentences
KNOWN = 0.5  # share of the items that the sentences read have to hold, or others are looked for
HELD = 0.7  # share of an item's words that a sentence must hold
_ITEM = re.compile(r"(?<!\s)\s*(?:;|(?:^|\s)\d{1,2}[.)](?=\s)|(?:^|\s)[-•*](?=\s)|\n|,(?=\s)|\band\b(?=\s))\s*")


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The sentences that hold the items, in the stories' order; as few as hold them all."""
    drafted, lines = _draft(evidence, tools)
    if not fact.is_answered(evidence, drafted, tools) or not drafted.support:
        return fact.compose(evidence, tools)  # a list of one, perhaps
    items = items_of(drafted.text, evidence.question.words)
    tools.trace.note("items", items)
    chosen = holding(items, _naming(items, lines, evidence) or lines, evidence) or list(drafted.support.lines)
    return Composed(all_quoted(_with_other_figures(chosen, items, evidence)))


def _with_other_figures(chosen: list[Line], items: Sequence[frozenset[str]], evidence: Evidence) -> list[Line]:
    """Some sentences and, where all items are figures, those of other stories that give further ones of the same thing."""
    if not items or not all(any(word[0].isdigit() for word in item) for item in items):
        return chosen
    found, known = list(chosen), frozenset().union(*(line.numbers for line in chosen))
    for line in latest.over_time(chosen[0], evidence):
        if usable(line) and not evidence.taken_back(line) and line.numbers - known and len(found) < MOST:
            found.append(line)
            known |= line.numbers
    return found


def _draft(evidence: Evidence, tools: Tools) -> tuple[Draft, Sequence[Line]]:
    text, lines = block(evidence, BEST, NEIGHBOURED, WORDS)
    tools.trace.note("read", text)
    return fact.judged(tools.model.items(text, evidence.question.put), lines, evidence, tools), lines


def _naming(items: Sequence[frozenset[str]], lines: Sequence[Line], evidence: Evidence) -> list[Line]:
    """The sentences that name several items, in the stories that were read, where the sentences that were read hold hardly any."""
    if sum(any(_holds(line, item) for line in lines) for item in items) >= KNOWN * len(items):
        return []
    told = [line for story in dict.fromkeys(line.story for line in lines) for line in story.lines]
    return [line for line in told if usable(line) and not evidence.taken_back(line) and sum(_holds(line, item) for item in items) > 1]


def items_of(draft: str, asked: frozenset[str]) -> list[frozenset[str]]:
    """The words of each item in a draft that the question does not hold."""
    found = [words.content(part) - asked for part in _ITEM.split(draft)]
    return [item for item in found if item]


def holding(items: Sequence[frozenset[str]], lines: Sequence[Line], evidence: Evidence) -> list[Line]:
    """As few sentences as hold all items that any holds, in the order of their stories."""
    able = [line for line in lines if usable(line) or line.kind != "body"]
    left = {place for place, item in enumerate(items) if any(_holds(line, item) for line in able)}
    chosen: list[Line] = []
    while left and len(chosen) < MOST:
        best = max(able, key=lambda line: (sum(_holds(line, items[place]) for place in left), evidence.scores.get(line, 0.0)))
        chosen.append(best)
        left -= {place for place in left if _holds(best, items[place])}
    return sorted(chosen, key=lambda line: (evidence.stories.index(line.story), line.place))


def _holds(line: Line, item: frozenset[str]) -> bool:
    return sum(carries(line.content, word) for word in item) >= HELD * len(item)
