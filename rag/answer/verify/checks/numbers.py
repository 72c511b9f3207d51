"""No number that the evidence lacks."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language import words


def check(claim: Claim) -> Finding | None:
    known = words.numbers(f"{claim.support} {claim.around}") | _days(claim)
    new = words.numbers(claim.text) - known
    return Finding("numbers", tuple(sorted(new)), tuple(sorted(words.numbers(claim.support)))) if new else None


def _days(claim: Claim) -> frozenset[str]:
    """The numbers of the story's own day, which an answer may give in place of "today"."""
    return frozenset(str(int(part)) for part in (claim.published or "")[:10].split("-") if part.isdigit())
