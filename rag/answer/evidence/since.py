"""The sentences that can be of the time after what a question sets before them: "after the notice was lifted", "now that he is free"."""

from __future__ import annotations

import re
from datetime import date

from rag.answer.evidence.gather import Evidence
from rag.answer.evidence.relevance import share
from rag.answer.evidence.story import Line
from rag.language import words
from rag.language.dates import mentions
from rag.language.english.questions import SINCE

TOLD = 0.6  # share of the clause's words, weighed, from which a sentence tells of what happened before
AS_WELL = 0.9  # of the most that any sentence holds of them, from which another tells of it, too
_SINCE = re.compile(rf"\b(?:{'|'.join(SINCE)})\s+(.+)", re.IGNORECASE)


def since(evidence: Evidence) -> list[Line]:
    """The sentences of stories that are not older than it; none where the question sets nothing before them, or no story tells when."""
    clause = _SINCE.search(evidence.question.text)
    weights = {word: evidence.wanted.weights[word] for word in words.content(clause[1]) & evidence.wanted.weights.keys()} if clause else {}
    held = {line: share(weights, line.content) for line in evidence.ranked if weights}
    least = max(TOLD, AS_WELL * max(held.values(), default=0.0))
    days = [day for line, share in held.items() if share >= least and (day := _told_of(line))]
    return [line for line in evidence.ranked if days and line.story.day and line.story.day >= min(days)]


def _told_of(line: Line) -> date | None:
    """The day of which a sentence tells: the one it names, or else its story's own."""
    published = line.story.day
    named = (one.first for one in mentions(line.text, published) if one.first and one.first == one.last)
    return next((day for day in named if published and day <= published), published)
