"""The thing asked for is in it, and it tells more than the question."""

from __future__ import annotations

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import claims, dates, words
from rag.language.english import kinds, sameness
from rag.language.numbers import quantities
from rag.language.phrases import flat


def check(claim: Claim) -> Finding | None:
    asked = flat(claim.question)
    if not asked.strip():
        return None
    new = align.keys(claim.text) - align.keys(claim.question)
    lacking = not new and not claims.claims(claim.question)
    return Finding("answers", (), (claim.question,)) if lacking or not _gives(claim, asked, new) else None


def _gives(claim: Claim, asked: str, new: frozenset[str]) -> bool:
    kind = next((word for word in asked.split() if word in sameness.ASKED), "")
    if any(f" {amount} " in asked for amount in sameness.AMOUNTS):
        return bool({one.low for one in quantities(claim.text)} - {one.low for one in quantities(claim.question)})
    if kind == "why":
        return _reason(claim)
    if kind == "when":
        return _told(claim) and bool(
            dates.mentions(claim.text, None) or any(one.kind in ("date", "year", "time") for one in quantities(claim.text))
        )
    if kind == "where":
        row = align.tokens(claim.text)
        placed = (place for place, token in enumerate(row) if token.key in new and align.governed(row, place) in sameness.PLACING)
        return any(row[place].low not in kinds.TIME | kinds.SPANS and words.number(row[place].text) is None for place in placed)
    if kind in ("who", "whom", "whose"):
        return _told(claim) and any(not dates.mentions(name, None) for name in _new_names(claim, new))
    statement = claims.claims(claim.question)
    told = [token.key for token in align.tokens(statement[0]) if token.key and not token.name] if statement else []
    return not told or align.known(align.keys(claim.text), told[-1])


def _told(claim: Claim) -> bool:
    """Whether something of the question that is no name of its own stands in the claim."""
    wanted = align.keys(claim.question) - frozenset(align.names(claim.question))
    return not wanted or any(align.known(align.keys(claim.text), word) for word in wanted)


def _new_names(claim: Claim, new: frozenset[str]) -> list[str]:
    return [token.text for token in align.tokens(claim.text) if token.name and token.key in new]


def _reason(claim: Claim) -> bool:
    """Whether the claim tells what the evidence gives as the cause; where it marks none, whether the claim marks one."""
    low = claim.support.lower()
    marks = [(low.find(mark), mark) for mark in sameness.CAUSAL if mark in low]
    if not marks:
        return any(mark in claim.text.lower() for mark in sameness.CAUSAL)
    at, mark = min(marks)
    cause = align.keys(claim.support[at + len(mark) :]) - align.keys(claim.question)
    return len(cause & align.keys(claim.text)) * 3 >= min(len(cause), 4)
