"""No "all", "only", "first" or "most" that the evidence does not say, and no whole where it tells of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english import grammar, sameness


def check(claim: Claim) -> Finding | None:
    mine, theirs = align.tokens(_LIMITED.sub(" ", claim.text)), align.tokens(f"{claim.support} {claim.around}")
    new = [
        mine[at].low
        for scope in sameness.SCOPES
        for at in range(len(mine))
        if mine[at].low in scope and not _limited(mine, at, theirs, scope)
    ]
    parts = (*_parted(claim), *_unlimited(claim))
    return Finding("scope", tuple(new), parts) if new or parts else None


def _limited(mine: Sequence[Token], at: int, theirs: Sequence[Token], scope: frozenset[str]) -> bool:
    """Whether the evidence limits the same thing in the same way."""
    spots = [spot for spot, token in enumerate(theirs) if token.low in scope]
    if scope == sameness.NONE:
        return bool(spots)
    limited = _next(mine, at)
    return any(limited & _next(theirs, spot) for spot in spots) if limited else bool(spots)


def _next(row: Sequence[Token], at: int) -> set[str]:
    return {token.key for token in row[at + 1 : at + 6] if token.key}


_LIMITED = re.compile(r"\b(?:in all|at (?:the )?(?:first|last)|not at all|after all)\b", re.IGNORECASE)


def _parted(claim: Claim) -> Iterator[str]:
    """The shares and counts "of" something in the evidence that the claim tells of the whole."""
    mine, row = align.tokens(claim.text), align.tokens(claim.support)
    told = {token.key for token in mine if token.key}
    for at, token in enumerate(row[:-1]):
        if token.low != grammar.OF:
            continue
        share, whole = (
            _share(row, at),
            next((other.key for other in row[at : at + 5] if other.key and not words.number(other.text)), ""),
        )
        if share and whole in told and not _counts(mine, share):
            yield row[at - 1].text


def _unlimited(claim: Claim) -> Iterator[str]:
    """Limiting words right before a word of the evidence that the claim tells without them."""
    mine, row = align.tokens(claim.text), align.tokens(claim.support)
    held = {token.low for token in mine}
    told = [token.key for token in mine if token.key and not words.number(token.text)]
    for at, token in enumerate(row[:-1]):
        if token.low in sameness.RESTRICTING and token.low not in held and not row[at + 1].mark:
            limited = next((other.key for other in row[at + 1 : at + 3] if other.key), "")
            if row[at + 1].low in sameness.LIMITS & held or (limited in told and len([1 for other in row if other.key == limited]) == 1):
                yield token.text


def _share(row: Sequence[Token], at: int) -> str:
    """The word that singles out a part before "of", or behind the thing ("Of the four works one …")."""
    before = row[at - 1] if at else None
    if before and (before.low in sameness.PARTIAL or words.number(before.text)):
        return before.low
    opens = before is None or before.mark or row[at].name
    return next((token.low for token in row[at + 4 : at + 14] if opens and words.number(token.text)), "")


def _counts(mine: Sequence[Token], share: str) -> bool:
    wanted = words.number(share) or share
    return any((words.number(token.text) or token.low).rstrip("s") == wanted.rstrip("s") for token in mine)
