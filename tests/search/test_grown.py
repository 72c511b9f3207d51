"""The indexes that size is measured with are sound, and their plot can be drawn."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bench_search import recall
from benchmarks.grow import PER_STORY, grow, stock_of
from benchmarks.plot import Line, plot
from rag.config import Settings
from rag.index.building import build
from rag.index.passage import StoredPassage
from rag.index.reader import open_local
from rag.search import search
from rag.types import Query, passage_text
from tests.index.made import WordEmbedder, write_stories


def test_an_index_of_made_up_stories_is_searched_like_any(tmp_path: Path) -> None:
    write_stories(tmp_path / "articles", 6)
    build(tmp_path / "index", [tmp_path / "articles"], WordEmbedder(), Settings())
    stock = stock_of(tmp_path / "index", 1000)
    grow(stock, tmp_path / "grown", 20)
    with closing(open_local(tmp_path / "grown")) as index:
        real = {sentence for sentences in stock.sentences for sentence in sentences}
        for hit in search(index, WordEmbedder(), Query("What did member Odd3son2 ask for?")):
            (text,) = [p.text for p in index.passages_of(hit.article.id) if p.id == hit.passage]
            assert hit.text == text
        for article in index.articles():
            held = index.passages_of(article.id)
            assert len(held) == PER_STORY
            assert all(set(p.sentences) <= real and p.text == passage_text("\n".join(_text(held)), p.spans) for p in held)
        assert recall(index, [WordEmbedder().embed_query("bridge committee"), np.ones(512, np.float32)]) == 1.0


def _text(passages: list[StoredPassage]) -> list[str]:
    return [sentence for passage in passages for sentence in passage.sentences]


@given(st.lists(st.tuples(st.floats(1, 1e9), st.floats(1e-3, 1e6)), min_size=1, max_size=5))
def test_any_points_can_be_drawn_within_the_picture(points: list[tuple[float, float]]) -> None:
    drawn = ElementTree.fromstring(plot("a < b & c", "x", [Line("one", points), Line("two", points[:1])]))
    circles = [node for node in drawn.iter() if node.tag.endswith("circle")]
    assert len(circles) == len(points) + 1
    assert all(-1 <= float(node.attrib["cx"]) <= 641 and -1 <= float(node.attrib["cy"]) <= 401 for node in circles)
