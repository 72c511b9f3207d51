"""No "today", "yesterday" or weekday by itself in a claim: read later it means another day."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english.polarity import RELATIVE_DAYS


def check(claim: Claim) -> Finding | None:
    mine = {token.lower() for token in words.tokens(claim.text)} & RELATIVE_DAYS
    theirs = {token.lower() for token in words.tokens(claim.support)}
    return Finding("time", tuple(sorted(mine - theirs))) if mine - theirs else None
