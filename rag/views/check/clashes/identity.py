"""Who or what something is: "the largest recipient is India", where the claim has another name on one side of the "is"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import inflection
from rag.language.english import grammar
from rag.views.check.clashes.name import runs
from rag.views.check.clashes.pair import Clash, Pair

LEAST = 2  # words of what is named that both must have in common
SHARE = 0.6  # and their share of the claim's


@dataclass(frozen=True, slots=True)
class Naming:
    """A name on one side of an "is", and the words on the other."""

    names: frozenset[str]
    told: frozenset[str]
    start: int
    end: int


def check(pair: Pair) -> Iterator[Clash]:
    theirs = namings(pair.support)
    for mine in namings(pair.text) if theirs else ():
        same = [other for other in theirs if _one_thing(mine.told, other.told)]
        if same and not any(align.known(other.names, name) for other in same for name in mine.names):
            yield Clash("name", "other", mine.start, mine.end, pair.support[same[0].start : same[0].end])
            return


def _one_thing(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    both = sum(align.known(theirs, key) for key in mine)
    return both >= LEAST and both >= SHARE * len(mine)


@lru_cache(maxsize=4096)
def namings(text: str) -> tuple[Naming, ...]:
    """What a text says by "is" that somebody or something named is, either way round."""
    row = align.tokens(text)
    named = {token.start for run in runs(row) for token in run}
    found = []
    for at, token in enumerate(row):
        if token.low not in grammar.BE or at + 1 >= len(row) or inflection.is_participle(row[at + 1].low):
            continue
        left, right = _left(row, at), _right(row, at + 1)
        for names, told in ((left, right), (right, left)):
            if (
                names
                and told
                and all(one.start in named for one in names if one.key)
                and any(one.start not in named for one in told if one.key)
            ):
                keys = frozenset(one.key for one in names if one.key)
                if keys:
                    found.append(Naming(keys, frozenset(one.key for one in told if one.key), names[0].start, names[-1].end))
    return tuple(found)


def _left(row: Sequence[Token], at: int) -> Sequence[Token]:
    first = at
    while first and not (row[first - 1].mark or row[first - 1].low in grammar.CONJUNCTIONS or align.is_verb(row, first - 1)):
        first -= 1
    return row[first:at]


def _right(row: Sequence[Token], at: int) -> Sequence[Token]:
    last = at
    while last < len(row) and not (row[last].mark or row[last].low in grammar.CONJUNCTIONS or align.is_verb(row, last)):
        last += 1
    return row[at:last]
