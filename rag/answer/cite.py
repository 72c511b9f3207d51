"""Ties a sentence of an answer to the words of the stories that carry it, and numbers these footnotes.

A footnote is one sentence, or two when the claim needs both. Further footnotes come from other stories that
carry the claim as well; copies of a story are counted once.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.evidence import Claim, Evidence, Match, Pool
from rag.types import Citation

MORE = 0.06  # what a second sentence must add to a footnote's score
AS_GOOD = 0.92  # of the best score, for a footnote to another story
OTHERS = 2  # footnotes to further stories


def tie(claim: Claim, pool: Pool) -> list[Match]:
    """The evidence for `claim`: the best first, then as good from other stories. Empty when there are no sentences."""
    cosines = pool.cosines(claim.text)
    ranked = sorted((pool.match(claim, (place,), cosines) for place in range(len(pool.sentences))), key=_order)
    if not ranked:
        return []
    best = widened(claim, pool, ranked, cosines)
    chosen, stories = [best], _stories(best)
    for match in ranked:
        if len(chosen) > OTHERS or match.score < AS_GOOD * best.score or match.missing:
            break
        if not stories & _stories(match):
            chosen.append(match)
            stories |= _stories(match)
    return chosen


def widened(claim: Claim, pool: Pool, ranked: Sequence[Match], cosines: Sequence[float]) -> Match:
    """The best one or two sentences: a second one of the same story, when it carries what the first lacks."""
    best = ranked[0]
    for match in ranked[:4]:
        place = pool.place(match.evidence[0])
        for other in range(len(pool.sentences)):
            if other == place or pool.sentences[other].hit.article.id != match.evidence[0].hit.article.id:
                continue
            near = 0.0 if adjacent(pool, place, other) else 0.05
            pair = pool.match(claim, sorted((place, other)), cosines)
            lacks = len(best.missing) - len(pair.missing)
            if lacks > 0 or (lacks == 0 and pair.score > best.score + MORE * (2 if len(best.evidence) == 1 else 1) * 0.5 + near):
                best = pair
    return best


def adjacent(pool: Pool, a: int, b: int) -> bool:
    """Whether two sentences stand next to each other in their story."""
    return abs(a - b) == 1 and pool.sentences[max(a, b)].follows


def _order(match: Match) -> tuple[float, int]:
    return (-round(match.score - 0.15 * len(match.missing), 6), match.evidence[0].rank)


def _stories(match: Match) -> set[str]:
    info = match.evidence[0].hit.article
    return {f"{info.root}\0{info.file}\0{info.part}", *(f"{info.root}\0{copy}\0None" for copy in info.copies), info.text_sha256}


class Footnotes:
    """Numbers footnotes in order of first use; the same words get the same number."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int, int], Citation] = {}

    @property
    def all(self) -> tuple[Citation, ...]:
        """Every footnote so far, in order of number."""
        return tuple(self._made.values())

    def add(self, matches: Sequence[Match]) -> tuple[Citation, ...]:
        """The footnotes for these matches, each once."""
        numbered: list[Citation] = []
        for match in matches:
            for first, last in _runs(match.evidence):
                key = (first.hit.article.id, first.span.start, last.span.end)
                if key not in self._made:
                    self._made[key] = _citation(len(self._made) + 1, first, last)
                numbered.append(self._made[key])
        return tuple(dict.fromkeys(numbered))


def _runs(evidence: Sequence[Evidence]) -> list[tuple[Evidence, Evidence]]:
    """Evidence as (first, last) of runs with nothing but white space between."""
    runs: list[tuple[Evidence, Evidence]] = []
    for one in evidence:
        if runs and runs[-1][1].article.file == one.article.file and not one.article.text[runs[-1][1].span.end : one.span.start].strip():
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return runs


def _citation(number: int, first: Evidence, last: Evidence) -> Citation:
    info, text = first.hit.article, first.article.text
    start, end = first.span.start, last.span.end
    return Citation(
        number=number,
        root=info.root,
        file=info.file,
        part=info.part,
        text_sha256=info.text_sha256,
        start=start,
        end=end,
        line=line_of(text, start) if first.article.extractor is None else None,
        quote=text[start:end],
        title=info.title,
        outlet=info.outlet,
        published=info.published,
        copies=info.copies,
    )


def line_of(text: str, start: int) -> int:
    """The line, from 1, of character `start`; a line ends with "\\n", "\\r\\n" or "\\r"."""
    before = text[:start]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1
