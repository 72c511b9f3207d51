"""Who says something in the claim says it in the evidence; what somebody only claims is not told as fact."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english.kinds import SAYING


def check(claim: Claim) -> Finding | None:
    says, said = _saying(claim.text), _saying(claim.support)
    invented = says and not said and "“" not in claim.support and '"' not in claim.support
    return Finding("speaker", tuple(says), tuple(said)) if invented else None


def _saying(text: str) -> list[str]:
    return [token for token in words.tokens(text) if token.lower() in SAYING]
