"""A question becomes passages: dense and full-text search joined by their scores, with what says the same folded."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from rag.search.terms import wanted
from rag.search.tuning import DEFAULT, Tuning
from rag.search.when import Days, days_named
from rag.types import Filters, Hit, Query

if TYPE_CHECKING:
    from rag.embed import Embedder
    from rag.index import Index, StoredPassage

_WORD = re.compile(r"\w+")


def search(index: Index, embedder: Embedder, query: Query, tuning: Tuning = DEFAULT) -> list[Hit]:
    """The k best passages, best first. Raises IndexMismatch when the index was made with another embedder."""
    index.require(embedder)
    if not query.text.strip() or query.k < 1:
        return []
    days = days_named(query.text, query.as_of or index.newest())
    found = _candidates(index, embedder, query, days, tuning)
    passages = index.passages(list(dict(found.dense) | dict(found.lexical)))
    parts = [_Part("bm25", 1.0, found.lexical), _Part("dense", tuning.dense, found.dense)]
    hits = [_hit(passage, parts, days, tuning) for passage in passages]
    return _folded(sorted(hits, key=lambda hit: (-hit.score, hit.article.file, hit.spans)), query.k, tuning.same)


@dataclass(frozen=True, slots=True)
class _Found:
    """Passages with their scores in each search, best first."""

    lexical: Mapping[int, float]
    dense: Mapping[int, float]


def _candidates(index: Index, embedder: Embedder, query: Query, days: Days | None, tuning: Tuning) -> _Found:
    count = max(tuning.candidates, 4 * query.k)
    words = wanted(query.text, days, tuning)
    vector = embedder.embed_query(query.text)
    lexical = dict(index.lexical(words, count, query.filters, tuning.title))
    dense = dict(index.dense(vector, count, query.filters))
    if days and (then := _around(days, query.filters, tuning)):
        lexical |= index.lexical(words, tuning.dated, then, tuning.title)
        dense |= index.dense(vector, tuning.dated, then)
    dense |= index.similarities(vector, [id for id in lexical if id not in dense])
    return _Found(lexical, dense)


def _around(days: Days, filters: Filters, tuning: Tuning) -> Filters | None:
    """The filters narrowed to the days a question names and some around; None when they already are."""
    if filters.since or filters.until:
        return None
    some = timedelta(tuning.days)
    return replace(filters, since=(days.first - some).isoformat(), until=(days.last + some).isoformat())


class _Part:
    """One search's share in a score: its best passage has all of its weight."""

    def __init__(self, name: str, weight: float, scores: Mapping[int, float]) -> None:
        ordered = sorted(scores, key=lambda id: -scores[id])
        self.name, self.scores = name, scores
        self.ranks = {id: rank for rank, id in enumerate(ordered, start=1)}
        self.scale = weight / max(scores[ordered[0]], 1e-9) if ordered else 0.0

    def explain(self, id: int) -> dict[str, float]:
        return {f"{self.name} rank": self.ranks[id], f"{self.name} score": self.scores[id]} if id in self.scores else {}


def _hit(passage: StoredPassage, parts: Sequence[_Part], days: Days | None, tuning: Tuning) -> Hit:
    explain: dict[str, float] = {}
    score = 0.0
    for part in parts:
        explain |= part.explain(passage.id)
        score += part.scale * part.scores.get(passage.id, 0.0)
    if days and (away := days.away(passage.article.published)) is not None:
        explain["days away"] = away
        score += tuning.near * math.exp(-away / tuning.days)
    return Hit(passage.id, passage.article, passage.spans, passage.text, score, explain)


def _folded(hits: list[Hit], k: int, same: float) -> list[Hit]:
    """The first k that do not say again what a better one says."""
    kept: list[Hit] = []
    seen: list[frozenset[str]] = []
    for hit in hits:
        words = frozenset(_WORD.findall(hit.text.lower()))
        if any(len(words & other) >= same * min(len(words), len(other)) for other in seen):
            continue
        kept.append(hit)
        seen.append(words)
        if len(kept) == k:
            break
    return kept
