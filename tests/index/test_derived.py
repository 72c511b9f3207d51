"""FAISS and tantivy may be deleted, damaged or behind: search goes on, and says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from rag.errors import IndexMismatch
from rag.index.lock import writing
from rag.index.reader import Index
from rag.index.schema import connect, set_fact
from rag.types import Filters, IndexPaths
from tests.index.conftest import Desk
from tests.index.made import story

QUESTION = "What did Odd7son3 ask for?"


def found(desk: Desk, index: Index, words: str = QUESTION) -> tuple[list[int], list[int]]:
    by_meaning = index.dense(desk.embedder.embed_query(words), 5)
    by_words = index.lexical(words.split(), 5)
    return [id for id, _ in by_meaning], [id for id, _ in by_words]


def truncate(path: Path) -> None:
    """Puts a shorter file in its place: one cut short under a thread that has it mapped would kill the process."""
    shorter = path.with_name(f"{path.name}.shorter")
    shorter.write_bytes(path.read_bytes()[:50])
    shorter.replace(path)


@pytest.mark.parametrize("harm", ["missing", "damaged", "swapped"])
def test_a_lost_part_is_made_anew_and_said_so(desk: Desk, harm: str) -> None:
    desk.build()
    index = desk.open()
    before = found(desk, index)
    index.close()
    paths = IndexPaths(desk.folder)
    if harm == "missing":
        paths.vectors.unlink()
        shutil.rmtree(paths.lexical)
    elif harm == "damaged":
        truncate(paths.vectors)
        for path in paths.lexical.iterdir():
            truncate(path)
    else:
        paths.vectors.write_bytes(b"no index at all")
        (paths.lexical / "meta.json").write_text("{}", encoding="utf-8")
    index = desk.open()
    assert found(desk, index) == before
    assert len(index.notes) == 2
    again = desk.open()
    assert (found(desk, again), again.notes) == (before, [])


def test_the_writer_mends_too_and_says_so(desk: Desk) -> None:
    desk.build()
    IndexPaths(desk.folder).vectors.unlink()
    shutil.rmtree(IndexPaths(desk.folder).lexical)
    assert len(desk.build().notes) == 2
    assert desk.build().notes == ()


def test_parts_that_are_behind_are_brought_up_by_a_reader(desk: Desk) -> None:
    desk.build()
    before = found(desk, desk.open())
    db = connect(desk.folder, write=True)
    set_fact(db, "lexical", "1:0")
    set_fact(db, "dense", "0.0 0:0")
    db.close()
    assert found(desk, desk.open()) == before


def test_searching_goes_on_while_another_writes_even_without_the_parts(desk: Desk) -> None:
    desk.build()
    before = found(desk, desk.open())
    paths = IndexPaths(desk.folder)
    paths.vectors.unlink()
    shutil.rmtree(paths.lexical)
    with writing(desk.folder):
        assert found(desk, desk.open()) == before


def test_an_open_index_sees_what_a_writer_publishes(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    found(desk, index)
    (desk.articles / "late.txt").write_text(story(90), encoding="utf-8")
    (desk.articles / "story007.txt").unlink()
    desk.build()
    by_meaning, by_words = found(desk, index, "the harbour plan number 90")
    assert index.passages(by_meaning)[0].article.file == index.passages(by_words)[0].article.file == "late.txt"
    assert all(p.article.file != "story007.txt" for p in index.passages(found(desk, index)[0]))


def test_an_index_can_be_read_from_many_threads(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    expected = found(desk, desk.open())
    results: list[tuple[list[int], list[int]]] = []
    threads = [Thread(target=lambda: results.extend(found(desk, index) for _ in range(20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 80


def test_a_vector_of_another_dimension_is_refused(desk: Desk) -> None:
    desk.build()
    with pytest.raises(IndexMismatch, match="512"):
        desk.open().dense(np.ones(3, dtype=np.float32), 5)


def test_asking_for_more_than_there_is(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    everything = index.status().passages
    assert len(index.dense(desk.embedder.embed_query("bridge"), 10_000)) == everything
    assert index.lexical([], 5) == index.lexical(["zzzz"], 5) == []
    assert 0 < len(index.lexical(["committee"], 10_000)) <= everything


def test_an_empty_folder_is_an_index_too(desk: Desk) -> None:
    shutil.rmtree(desk.articles)
    desk.articles.mkdir()
    desk.build()
    assert found(desk, desk.open()) == ([], [])


def test_filters_are_exact_in_both_searches(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    only = Filters(file="story00[12].txt")
    allowed = {p.id for article in index.articles(only) for p in index.passages_of(article.id)}
    assert {id for id, _ in index.dense(desk.embedder.embed_query("market"), 1000, only)} == allowed
    assert {id for id, _ in index.lexical(["committee"], 2, only)} <= allowed
    assert {id for id, _ in index.lexical(["committee"], 1000, only)} == allowed
    assert len(index.lexical(["committee"], 2, only)) == 2
    assert index.dense(desk.embedder.embed_query("market"), 5, Filters(file="none")) == []


def test_a_filter_pushed_into_the_search_finds_what_sifting_finds(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    one = Filters(file="story001.txt")  # few enough to be pushed in
    held = {p.id for article in index.articles(one) for p in index.passages_of(article.id)}
    sifted = [(id, score) for id, score in index.lexical(["committee", "bridge"], 10_000) if id in held]
    assert sifted
    assert index.lexical(["committee", "bridge"], 10_000, one) == pytest.approx(sifted)


def test_similarities_are_those_of_the_dense_search_and_leave_out_what_is_not_there(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    vector = desk.embedder.embed_query("market bridge")
    nearest = dict(index.dense(vector, 10_000))
    some = [*sorted(nearest, reverse=True)[:5], 10**9, 0]
    assert dict(index.similarities(vector, some)) == pytest.approx({id: nearest[id] for id in some[:5]}, abs=1e-5)
    assert index.similarities(vector, []) == []


def test_a_passage_belongs_to_its_article(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    for article in index.articles():
        ids = [passage.id for passage in index.passages_of(article.id)]
        assert index.articles_of([*ids, 10**9]) == dict.fromkeys(ids, article)


def test_passages_hold_the_words_of_their_spans(desk: Desk) -> None:
    desk.build()
    index = desk.open()
    for info in index.articles():
        text = index.article(info.id).text
        stored = index.passages_of(info.id)
        assert len(stored) == info.passages > 0
        for passage in stored:
            assert all(text[start:end] in passage.text for start, end in passage.spans)
