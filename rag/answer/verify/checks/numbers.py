"""No figure that the evidence lacks, none that counts another thing than there, and none in another's place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import modality, words
from rag.language.english import sameness
from rag.language.numbers import Quantity, modifiers, quantities, same

PLAIN = ("ordinal", "year", "date", "time")  # compared by value alone


def check(claim: Claim) -> Finding | None:
    mine, theirs = quantities(claim.text), quantities(claim.support)
    asked = quantities(claim.question)
    known = (*theirs, *(one for one in quantities(claim.around) if any(_agree(one, other) for other in asked)))
    days = {int(part) for part in (claim.published or "")[:10].split("-") if part.isdigit()}
    new = [one for one in mine if not (one.low in days and one.kind in PLAIN) and not any(_agree(one, other) for other in known)]
    wrong = (
        new or _widened(claim, mine, theirs) or _turned(mine, theirs) or _backwards(claim, mine, theirs) or _rivalled(claim, mine, theirs)
    )
    return (
        Finding("numbers", tuple(claim.text[one.start : one.end] for one in wrong), tuple(str(one.low) for one in known)) if wrong else None
    )


def _agree(one: Quantity, other: Quantity) -> bool:
    if one.kind in PLAIN or other.kind in PLAIN:
        return one.low == other.low and all(each.kind in PLAIN or each.unit is None for each in (one, other))
    if other.kind == "score" and one.kind != "score":
        return one.low in (other.low, other.high)
    bare = one.unit is None or other.unit is None or one.unit == other.unit
    return same(one, other) or (bare and (one.low, one.high, one.limit) == (other.low, other.high, other.limit))


def _widened(claim: Claim, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Figures that count more than in the evidence: "23 medals" of "23 |gold| medals"."""
    told = words.content(claim.text)
    same_thing = ((one, other) for one in mine for other in theirs if one.counted == other.counted and _agree(one, other))
    return [one for one, other in same_thing if modifiers(claim.support, other) - told]


def _turned(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Figures that stand in the other order than in the evidence, or a score the other way round."""
    placed = [(one, min(where)) for one in mine if (where := [at for at, other in enumerate(theirs) if _agree(one, other)])]
    for (one, at), (other, after) in combinations(placed, 2):
        if after < at and (one.unit == other.unit or None in (one.unit, other.unit)) and {one.kind, other.kind}.isdisjoint(PLAIN):
            return [one, other]
    return []


def _backwards(claim: Claim, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Pairs of figures ("31 to 24") that stand the other way round."""
    pairs = [(one, other) for one in mine for other in theirs if one.low != one.high and {one.low, one.high} == {other.low, other.high}]
    return [
        one
        for one, other in pairs
        if quantities(claim.text[one.start :].split()[0]) and _lead(claim.text, one) != _lead(claim.support, other)
    ]


def _lead(text: str, one: Quantity) -> str | None:
    """The first figure of a pair as it is written."""
    return words.number(text[one.start : one.end].split()[0].split("-")[0])


def _rivalled(claim: Claim, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Figures beside a word of the claim to which the evidence gives another figure of their kind."""
    row, told = align.tokens(claim.support), {token.key for token in align.tokens(claim.text) if token.key}
    for one in mine:
        at = next((other for other in theirs if _agree(one, other)), None)
        for rival in theirs:
            of_them = claim.support[rival.end :].split()[:2] in sameness.OF_THEM
            alike = (
                at and ((rival.kind == at.kind and rival.unit == at.unit) or of_them) and not any(_agree(rival, other) for other in mine)
            )
            if not alike or not at or rival.start < at.start:
                continue
            last = modality.clause(claim.support, rival.start, rival.end)[1]
            owned = {token.key for token in row if rival.end <= token.start < last and token.key in told}
            if owned - {token.key for token in row if token.end <= rival.start} - {align.key(rival.unit or "")}:
                return [one]
    return []
