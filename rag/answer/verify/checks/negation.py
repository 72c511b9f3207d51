"""What is denied in one is denied in the other."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import modality
from rag.language.english import grammar
from rag.language.english.modality import ENDINGS


def check(claim: Claim) -> Finding | None:
    mine, theirs = align.tokens(claim.text), align.tokens(claim.support)
    turned, denied, verbs = [], False, False
    for place, token in enumerate(mine):
        at = align.places(theirs, token.key) if token.key else ()
        if not at:
            continue
        here = modality.negated(claim.text, token.start, token.end)
        there = {modality.negated(claim.support, theirs[spot].start, theirs[spot].end) for spot in at}
        denied |= here and here in there
        verb = align.is_verb(mine, place)
        verbs |= verb
        if here not in there and (verb or (not here and all(_excluded(theirs, spot) for spot in at))):
            turned.append(token.text)
    cues = tuple(cue.word for cue in modality.negations(claim.text))
    ended = _ended(claim)
    parts = _told(claim) or list(align.segments(claim.support))
    retold = [part for part in parts if align.keys(part) <= align.keys(claim.text)]
    denials = sum(len(modality.negations(part)) for part in parts)
    unsupported = len(cues) > len(modality.negations(claim.support)) or (bool(cues) and not denied and not denials)
    ignored = (not verbs and not cues and denials > 0) or len(cues) < sum(len(modality.negations(part)) for part in retold)
    if turned or ended or unsupported or ignored:
        return Finding("negation", (*turned, *cues), ended)
    return None


def _ended(claim: Claim) -> tuple[str, ...]:
    """The words by which the evidence says that what the claim tells has come to nothing."""
    told = align.keys(claim.text)
    return tuple(
        row[at].text
        for segment in _told(claim)
        for row in (align.tokens(segment),)
        for at in range(len(row))
        if row[at].low in ENDINGS
        and row[at].key not in told
        and align.passive(row, at)
        and told & {token.key for token in row[:at] if token.key}
    )


def _told(claim: Claim) -> list[str]:
    """The parts of the evidence that share words with the claim."""
    told = align.keys(claim.text)
    return [segment for segment in align.segments(claim.support) if told & align.keys(segment)]


def _excluded(row: Sequence[align.Token], place: int) -> bool:
    """Whether a "not" stands right before a word: "58, not 63", "and not the lynx"."""
    return any(token.low == grammar.NEGATION for token in row[max(0, place - 3) : place])
