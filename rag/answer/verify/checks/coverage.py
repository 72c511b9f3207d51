"""Every word that tells something stands in the evidence, in a form of its own or as a near-synonym."""

from __future__ import annotations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english import sameness

_LIGHT = frozenset(align.key(word) for word in sameness.LIGHT)


def check(claim: Claim) -> Finding | None:
    near = words.content(claim.support) | align.keys(claim.support)
    far = near | claim.known | align.keys(claim.around)
    row = align.tokens(claim.text)
    lacks = [
        token.text
        for at, token in enumerate(row)
        if token.key and _tells(token) and not align.known(near if align.is_verb(row, at) else far, token.key)
    ]
    said = {token.low for token in align.tokens(f"{claim.support} {claim.around}")}
    bound = [token.low for token in row if token.low in sameness.BINDING and token.low not in said]
    return Finding("coverage", (*lacks, *bound)) if lacks or bound else None


def _tells(token: align.Token) -> bool:
    return token.key not in _LIGHT and token.low not in sameness.LIMITS and words.number(token.text) is None and "-" not in token.text
