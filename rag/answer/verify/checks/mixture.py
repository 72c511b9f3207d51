"""What is told of one thing is not another's: a part of the evidence that tells of somebody else lends the claim nothing."""

from __future__ import annotations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import words
from rag.language.english import grammar, sameness

_WEAK = frozenset(align.key(word) for word in sameness.LIGHT) | {""}


def check(claim: Claim) -> Finding | None:
    told = align.keys(claim.text)
    subject = subject_of(claim.text) & told
    parts = [(align.keys(part), subject_of(part)) for part in _parts(claim.support)]
    for keys, theirs in parts:
        elsewhere = frozenset().union(*(other for other, _ in parts if other is not keys))
        lent = told & keys - elsewhere - _WEAK - subject
        foreign = theirs and not theirs & told
        if lent and foreign and subject and subject & elsewhere and not subject & keys:
            return Finding("mixture", tuple(sorted(lent)), tuple(sorted(theirs)))
    strays = _strays(claim)
    return Finding("mixture", strays) if strays else None


def _strays(claim: Claim) -> tuple[str, ...]:
    """Names and figures that the claim hangs on a verb with which the evidence never tells them."""
    parts = [align.keys(part) for part in _parts(claim.support)]
    found = []
    for segment in _parts(claim.text):
        row = align.tokens(segment)
        verb = next(
            (at for at in range(len(row) - 1, -1, -1) if align.is_verb(row, at) and any(row[at].key in part for part in parts)), len(row)
        )
        for token in row[verb + 1 :]:
            telling = token.key and (token.name or words.number(token.text)) and any(token.key in part for part in parts)
            if telling and not any({token.key, row[verb].key} <= part for part in parts):
                found.append(token.text)
    return tuple(found)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for sentence in align.sentences(text) for part in align.segments(sentence))


def subject_of(text: str) -> frozenset[str]:
    """The keys of the noun phrase a clause begins with; none when it begins with a pronoun or no verb follows."""
    row = align.tokens(text)
    while row and (row[0].mark or row[0].low in grammar.CONJUNCTIONS or row[0].low in grammar.SUBORDINATE):
        row = row[1:]
    if not row or row[0].low in grammar.PERSONAL or row[0].low in grammar.PREPOSITIONS:
        return frozenset()
    end = next(
        (
            at
            for at, token in enumerate(row)
            if at and (token.mark or token.low in grammar.AUXILIARIES or token.low in grammar.PREPOSITIONS or align.is_verb(row, at))
        ),
        0,
    )
    return frozenset(token.key for token in row[:end] if token.key)
