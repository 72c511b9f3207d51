"""Hits in the order a reranker gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.types import Hit

READ = 24  # hits a reranker reads


def rerank(question: str, hits: Sequence[Hit], scores: Callable[[str, Sequence[str]], list[float]]) -> list[Hit]:
    """The hits, those first that the reranker scores highest; one that scores nothing sensible leaves them as they are.

    Scores belong to places, so that what is decided by them is decided as before: the first hit has the highest.
    """
    found = scores(question, [f"{hit.article.title}\n{hit.text}" for hit in hits])
    if any(score != score for score in found):
        return list(hits)
    order = sorted(range(len(hits)), key=lambda at: -found[at])
    return [
        replace(hits[at], score=place.score, explain={**hits[at].explain, "reranker score": found[at]})
        for at, place in zip(order, hits, strict=True)
    ]
