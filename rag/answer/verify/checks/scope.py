"""No "all", "only", "first" or "most" that the evidence does not say."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english.polarity import SCOPES


def check(claim: Claim) -> Finding | None:
    mine = {token.lower() for token in words.tokens(claim.text)} & SCOPES
    theirs = {token.lower() for token in words.tokens(f"{claim.support} {claim.around}")}
    return Finding("scope", tuple(sorted(mine - theirs))) if mine - theirs else None
