"""Ties a sentence of an answer to the words of the stories that carry it, and numbers these footnotes.

A footnote is one sentence, or two when the claim needs both: neighbours, or a sentence and the one that gives a
name of it in full. Two sentences that merely stand in one story bear out nothing together, for they may speak of
different people. Further footnotes come from other stories that carry the claim as well; copies are counted once.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import quotes, words
from rag.answer.evidence import Claim, Evidence, Facts, Match, Pool
from rag.types import Citation

MORE = 0.06  # what a second sentence must add to a footnote's score
NEARER = 0.03  # what counts for a neighbour
AS_GOOD = 0.92  # of the best score, for a footnote to another story
OTHERS = 2  # footnotes to further stories
HEADLINE = 0.05  # how much better a headline must be than a sentence of the story itself
READ = 0.05  # how much worse evidence may be that is from the passage the answer was written from
TRIED = 4  # best sentences for which a second one is looked for


def tie(claim: Claim, pool: Pool) -> list[Match]:
    """The evidence for `claim`: the best first, then as good from other stories. Empty when there are no sentences."""

    def order(match: Match) -> tuple[float, int, int]:
        return _order(match, pool.read)

    cosines = pool.cosines(claim.text)
    places = _quoting(claim.text, pool) or range(len(cosines))
    ranked = sorted(((pool.match(claim, (place,), cosines), place) for place in places), key=lambda pair: order(pair[0]))
    if not ranked:
        return []
    best = min((_widened(claim, pool, match, place, cosines) for match, place in ranked[:TRIED]), key=order)
    chosen, stories = [best], _stories(best)
    for match, _ in ranked:
        if len(chosen) > OTHERS or match.score < AS_GOOD * best.score:
            break
        if len(match.unsaid) <= len(best.unsaid) and not stories & _stories(match):
            chosen.append(match)
            stories |= _stories(match)
    return chosen


def _quoting(text: str, pool: Pool) -> list[int]:
    """The sentences in which all that `text` puts in quotation marks stands; none when it quotes nothing."""
    quoted = [quotation.text for quotation in quotes.quoted(text)]
    if not quoted:
        return []
    return [place for place, e in enumerate(pool.sentences) if all(quotes.verbatim(words, e.text) for words in quoted)]


def _widened(claim: Claim, pool: Pool, match: Match, place: int, cosines: Sequence[float]) -> Match:
    """`match`, or with a second sentence of the same story when that one carries what the first lacks."""
    best, most = match, 0.0
    for other, sentence in enumerate(pool.sentences):
        if other == place or sentence.hit.article.id != match.evidence[0].hit.article.id:
            continue
        near = adjacent(pool, place, other)
        if near or _completes(claim, pool.facts[place], pool.facts[other]):
            pair = pool.match(claim, sorted((place, other)), cosines)
            gain = _gain(match, pair)
            if gain > MORE and gain + near * NEARER > most:
                best, most = pair, gain + near * NEARER
    return best


def _completes(claim: Claim, facts: Facts, other: Facts) -> bool:
    """Whether another sentence gives in full a name of which this one holds a part: the claim's "Ana Reis" where this has "Reis"."""
    for run in words.runs(claim.text):
        names = [name for name in run if name in claim.names]
        held = [name for name in names if facts.names(name, claim.names)]
        if 0 < len(held) < len(names) and all(other.names(name, claim.names) for name in names):
            return True
    return False


def _gain(one: Match, two: Match) -> float:
    """What a second sentence adds: words, and above all names and numbers."""
    return (two.coverage - one.coverage) * 0.6 + 0.1 * (len(one.missing) - len(two.missing)) + 0.05 * (len(one.unsaid) - len(two.unsaid))


def adjacent(pool: Pool, a: int, b: int) -> bool:
    """Whether two sentences stand next to each other in their story."""
    return abs(a - b) == 1 and pool.sentences[max(a, b)].follows


def _order(match: Match, read: int | None) -> tuple[float, int, int]:
    worth = match.score - 0.15 * len(match.missing) - 0.03 * len(match.unsaid) - 0.02 * (len(match.evidence) - 1)
    worth += READ * any(e.hit.passage == read for e in match.evidence)
    worth -= HEADLINE * any(e.headline for e in match.evidence)
    return (-round(worth, 6), match.evidence[0].rank, match.evidence[0].span.start)


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
            for first, last in _runs(sorted(match.evidence, key=lambda one: one.span.start)):
                key = (first.hit.article.id, first.span.start, last.span.end)
                if key not in self._made:
                    self._made[key] = _citation(len(self._made) + 1, first, last)
                numbered.append(self._made[key])
        return tuple(dict.fromkeys(numbered))


def _runs(evidence: Sequence[Evidence]) -> list[tuple[Evidence, Evidence]]:
    """Evidence as (first, last) of runs with nothing but white space between."""
    runs: list[tuple[Evidence, Evidence]] = []
    for one in evidence:
        if runs and _adjoin(runs[-1][1], one):
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return runs


def _adjoin(one: Evidence, other: Evidence) -> bool:
    if one.hit.article.id != other.hit.article.id or one.span.end > other.span.start:
        return False
    return not one.article.text[one.span.end : other.span.start].strip()


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
