"""No state, figure or outcome that a later report takes back, unless told as what was so then."""

from __future__ import annotations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import modality
from rag.language.english import grammar, sameness
from rag.language.numbers import quantities
from rag.language.phrases import flat, holds


def check(claim: Claim) -> Finding | None:
    if not claim.later or holds(flat(claim.text), sameness.EARLIER):
        return None
    told = align.keys(claim.text)
    for later in claim.later:
        shared = told & align.keys(later)
        if _revised(claim.text, later, bool(shared)) or (
            shared and (_denied(claim.text, later) or (_lasting(claim.text) and _undone(later)))
        ):
            return Finding("superseded", tuple(sorted(shared)), (later,))
    return None


def _revised(text: str, later: str, related: bool) -> bool:
    """Whether a later report gives other figures of a kind with one of the claim's; unrelated by its words it must count nothing else."""
    for one in quantities(text):
        others = [
            other
            for other in quantities(later)
            if other.kind == one.kind and (other.unit == one.unit or None in (other.unit, one.unit)) and (related or other.counted is None)
        ]
        confirmed = any(
            (other.low, other.high) == (one.low, one.high) and not modality.negated(later, other.start, other.end) for other in others
        )
        if others and one.kind not in ("ordinal", "year", "date") and (not confirmed or len(others) > 1):
            return True
    return False


def _denied(text: str, later: str) -> bool:
    """Whether a later report denies what the claim tells."""
    row = align.tokens(later)
    return any(
        any(token.low == grammar.NEGATION for token in row[max(0, spot - 4) : spot]) and not modality.negated(text, told.start, told.end)
        for told in align.tokens(text)
        if told.key
        for spot in align.places(row, told.key)
    )


def _lasting(text: str) -> bool:
    return any(token.low in sameness.FOR_NOW for token in align.tokens(text))


def _undone(later: str) -> bool:
    return bool(modality.endings(later) or modality.negations(later)) or holds(flat(later), sameness.UNDONE)
