"""Choosing sentences that say something new: what composers without the model share."""

from __future__ import annotations

from collections.abc import Iterable

from rag.answer.evidence import Evidence, Line, Story
from rag.answer.evidence.relevance import carries
from rag.language import words

REPEATS = 0.6  # share of a sentence's words said already, from which it says nothing new


def repeats(line: Line, chosen: Iterable[Line]) -> bool:
    """Whether a sentence says little that the chosen ones do not."""
    return any(_alike(line.content, other.content) >= REPEATS for other in chosen)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def relevant(evidence: Evidence, least: float) -> list[Story]:
    """The stories that are about the question, best first: near enough to the best one, and holding the names it asks of."""
    best = {story: _about(story, evidence) for story in evidence.stories}
    if not best:
        return []
    top = max(best.values())
    named = {story: _names_held(story, evidence) for story in evidence.stories}
    most = max(named.values())
    ordered = sorted(evidence.stories, key=lambda story: (-named[story], -best[story]))
    return [
        story
        for story in ordered
        if named[story] == most and best[story] >= least * top and (story is ordered[0] or not superseded(story, evidence))
    ]


def _names_held(story: Story, evidence: Evidence) -> float:
    """How many of the question's names a story holds, rare ones counting more."""
    weights = evidence.wanted.weights
    names = sorted({words.normal(name) for name in evidence.question.names})
    return sum(weights.get(name, 0.0) for name in names if carries(story.content, name))


def _about(story: Story, evidence: Evidence) -> float:
    """How much a story is about the question: its best sentence, and how much of the question its title holds."""
    scores = [evidence.scores[line] for line in evidence.of(story)[:2]]
    return max(scores, default=0.0) + 0.5 * evidence.wanted.covered(story.head)


def superseded(story: Story, evidence: Evidence) -> bool:
    """Whether a newer version of a story is among the evidence."""
    return evidence.relations.newer_version(story) is not None


def usable(line: Line) -> bool:
    """Whether a sentence can stand in an answer: whole, of the body, no question."""
    return line.whole and line.kind == "body" and not line.asks
