"""Most of the claim's words stand in the evidence."""

from __future__ import annotations

from rag.answer.evidence.rank import carries
from rag.answer.verify.claim import Claim, Finding

LEAST = 0.75


def check(claim: Claim) -> Finding | None:
    lacks = [word for word in claim.content if not carries(claim.known, word)]
    return Finding("coverage", tuple(sorted(lacks))) if len(lacks) > (1 - LEAST) * len(claim.content) else None
