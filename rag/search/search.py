"""Dense and full-text search, fused by reciprocal rank, with near-duplicates folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.search.stopwords import STOP_WORDS
from rag.types import Hit, Query

if TYPE_CHECKING:
    from rag.embed import Embedder
    from rag.index import Index, StoredPassage

_CANDIDATES = 50  # taken from each search
_RRF = 60  # Cormack et al. 2009
_SAME = 0.8  # share of words in common from which two passages say the same
_WORD = re.compile(r"\w+")


def search(index: Index, embedder: Embedder, query: Query) -> list[Hit]:
    """The k best passages, best first. Raises IndexMismatch when the index was made with another embedder."""
    index.require(embedder)
    count = max(_CANDIDATES, 4 * query.k)
    lexical = index.lexical(content_words(query.text), count, query.filters)
    dense = index.dense(embedder.embed_query(query.text), count, query.filters) if query.text.strip() else []
    fused, explain = _fuse({"bm25": lexical, "dense": dense})
    best = sorted(fused, key=lambda id: (-fused[id], id))[:count]
    return _folded([_hit(p, fused[p.id], explain[p.id]) for p in index.passages(best)], query.k)


def content_words(text: str) -> list[str]:
    """The words of a question that say what it is about, each once."""
    words = list(dict.fromkeys(_WORD.findall(text)))
    return [word for word in words if word.lower() not in STOP_WORDS] or words


def _fuse(lists: dict[str, list[tuple[int, float]]]) -> tuple[dict[int, float], dict[int, dict[str, float]]]:
    fused: dict[int, float] = {}
    explain: dict[int, dict[str, float]] = {}
    for name, found in lists.items():
        for rank, (id, score) in enumerate(found, start=1):
            fused[id] = fused.get(id, 0.0) + 1 / (_RRF + rank)
            explain.setdefault(id, {}).update({f"{name} rank": rank, f"{name} score": score})
    return fused, explain


def _hit(passage: StoredPassage, score: float, explain: dict[str, float]) -> Hit:
    return Hit(passage.id, passage.article, passage.spans, passage.text, score, explain)


def _folded(hits: list[Hit], k: int) -> list[Hit]:
    """The first k that do not say again what a better one says."""
    kept: list[Hit] = []
    seen: list[frozenset[str]] = []
    for hit in hits:
        words = frozenset(_WORD.findall(hit.text.lower()))
        if any(len(words & other) >= _SAME * min(len(words), len(other)) for other in seen):
            continue
        kept.append(hit)
        seen.append(words)
        if len(kept) == k:
            break
    return kept
