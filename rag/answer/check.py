"""Checks one sentence of an answer against what it cites."""

from __future__ import annotations

from dataclasses import dataclass

from rag.answer.cite import tie
from rag.answer.evidence import Match, Pool, claim_of

SUPPORTED = 0.5  # score of the best evidence


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands of a sentence: its text (None when withdrawn), what it cites, and why it changed."""

    text: str | None
    matches: tuple[Match, ...]
    supported: bool
    reason: str = ""


def check(sentence: str, question: str, pool: Pool) -> Checked:
    """Ties a sentence to its evidence and says whether it holds."""
    matches = tie(claim_of(sentence, question, pool.known), pool)
    if not matches:
        return Checked(None, (), False, "Nothing in the articles bears it out.")
    best = matches[0]
    supported = best.score >= SUPPORTED and not best.missing
    return Checked(sentence, tuple(matches), supported, "" if supported else f"Not found in the articles: {', '.join(best.missing)}.")
