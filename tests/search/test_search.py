"""Search finds by words and by meaning, shows nothing twice, and takes any text for a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.config import Settings
from rag.errors import IndexMismatch
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.search import search
from rag.search.search import _best
from rag.search.tuning import DEFAULT
from rag.types import Filters, Query, Turn, passage_text
from tests.index.made import WordEmbedder, story, write_stories


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place: Path = tmp_path_factory.mktemp("search")
    write_stories(place / "articles", 20)
    (place / "articles" / "again.txt").write_text(story(7), encoding="utf-8")
    build(place / "index", [place / "articles"], WordEmbedder(), Settings())
    opened = open_local(place / "index")
    yield opened
    opened.close()


def test_the_story_that_holds_the_name_comes_first(index: Index) -> None:
    hits = search(index, WordEmbedder(), Query("What did member Odd12son4 ask for?"))
    assert hits[0].article.file == "story012.txt"
    assert "Odd12son4" in hits[0].text
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_hit_is_the_words_of_its_spans_and_says_why(index: Index) -> None:
    hits = search(index, WordEmbedder(), Query("bridge committee crowns"))
    assert hits
    for hit in hits:
        assert hit.text == passage_text(index.article(hit.article.id).text, hit.spans)
        assert {"bm25 rank", "bm25 score"} <= set(hit.explain) or {"dense rank", "dense score"} <= set(hit.explain)


def test_a_passage_saved_twice_is_shown_once(index: Index) -> None:
    hits = search(index, WordEmbedder(), Query("What did Odd7son3 ask for?", k=10))
    texts = [hit.text for hit in hits]
    assert len(texts) == len(set(texts))
    first = hits[0].article
    assert {first.file, *first.copies} == {"story007.txt", "again.txt"}


def test_filters_and_k_are_kept(index: Index) -> None:
    hits = search(index, WordEmbedder(), Query("committee", k=3, filters=Filters(file="story01?.txt")))
    assert len(hits) == 3
    assert all(hit.article.file.startswith("story01") for hit in hits)


@given(st.text(st.characters(codec=None), max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_harmless_question(index: Index, text: str) -> None:
    assert len(search(index, WordEmbedder(), Query(text, k=4))) <= 4


@pytest.mark.parametrize("text", ['title:"x" AND (', "a:b^2~", "* OR *", "NOT", "[1 TO 2]", "'\"\\", "id:1", "/re.*/", "the of and"])
def test_the_signs_of_a_query_language_are_only_text(index: Index, text: str) -> None:
    hits = search(index, WordEmbedder(), Query(f"What did member Odd12son4 ask for? {text}"))
    assert hits[0].article.file == "story012.txt"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Zelensky open in Kiev?", "Zelenskyy opened the fair in Kyiv"),
        ("Was Zelenskiy at the fair?", "Zelenskyy opened the fair in Kyiv"),
        ("Who is Jose Garcia?", "José García sells 1,200 boats"),
        ("Who sells 1200 boats?", "José García sells 1,200 boats"),
    ],
)
def test_names_and_numbers_are_found_however_they_are_spelt(tmp_path: Path, question: str, words: str) -> None:
    write_stories(tmp_path / "articles", 6)
    for number, line in enumerate(("Zelenskyy opened the fair in Kyiv", "José García sells 1,200 boats")):
        text = f"Town news number {number}\n\n{line} on a day in spring.\n"
        (tmp_path / "articles" / f"other{number}.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "index", [tmp_path / "articles"], WordEmbedder(), Settings())
    assert words in search(open_local(tmp_path / "index"), WordEmbedder(), Query(question, k=1))[0].text


def test_a_story_of_the_day_asked_for_comes_first_and_hides_none(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for day, who in (("2022-03-01", "Anna Berg"), ("2022-06-10", "Jens Dahl")):
        text = f"Council elects a chair\nBy Kim Holm\nSource: The Post\nPublished: {day}\n\n{who} was elected chair of the council.\n"
        (tmp_path / "articles" / f"{day}.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "index", [tmp_path / "articles"], WordEmbedder(), Settings())
    index = open_local(tmp_path / "index")
    for question, as_of, first in (
        ("Who was elected chair in the week of June 12, 2022?", None, "2022-06-10.txt"),
        ("Who was elected chair in March 2022?", None, "2022-03-01.txt"),
        ("Who was elected chair last week?", "2022-03-04", "2022-03-01.txt"),
        ("Who was elected chair last week?", None, "2022-06-10.txt"),
    ):
        hits = search(index, WordEmbedder(), Query(question, as_of=as_of))
        assert hits[0].article.file == first
        assert len(hits) == 2


@pytest.mark.parametrize("deep", [5, 20, 1000])  # none or some of the days asked for among the first, or all
def test_one_search_finds_what_two_would(index: Index, deep: int) -> None:
    then, tuning = Filters(file="story01?.txt"), replace(DEFAULT, candidates=5, dated=4, deep=deep)

    def find(filters: Filters, k: int) -> list[tuple[int, float]]:
        return index.lexical(["committee", "bridge", "Odd3son2"], k, filters)

    found = _best(index, find, Query("", k=1), then, tuning)
    assert found == pytest.approx(dict(find(Filters(), 5)) | dict(find(then, 4)))


def test_a_follow_up_is_found_by_its_conversation(index: Index) -> None:
    history = (Turn("user", "What did member Odd12son4 ask for?"), Turn("assistant", "448 crowns."))
    follow_up = search(index, WordEmbedder(), Query("And what did neighbours speak of?", history=history))
    assert follow_up[0].article.file == "story012.txt"


def test_another_embedder_is_refused(index: Index) -> None:
    with pytest.raises(IndexMismatch, match="words"):
        search(index, WordEmbedder("others"), Query("bridge"))
