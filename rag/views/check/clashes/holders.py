"""Who is what: the role a claim gives to a name and the support to another one ("the county auditor, Grethe Lindqvist")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language.english import grammar
from rag.language.english.people import DOERS, ROLES
from rag.views.check.clashes.name import runs, written
from rag.views.check.clashes.pair import Clash, Pair, meet
from rag.views.check.spelling import spelt_alike

WORDS = 10  # of a role at most
_BORDERS = grammar.CONJUNCTIONS | grammar.RELATIVE | grammar.SUBORDINATE
SHORTEST = 6  # letters of a role that is told by its ending


@dataclass(frozen=True, slots=True)
class Holder:
    """A name with its role: the noun for it, and what tells one such from another ("county", "Lennwater"), `bodies` where that has a
    name. `start` and `end` are the characters of the name, `opens` and `closes` those of its role."""

    name: tuple[str, ...]
    role: str
    of: frozenset[str]
    bodies: bool
    start: int
    end: int
    opens: int
    closes: int


def check(pair: Pair) -> Iterator[Clash]:
    theirs = holders(pair.support)
    for mine in holders(pair.text) if theirs else ():
        same = [other for other in theirs if other.role == mine.role]
        own = [other for other in same if _one_name(mine.name, other.name)]
        if own and all(mine.bodies and other.bodies and not meet(mine.of, other.of) for other in own):
            yield Clash("name", "other", mine.opens, mine.closes, pair.support[own[0].opens : own[0].closes])
            return
        known = own or any(_one_name(mine.name, name) for role, name in pair.roles if role == mine.role)
        others = [other for other in same if not other.of or meet(mine.of, other.of)]
        if others and not known:
            yield Clash("holder", "other", mine.start, mine.end, pair.support[others[0].start : others[0].end])
            return


@lru_cache(maxsize=4096)
def holders(text: str) -> tuple[Holder, ...]:
    """The names of a text with the roles that stand beside them."""
    row = align.tokens(text)
    return tuple(holder for run in runs(row) for holder in _beside(row, run))


def _beside(row: Sequence[Token], run: Sequence[Token]) -> Iterator[Holder]:
    first, last = row.index(run[0]), row.index(run[-1])
    titles = [token for token in run[:-1] if is_role(token.low)]
    name = tuple(written(token) for token in run if token not in titles)
    if titles:
        phrases: list[tuple[Token, Sequence[Token]]] = [(titles[-1], [*_phrase_before(row, first), *titles])]
    else:
        apart = first > 0 and row[first - 1].text == ","
        before = () if apart and _told_of_another(row, first - 1) else _phrase_before(row, first - apart)
        after = _phrase_after(row, last + 2) if last + 1 < len(row) and row[last + 1].text == "," else ()
        phrases = [(head, phrase) for phrase, whole in ((before, apart), (after, True)) if (head := _head(phrase, whole))]
    for head, phrase in phrases:
        of = frozenset(token.key for token in phrase if token.key and token is not head)
        bodies = any(token.name and token.key for token in phrase[1:] if token is not head)
        yield Holder(name, head.low, of, bodies, run[len(titles)].start, run[-1].end, phrase[0].start, phrase[-1].end)


def _told_of_another(row: Sequence[Token], comma: int) -> bool:
    """Whether the phrase before a comma tells who the name before it is: "X, spokesman for the owner|, Y"."""
    start = next((at for at in range(comma - 1, max(-1, comma - WORDS - 1), -1) if row[at].mark), 0)
    return start > 0 and row[start].text == "," and row[start - 1].name


def _phrase_after(row: Sequence[Token], at: int) -> Sequence[Token]:
    """The noun phrase that begins at a place, with what stands behind its "of"."""
    end = at
    while end < min(at + WORDS, len(row)) and not (row[end].mark or row[end].low in grammar.RELATIVE):
        if end > at and align.is_verb(row, end) and not is_role(row[end].low):
            break
        end += 1
    return row[at:end]


def _phrase_before(row: Sequence[Token], end: int) -> Sequence[Token]:
    """The noun phrase that ends at a place."""
    start = end
    while start > max(0, end - WORDS) and not (row[start - 1].mark or row[start - 1].low in _BORDERS):
        if align.is_verb(row, start - 1) and not is_role(row[start - 1].low):
            break
        start -= 1
        opens = row[start].low in grammar.DETERMINERS or row[start].possessive
        if opens and not (start and row[start - 1].low in grammar.PREPOSITIONS | grammar.DETERMINERS):
            break
    return row[start:end]


def _head(phrase: Sequence[Token], whole: bool) -> Token | None:
    """The noun for a role before the first preposition of a phrase, which may have more behind it only where it stands apart."""
    end = next((at for at, token in enumerate(phrase) if token.low in grammar.PREPOSITIONS), len(phrase))
    fits = bool(end) and (whole or end == len(phrase))
    return phrase[end - 1] if fits and is_role(phrase[end - 1].low) and not phrase[end - 1].possessive else None


def is_role(word: str) -> bool:
    """Whether a noun tells what somebody is."""
    return word in ROLES or (len(word) >= SHORTEST and word.endswith(DOERS))


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(spelt_alike(a, b) for a in one for b in other)
