"""Questions that ask for more than one sentence: several questions in one, and broad ones.

A small model answers one thing at a time well. So a double question is answered part by part, and a broad
one story by story in order of date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.follow import leant_on
from rag.types import Hit, Turn

STORIES = 5  # at most, of a broad question
_JOINT = re.compile(r"(?:,? and|[?;,])\s+(?=(?:who|what|when|where|why|how|which|whose|whom|in which|at which|by whom)\b)", re.I)
_BROAD = re.compile(
    r"\b(?:summari[sz]e|summary|overview|time ?line|main points|key points|what happened|what has happened|what's happened|what do we know|"
    r"what is known|tell me (?:about|everything)|what did (?:each|both|the (?:two|different|various)) |(?:each|both|all) sides?|compare|"
    r"how did (?:the )?[\w ]+ (?:develop|unfold|evolve|react|respond)|how (?:has|have) [\w ]+ (?:developed|unfolded|evolved)|"
    r"what (?:are|were) the (?:different|various|main)\b|in detail|course of events)",
    re.I,
)
LEAST = 2  # words of a part


def parts(question: str) -> tuple[tuple[str, str], ...]:
    """The questions in a question, each with what it leans on in front ("" when nothing); itself alone when it is one."""
    pieces = [f"{piece.strip().rstrip('?')}?" for piece in _JOINT.split(question) if piece.strip()]
    if len(pieces) < 2 or not all(_asks(piece) for piece in pieces):
        return (("", question),)
    first = Turn("user", pieces[0])
    return (("", pieces[0]), *((leant_on(piece, (first,)), piece) for piece in pieces[1:]))


def _asks(piece: str) -> bool:
    return len(piece.split()) > LEAST and bool(re.match(r"(?:in |at |by |on )?(?:who|what|when|where|why|how|which)", piece, re.I))


def is_broad(question: str) -> bool:
    """Whether a question asks for an account rather than a fact."""
    return bool(_BROAD.search(question))


def by_story(hits: Sequence[Hit]) -> list[tuple[Hit, ...]]:
    """The hits of the first STORIES stories, story by story in order of date; stories without one come last."""
    stories: dict[int, list[Hit]] = {}
    for hit in hits:
        stories.setdefault(hit.article.id, []).append(hit)
    first = list(stories.values())[:STORIES]
    return [tuple(story) for story in sorted(first, key=lambda story: story[0].article.published or "9999")]
