"""The person's own verifier, where there is one, holds that the evidence says it."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding

LEAST = 0.0  # log-odds


def check(claim: Claim) -> Finding | None:
    if claim.verifier and claim.verifier(f"{claim.around} {claim.support}".strip(), claim.text) < LEAST:
        return Finding("verifier")
    return None
