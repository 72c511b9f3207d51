"""Ties a sentence to the sentences of one story that bear it out best."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.answer.evidence import Line
from rag.answer.evidence.relations import tells_of_error
from rag.answer.evidence.relevance import carries
from rag.language import words

NUMBER, NAME, ASKED = 4.0, 2.0, 0.3  # what a number and a name weigh beside another word, and a word of the question
SECOND = 0.12  # what a second sentence must add to be worth a footnote
PREFERRED = 0.05  # of a sentence's rank, where two bear it out alike


@dataclass(frozen=True, eq=False)
class Support:
    """One or two neighbouring sentences of a story and the share (0 to 1) of the claim's words, weighed, that they hold."""

    lines: tuple[Line, ...]
    coverage: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def around(self) -> str:
        """What stands around the support and belongs to it: headings, outlet, the sentence before (not one that tells of an error)."""
        first = self.lines[0]
        before = first.before.text if first.before and not tells_of_error(first.before) else ""
        return " ".join(part for part in (first.story.title, *first.story.headings, first.story.outlet or "", before) if part)


def support(
    claim: str, question: str, lines: Sequence[Line], scores: Mapping[Line, float], among: Container[Line] | None = None
) -> Support | None:
    """The best support for a claim among some sentences and their neighbours, all of them in `among` when that is given; None when there
    are none."""
    wanted = _weights(claim, question)
    whole = sum(wanted.values()) or 1.0
    best: tuple[float, Support] | None = None
    for line in lines:
        own = _held(wanted, line.content) / whole
        for pair in _with_neighbours(line):
            if among is not None and not all(one in among for one in pair):
                continue
            share = own if len(pair) == 1 else _held(wanted, pair[0].content | pair[1].content) / whole
            worth = share - SECOND * (len(pair) - 1) + PREFERRED * scores.get(line, 0.0)
            if best is None or worth > best[0]:
                best = (worth, Support(pair, share))
    return best[1] if best else None


def _weights(claim: str, question: str) -> dict[str, float]:
    asked, named = words.content(question), {words.normal(name) for name in words.names(claim)}
    counted = {word for word in words.content(claim) if word[:1].isdigit()}
    return {
        word: (NUMBER if word in counted and word not in asked else NAME if word in counted | named else 1.0)
        * (ASKED if word in asked else 1.0)
        for word in words.content(claim)
    }


def _held(wanted: Mapping[str, float], content: frozenset[str]) -> float:
    return sum(weight for word, weight in wanted.items() if carries(content, word))


def _with_neighbours(line: Line) -> Iterable[tuple[Line, ...]]:
    yield (line,)
    if line.before and _goes_with(line, line.before):
        yield (line.before, line)
    if line.after and _goes_with(line, line.after):
        yield (line, line.after)


def _goes_with(line: Line, neighbour: Line) -> bool:
    """Whether a neighbour may stand in one statement with a sentence: none under another heading, no caption beside a sentence of the
    story, none that tells of an error."""
    return (neighbour.kind, neighbour.section) == (line.kind, line.section) and not tells_of_error(neighbour)
