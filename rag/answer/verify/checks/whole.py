"""A sentence, not a headline, a fragment, or words going round in circles."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language import words

LEAST = 3  # words


def check(claim: Claim) -> Finding | None:
    text = claim.text.strip()
    ends = text.endswith((".", "!", "?", "”", '"', "…", ")"))
    verb = any(token[:1].islower() for token in words.tokens(text)[1:])
    broken = not ends or len(text.split()) < LEAST or not verb or text.count("“") != text.count("”") or text.count('"') % 2
    return Finding("whole", (text,)) if broken or words.circles(text) else None
