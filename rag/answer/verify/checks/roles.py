"""Who did it to whom: doer and thing done to, owner, what a name stands behind and the title before it are those of the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.answer.verify.claim import Claim, Finding
from rag.language import speech, words
from rag.language.english import grammar, sameness

BORDERS = frozenset('.;:!?“”"')
ENDS = frozenset(".;!?")
DOER, DONE_TO = "doer", "done to"
_OPPOSED = frozenset(frozenset(pair) for pair in sameness.OPPOSED)


def check(claim: Claim) -> Finding | None:
    mine, theirs = align.tokens(claim.text), align.tokens(claim.support)
    for found in (
        _exchanged(mine, theirs),
        _moved(mine, theirs),
        _owned(mine, theirs),
        _titled(mine, theirs),
        _attached(mine, theirs),
        _predicated(mine, theirs),
        _done_by_another(mine, theirs),
        _done_by_somebody(mine, theirs),
        _done_to_another(mine, theirs),
    ):
        if found:
            return Finding("roles", found)
    return None


def _exchanged(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A doer in one that is done to in the other, by a verb that both have."""
    for verb in range(len(mine)):
        if not align.is_verb(mine, verb):
            continue
        shared = [at for at in align.places(theirs, mine[verb].key) if align.is_verb(theirs, at)]
        for place, token in enumerate(mine):
            if place == verb or not token.key or align.is_verb(mine, place):
                continue
            here = _part(mine, place, verb)
            there = {_part(theirs, spot, at) for at in shared for spot in align.places(theirs, token.key)}
            if here and there and there <= {DOER, DONE_TO, *sameness.OBLIQUE} and _clash(here, there):
                return (token.text, mine[verb].text)
    return ()


def _clash(here: str, there: set[str]) -> bool:
    return here not in there and "" not in there and DOER in {here, *there} and (here in (DOER, DONE_TO) or here in ("to", "from"))


def _part(row: Sequence[Token], place: int, verb: int) -> str:
    """What a noun is to a verb in its clause, empty when it stands elsewhere."""
    between = row[min(place, verb) + 1 : max(place, verb)]
    if any(token.text in BORDERS for token in between) or any(
        align.is_verb(row, at) for at in range(min(place, verb) + 1, max(place, verb))
    ):
        return ""
    if row[place].possessive:
        return ""
    preposition = align.governed(row, place)
    is_passive = align.passive(row, verb)
    if preposition == "by" and is_passive:
        return DOER
    if preposition:
        return preposition if place > verb else ""
    return DOER if (place < verb) != is_passive else DONE_TO


