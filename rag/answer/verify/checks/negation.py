"""What is denied in one is denied in the other."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language.english.polarity import DENYING
from rag.language.phrases import flat, holds


def check(claim: Claim) -> Finding | None:
    mine, theirs = holds(flat(claim.text), DENYING), holds(flat(claim.support), DENYING)
    return Finding("negation") if mine != theirs else None
