"""A question becomes passages: dense and full-text search joined by their scores, with what says the same folded."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.index.lexical import Wanted
from rag.index.passage import StoredPassage
from rag.index.store import Store
from rag.search.context import leant_on, vector, with_context
from rag.search.newer import facts, newer_first
from rag.search.terms import wanted
from rag.search.tuning import DEFAULT, Tuning
from rag.search.when import Days, days_named
from rag.types import Filters, Hit, Query

_WORD = re.compile(r"\w+")


def search(index: Store, embedder: Embedder, query: Query, tuning: Tuning = DEFAULT) -> list[Hit]:
    """The k best passages, best first. Raises IndexMismatch when the index was made with another embedder."""
    index.require(embedder)
    if not query.text.strip() or query.k < 1:
        return []
    days = _days(index, query, tuning)
    context = leant_on(query.history, tuning)
    words = with_context(wanted(query.text, days, tuning), context, tuning)
    parts = _found(index, words, lambda: vector(embedder, query.text, context), query, days, tuning)
    scores = _scores(index, parts, days, tuning)
    best = sorted(scores, key=lambda id: (-scores[id], id))[: max(tuning.reread, 3 * query.k)]
    hits = newer_first(_reread(index, index.passages(best), words, scores, tuning))
    return [replace(hit, explain=_explain(hit, parts, days)) for hit in _folded(hits, query.k, tuning.same)]


def _days(index: Store, query: Query, tuning: Tuning) -> Days | None:
    """The days a question names, when there are stories of that time: a year of long ago is a fact to look for like any other."""
    days = days_named(query.text, query.as_of or index.newest())
    return days if days and index.count(_around(days, Filters(), tuning)) else None


class _Part:
    """One search's share in a score: its best passage has all of its weight."""

    def __init__(self, name: str, weight: float, scores: Mapping[int, float]) -> None:
        ordered = sorted(scores, key=lambda id: -scores[id])
        self.name, self.scores = name, scores
        self.ranks = {id: rank for rank, id in enumerate(ordered, start=1)}
        self.scale = weight / max(scores[ordered[0]], 1e-9) if ordered else 0.0


def _found(
    index: Store, words: list[Wanted], meaning: Callable[[], NDArray[np.float32]], query: Query, days: Days | None, tuning: Tuning
) -> tuple[_Part, _Part]:
    then = _around(days, query.filters, tuning) if days and not (query.filters.since or query.filters.until) else None

    def by_words() -> dict[int, float]:
        return _best(index, lambda filters, k: index.lexical(words, k, filters, tuning.title), query, then, tuning)

    def by_meaning() -> tuple[NDArray[np.float32], dict[int, float]]:
        vector = meaning()
        return vector, _best(index, lambda filters, k: index.dense(vector, k, filters), query, then, tuning)

    with ThreadPoolExecutor(1) as beside:  # one core embeds the question while the other looks up its words
        embedded = beside.submit(by_meaning)
        lexical = by_words()
        vector, dense = embedded.result()
    dense |= index.similarities(vector, [id for id in lexical if id not in dense])
    return _Part("bm25", 1.0, lexical), _Part("dense", tuning.dense, dense)


def _best(
    index: Store, find: Callable[[Filters, int], list[tuple[int, float]]], query: Query, then: Filters | None, tuning: Tuning
) -> dict[int, float]:
    """The best passages, and the best of the days asked for: mostly one search finds both."""
    count = max(tuning.candidates, 4 * query.k)
    if then is None:
        return dict(find(query.filters, count))
    found = dict(find(query.filters, max(tuning.deep, count)))
    dated = index.among(list(found), then)[: tuning.dated]
    if len(dated) < tuning.dated and len(found) >= tuning.deep:
        return dict([*list(found.items())[:count], *find(then, tuning.dated)])
    return {id: found[id] for id in [*list(found)[:count], *dated]}


def _scores(index: Store, parts: Sequence[_Part], days: Days | None, tuning: Tuning) -> dict[int, float]:
    found = dict.fromkeys(id for part in parts for id in part.scores)
    scores = {id: sum(part.scale * part.scores.get(id, 0.0) for part in parts) for id in found}
    if days:
        for id, article in index.articles_of(list(found)).items():
            if (away := days.away(article.published)) is not None:
                scores[id] += tuning.near * math.exp(-away / tuning.days)
    return scores


def _reread(index: Store, passages: list[StoredPassage], words: list[Wanted], scores: Mapping[int, float], tuning: Tuning) -> list[Hit]:
    """The passages as hits, best first, those lifted of which one sentence holds much of what is asked."""
    held = iter(index.coverage(words, [sentence for passage in passages for sentence in passage.sentences]))
    hits = []
    for passage in passages:
        most = max([next(held) for _ in passage.sentences], default=0.0)
        score = scores[passage.id] + tuning.sentence * most
        hits.append(Hit(passage.id, passage.article, passage.spans, passage.text, score, {"sentence": most}))
    return sorted(hits, key=lambda hit: (-hit.score, hit.article.file, hit.spans))


def _explain(hit: Hit, parts: Sequence[_Part], days: Days | None) -> dict[str, float]:
    """Each part's rank and score, the best sentence's share of the words, and how far the story is from the days asked for."""
    explain: dict[str, float] = {}
    for part in parts:
        if hit.passage in part.scores:
            explain |= {f"{part.name} rank": part.ranks[hit.passage], f"{part.name} score": part.scores[hit.passage]}
    away = days.away(hit.article.published) if days else None
    return explain | dict(hit.explain) | ({} if away is None else {"days away": away})


def _around(days: Days, filters: Filters, tuning: Tuning) -> Filters:
    """The filters narrowed to the days a question names and some around."""
    some = timedelta(tuning.days)
    return replace(filters, since=(days.first - some).isoformat(), until=(days.last + some).isoformat())


def _folded(hits: list[Hit], k: int, same: float) -> list[Hit]:
    """The first k that do not say again what a better one says; one that names or counts something else is kept."""
    kept: list[Hit] = []
    seen: list[tuple[frozenset[str], frozenset[str]]] = []
    for hit in hits:
        words = _WORD.findall(hit.text)
        every, named = frozenset(map(str.lower, words)), facts(words)
        if any(len(every & other) >= same * len(every) and named <= told for other, told in seen):
            continue
        kept.append(hit)
        seen.append((every, named))
        if len(kept) == k:
            break
    return kept
