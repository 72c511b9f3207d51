"""Who says something in the claim says it in the evidence."""

from __future__ import annotations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language.english import sameness
from rag.language.speech import Speech, base, speakers

_LIGHT = frozenset(align.key(word) for word in sameness.LIGHT)


def check(claim: Claim) -> Finding | None:
    said = [*speakers(claim.support), *(speech for sentence in align.sentences(claim.support) for speech in speakers(sentence))]
    wrong = [
        speech.who
        for speech in speakers(claim.text)
        if not speech.pronoun and not any(_alike(claim, speech, other) for other in said) and (said or not _told(claim, speech))
    ]
    return Finding("speaker", tuple(wrong), tuple(speech.who for speech in said)) if wrong else None


def _alike(claim: Claim, mine: Speech, theirs: Speech) -> bool:
    who = align.keys(mine.who) - _LIGHT
    if not theirs.pronoun and align.keys(theirs.who):
        other = align.keys(theirs.who)
        return (
            bool(who)
            and sum(align.known(other, word) for word in who) * 2 >= len(who)
            and _owner(mine.who) in ("", _owner(theirs.who) or _owner(mine.who))
        )
    named = [token for token in align.tokens(mine.who) if token.name and token.key]
    return bool(named) and all(align.known(claim.known, token.key) for token in named)


def _told(claim: Claim, speech: Speech) -> bool:
    """Whether the evidence has speaker and verb where it tells no words; who does it is judged with the roles."""
    held = {token.low for token in align.tokens(claim.support)}
    return speech.verb in {base(word) for word in held} and align.keys(speech.who) <= align.keys(claim.support)


def _owner(who: str) -> str:
    return next((token.key for token in align.tokens(who) if token.possessive), "")
