"""The model, asked, holds that the evidence says it."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding

LEAST = 0.0  # log-odds


def check(claim: Claim) -> Finding | None:
    return Finding("entailment") if claim.said is not None and claim.said < LEAST else None
