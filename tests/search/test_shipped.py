"""The shipped articles and questions: the passage that answers is found. A regression here is one in every answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.config import load_settings
from rag.embed import load_embedder
from rag.errors import ModelError
from rag.evaluate.questions import read_questions
from rag.evaluate.score import found
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.search import search
from rag.search.tuning import DEFAULT
from rag.types import Query
from tests.index.made import WordEmbedder

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def by_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("shipped") / "index"
    build(folder, [EXAMPLES / "articles"], WordEmbedder(), load_settings())
    opened = open_local(folder)
    yield opened
    opened.close()


def test_by_their_words_alone(by_words: Index) -> None:
    at_1, at_4 = _shares(by_words, WordEmbedder(), dense=0.0)
    assert at_1 >= 0.85
    assert at_4 >= 0.95


@pytest.mark.models
def test_with_the_default_embedder(tmp_path: Path) -> None:
    settings = load_settings()
    try:
        embedder = load_embedder(settings.embedder, settings)
    except ModelError as error:
        pytest.skip(error.message)
    build(tmp_path / "index", [EXAMPLES / "articles"], embedder, settings)
    at_1, at_4 = _shares(open_local(tmp_path / "index"), embedder, dense=DEFAULT.dense)
    assert at_1 >= 0.9
    assert at_4 >= 0.95


def _shares(index: Index, embedder: object, dense: float) -> tuple[float, float]:
    """Passage@1 and passage@4."""
    depths = []
    for question in read_questions(EXAMPLES / "questions.jsonl"):
        if question.answerable and question.evidence:
            query = Query(question.text, 8, as_of=question.asked, history=question.history)
            hits = search(index, embedder, query, replace(DEFAULT, dense=dense))  # type: ignore[arg-type]
            records = [{"file": hit.article.file, "copies": hit.article.copies, "text": hit.text} for hit in hits]
            depths.append(found(question, records)[1] or 0)
    return sum(depth == 1 for depth in depths) / len(depths), sum(0 < depth <= 4 for depth in depths) / len(depths)
