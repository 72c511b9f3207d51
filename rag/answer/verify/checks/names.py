"""No name that the evidence lacks; its headings, its outlet and the sentence before may help."""

from __future__ import annotations

from rag.answer.evidence.rank import carries
from rag.answer.verify.claim import Claim, Finding
from rag.language import words


def check(claim: Claim) -> Finding | None:
    acronyms = words.initials(f"{claim.support} {claim.around}")
    new = [name for name in words.names(claim.text) if not carries(claim.known, words.normal(name)) and name not in acronyms]
    return Finding("names", tuple(new)) if new else None