def _moved(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A word behind a preposition that is the opposite of the evidence's."""
    for place, token in enumerate(mine):
        if not token.key:
            continue
        here, there = align.governed(mine, place), {align.governed(theirs, at) for at in align.places(theirs, token.key)}
        tied = sameness.TIED if words.number(token.text) else frozenset()
        if here and there and all(_clashing(here, other, tied) for other in there):
            return (here, token.text)
    return ()


def _clashing(here: str, there: str, tied: frozenset[str]) -> bool:
    return frozenset((here, there)) in _OPPOSED or (here != there and {here, there} <= tied)


def _owned(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """Something of one owner that is another's in the evidence."""
    for owner, thing in pairwise(mine):
        if not owner.possessive or not owner.key or not thing.key:
            continue
        owners = {theirs[at - 1].key for at in align.places(theirs, thing.key) if at and theirs[at - 1].possessive}
        if owners and owner.key not in owners:
            return (owner.text, thing.text)
    return ()


def _titled(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A word right before a name that stands before another name in the evidence."""
    for title, name in pairwise(mine):
        if title.name or not title.key or not name.name or align.governed(mine, mine.index(name)):
            continue
        followed = [theirs[at + 1] for at in align.places(theirs, title.key) if at + 1 < len(theirs)]
        if followed and all(token.name and token.key for token in followed) and name.key not in {token.key for token in followed}:
            return (title.text, name.text)
    return ()


def _attached(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A name bound to a noun by a preposition ("a complaint by X") that binds another name to it in the evidence."""
    for at in range(1, len(mine) - 1):
        head, bound = mine[at - 1], _phrase(mine, at + 1)
        if not head.key or not align.governed(mine, at + 1) or not any(token.name for token in bound):
            continue
        there = [
            _phrase(theirs, spot + 2)
            for spot in align.places(theirs, head.key)
            if spot + 2 < len(theirs) and theirs[spot + 1].low == mine[at].low
        ]
        named = [{token.key for token in phrase if token.name and token.key} for phrase in there]
        own = {token.key for token in bound if token.name and token.key}
        if own and named and all(names and not names & own for names in named):
            return (head.text, mine[at].text, *sorted(own))
    return ()


def _predicated(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """What somebody is said to be, where the evidence has it only behind a preposition: who "belongs to an employee" is none."""
    for at, token in enumerate(mine[:-1]):
        if token.low not in grammar.BE or mine[at + 1].low not in grammar.INDEFINITE:
            continue
        heads = [one for one in _phrase(mine, at + 1) if one.key]
        there = [align.governed(theirs, spot) for spot in align.places(theirs, heads[-1].key)] if heads else []
        if there and all(preposition and preposition not in grammar.COUNTING_AS for preposition in there):
            return (heads[-1].text,)
    return ()


def _phrase(row: Sequence[Token], at: int) -> list[Token]:
    """The words from a place to the next mark, verb or preposition."""
    end = next(
        (
            spot
            for spot in range(at, len(row))
            if row[spot].mark or align.is_verb(row, spot) or row[spot].low in grammar.PREPOSITIONS | grammar.CONJUNCTIONS
        ),
        len(row),
    )
    return list(row[at:end])


def _done_by_another(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A verb that both have, with another doer in the evidence (or, in the passive, another it is done to)."""
    for verb in range(len(mine)):
        if not align.is_verb(mine, verb) or not mine[verb].key:
            continue
        spots = [at for at in align.places(theirs, mine[verb].key) if align.is_verb(theirs, at)]
        suffers = align.passive(mine, verb) and all(align.passive(theirs, at) for at in spots)
        here = _before(mine, verb) if suffers else _doer(mine, verb)
        there = [_before(theirs, at) if suffers else _doer(theirs, at) for at in spots]
        if here and there and all(other and not _shared(here, other) for other in there):
            return (mine[verb].text, *sorted(token.text for token in here))
    return ()


def _done_by_somebody(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A doer of what the evidence has as done, by whom it does not say, and in sentences that do not hold all of that doer."""
    for verb in range(len(mine)):
        if not align.is_verb(mine, verb) or not mine[verb].key or align.passive(mine, verb):
            continue
        here = {token.key for token in _doer(mine, verb)}
        spots = [at for at in align.places(theirs, mine[verb].key) if align.is_verb(theirs, at)]
        open_there = [align.passive(theirs, at) and not _doer(theirs, at) and not here <= _sentence(theirs, at) for at in spots]
        if here and spots and all(open_there):
            return (mine[verb].text, *sorted(here))
    return ()


def _sentence(row: Sequence[Token], place: int) -> set[str]:
    """The keys of the sentence around a place."""
    ends = [at for at, token in enumerate(row) if token.text in ENDS]
    first, last = max((at for at in ends if at < place), default=-1), min((at for at in ends if at > place), default=len(row))
    return {token.key for token in row[first + 1 : last] if token.key}


def _shared(here: Sequence[Token], there: Sequence[Token]) -> bool:
    """Whether two doers may be one: names in common, or words where one of them has no name."""
    names, others = {token.key for token in here if token.name}, {token.key for token in there if token.name}
    return bool(names & others) if names and others else bool({token.key for token in here} & {token.key for token in there})


def _doer(row: Sequence[Token], verb: int) -> list[Token]:
    """The words that name who does it, empty when a pronoun does or it cannot be told."""
    if align.passive(row, verb):
        by = next((at for at in range(verb, len(row)) if row[at].low == "by" or row[at].text in ".;:"), len(row))
        return [token for token in _phrase(row, by + 1) if token.key] if by < len(row) and row[by].low == "by" else []
    return _before(row, verb)


def _before(row: Sequence[Token], verb: int) -> list[Token]:
    """The words of the clauses before a verb that stand behind no preposition; none when a pronoun is among them."""
    start = next((at + 1 for at in range(verb - 1, -1, -1) if row[at].text in BORDERS or row[at].low in sameness.TURNS), 0)
    said = next((at + 1 for at in range(verb - 1, start, -1) if speech.base(row[at].low)), start)
    if any(row[at].key and not align.governed(row, at) for at in range(said, verb)):  # what is said has a doer of its own
        start = said
    if any(token.low in grammar.PERSONAL for token in row[start:verb]):
        return []
    return [row[at] for at in range(start, verb) if row[at].key and not align.governed(row, at)]


def _done_to_another(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[str, ...]:
    """A verb that both have, right before another thing that it is done to."""
    for verb in range(len(mine)):
        if not align.is_verb(mine, verb) or align.passive(mine, verb) or not (here := _object(mine, verb)):
            continue
        spots = [at for at in align.places(theirs, mine[verb].key) if align.is_verb(theirs, at) and not align.passive(theirs, at)]
        there = [_object(theirs, at) for at in spots]
        if there and all(other and not here & other for other in there):
            return (mine[verb].text, *sorted(here))
    return ()


def _object(row: Sequence[Token], verb: int) -> set[str]:
    return {token.key for token in _phrase(row, verb + 1) if token.key and not words.number(token.text)}
