"""A CrossEncoder of one's own, made here: two layers of chance."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from rag.config import Settings
from rag.embed import Embedder
from rag.embed.reranker import Reranker
from rag.engine import Engine, Part
from rag.errors import ModelError, ModelMissing
from rag.index.building import build
from rag.index.opening import open_index
from rag.index.store import Store
from rag.llm import Generator
from rag.search.rerank import rerank
from rag.types import ArticleInfo, Hit, Query, Span
from tests.embed.cross_encoder import cross_encoder
from tests.index.made import WordEmbedder, write_stories


def hit(passage: int, score: float) -> Hit:
    return Hit(passage, ArticleInfo(1, "/", "a.txt", None, "0", "A"), (Span(0, 1),), f"text {passage}", score, {"bm25 rank": passage})


def test_hits_stand_in_the_reranker_s_order() -> None:
    hits = [hit(1, 0.9), hit(2, 0.5), hit(3, 0.1)]
    found = rerank("?", hits, lambda question, texts: [-1.0, 7.0, 2.0])
    assert [(one.passage, one.score) for one in found] == [(2, 0.9), (3, 0.5), (1, 0.1)]
    assert found[0].explain == {"bm25 rank": 2, "reranker score": 7.0}
    assert rerank("?", hits, lambda question, texts: [1.0, float("nan"), 2.0]) == hits
    assert rerank("?", [], lambda question, texts: []) == []


@pytest.mark.slow
def test_a_folder_puts_search_in_order(tmp_path: Path) -> None:
    write_stories(tmp_path / "articles", 12)
    settings = Settings(indexes=tmp_path / "indexes", reranker=str(cross_encoder(tmp_path / "cross")))
    build(tmp_path / "indexes" / "desk", [tmp_path / "articles"], WordEmbedder(), settings)
    reranker = Reranker(tmp_path / "cross", 1)
    opened: Part[Store] = Part.of(open_index(tmp_path / "indexes" / "desk"))
    embedder: Part[Embedder] = Part.of(WordEmbedder())
    no_model: Part[Generator] = Part(lambda: pytest.fail("no model is needed"))
    with closing(Engine(settings, opened, embedder, no_model, Part.of(reranker))) as engine:
        hits = engine.search(Query("the harbour committee", 5))
        every = engine.search(Query("the harbour committee", 24))
        assert engine.search(Query("the harbour committee", 0)) == []
    given = reranker.scores("the harbour committee", [f"{one.article.title}\n{one.text}" for one in hits])
    assert [one.explain["reranker score"] for one in hits] == pytest.approx(given, abs=1e-5)
    assert all(one >= other - 1e-5 for one, other in pairwise(given))
    assert max(given) - min(given) > 1e-3
    assert [one.passage for one in hits] == [one.passage for one in every][:5]


@pytest.mark.slow
def test_folders_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no config\.json"):
        Reranker(tmp_path, 1)
    with pytest.raises(ModelError, match="3 scores"):
        Reranker(cross_encoder(tmp_path / "three", labels=("a", "b", "c")), 1)
    broken = cross_encoder(tmp_path / "broken")
    (broken / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be opened"):
        Reranker(broken, 1)
