"""The newer version of a story is found before the older one, which stays where it says something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import Settings
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.search import search
from rag.search.newer import newer_first
from rag.types import ArticleInfo, Filters, Hit, Query, Span
from tests.index.made import WordEmbedder

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
OLD, NEW = "courier_bridge_contract.txt", "courier_bridge_contract_updated.txt"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("newer") / "index"
    build(folder, [EXAMPLES], WordEmbedder(), Settings())
    opened = open_local(folder)
    yield opened
    opened.close()


def found(index: Index, question: str, **options: object) -> list[Hit]:
    return search(index, WordEmbedder(), Query(question, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "How did the council vote on the contract with Dunmore Pell?",
        "Dunmore Pell will repair Salters Bridge for 5.9 million euros",
        "The vote was 14 to 9",
        "Councillor Dirk Brandt voted against. A day late saves eight hundred thousand euros",
    ],
)
def test_the_newer_version_comes_first(index: Index, question: str) -> None:
    files = [hit.article.file for hit in found(index, question)]
    assert NEW in files
    assert OLD not in files or files.index(NEW) < files.index(OLD)


def test_what_only_the_older_version_says_stays_to_be_found(index: Index) -> None:
    hits = found(index, "The bridge is to open again seventeen weeks after it was closed because of cracks")
    assert any(hit.article.file == OLD and "seventeen weeks" in hit.text for hit in hits)


def test_the_older_version_is_reached_by_its_file(index: Index) -> None:
    hits = found(index, "How did the council vote?", filters=Filters(file=OLD))
    assert "The vote was 14 to 9." in hits[0].text
    assert hits[0].article.newer == NEW


def hit(number: int, file: str, text: str, score: float, newer: str | None = None) -> Hit:
    return Hit(number, ArticleInfo(number, "/r", file, None, "", "", newer=newer), (Span(0, len(text)),), text, score)


TOLD = "The council mends the old bridge for {} million crowns, work begins in May and takes {} weeks."


def test_an_edited_passage_is_put_behind_and_an_equal_one_left_out() -> None:
    old, new = hit(1, "old", TOLD.format(5, "seven"), 0.9, "new"), hit(2, "new", TOLD.format(6, "seven"), 0.5)
    other = hit(3, "other", "Something else.", 0.7)
    assert newer_first([old, other, new]) == [replace(new, score=0.9), old, other]
    assert newer_first([new, other, old]) == [new, other, old]
    words = hit(4, "new", TOLD.format(5, "eight"), 0.5)
    assert newer_first([old, words]) == [replace(words, score=0.9), old]
    same = hit(5, "new", "It was told again. " + TOLD.format(5, "seven"), 0.5)
    assert newer_first([old, other, same]) == [other, same]
    elsewhere = replace(same, article=replace(same.article, root="/elsewhere"))
    assert newer_first([old, elsewhere]) == [old, elsewhere]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([None, "a", "b", "c"]), st.sampled_from([5, 6, 7])), max_size=8))
def test_whatever_the_versions_no_figure_is_lost_and_the_best_come_first(made: list[tuple[str, str | None, int]]) -> None:
    hits = [hit(n, file, TOLD.format(figure, "seven"), 1 - n / 10, newer) for n, (file, newer, figure) in enumerate(made)]
    kept = newer_first(hits)
    assert {one.text for one in kept} == {one.text for one in hits}
    assert [one.score for one in kept] == sorted((one.score for one in kept), reverse=True)
