"""What is planned, alleged, possible or under a condition in the evidence is so in the claim."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language.english.polarity import HEDGING
from rag.language.phrases import find, flat


def check(claim: Claim) -> Finding | None:
    theirs, mine = find(flat(claim.support), HEDGING), find(flat(claim.text), HEDGING)
    return Finding("modality", (), (theirs,)) if theirs and not mine else None
