"""What is kept comes back as it was; names, filters and copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.config import Settings
from rag.errors import BadInput, NoSuchIndex
from rag.index import index_folder, list_indexes, remove_index, rename_index, same_story
from rag.index.encode import pack_article, pack_keys, pack_spans, pack_text, unpack_article, unpack_keys, unpack_spans, unpack_text
from rag.index.filters import matches, undated
from rag.index.schema import connect, fact, set_fact
from rag.types import Article, ArticleInfo, Filters, Kind, Mark, Otherwise, Sentence, Span
from tests.index.conftest import Desk
from tests.index.digest import content_digest
from tests.index.made import story


@given(st.text(st.characters(codec=None)))
def test_any_text_comes_back(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)).map(lambda pair: Span(*pair))))
def test_spans_come_back(spans: list[Span]) -> None:
    assert unpack_spans(pack_spans(spans)) == tuple(spans)


@given(st.frozensets(st.integers(-(2**63), 2**63 - 1)))
def test_keys_come_back(keys: frozenset[int]) -> None:
    assert unpack_keys(pack_keys(keys)) == keys


@pytest.mark.parametrize("title", ["T", "Pérez 한국 😀", "half \udce9 a letter"])
def test_an_article_comes_back(title: str) -> None:
    marks = (Mark(0, 4, Kind.BYLINE, "header"),)
    sentences = (Sentence(0, 4, Kind.BYLINE), Sentence(5, 9))
    article = Article("a.eml", "Anna wrote", "ab", title, "2", url="u", provenance={"url": "field url"}, marks=marks, sentences=sentences)
    assert unpack_article(pack_article(article), article.text, article.file) == article


def test_two_folders_of_one_name_are_two_indexes(tmp_path: Path) -> None:
    settings = Settings(indexes=tmp_path / "indexes")
    one, two = (index_folder(settings, tmp_path / place / "articles") for place in ("a", "b"))
    assert one != two
    assert one.name.startswith("articles-")
    assert len(one.name) == len("articles-") + 6
    assert index_folder(settings, tmp_path / "b" / ".." / "a" / "articles") == one


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "a\\b", " a", "x" * 300])
def test_a_name_that_is_a_path_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        index_folder(Settings(), name=name)


def test_indexes_are_listed_renamed_and_removed(desk: Desk) -> None:
    desk.build()
    assert list_indexes(desk.settings) == [desk.folder]
    renamed = rename_index(desk.settings, "desk", "paper")
    assert list_indexes(desk.settings) == [renamed]
    with pytest.raises(NoSuchIndex, match="desk"):
        remove_index(desk.settings, "desk")
    with pytest.raises(NoSuchIndex) as missing:
        rename_index(desk.settings, "papre", "desk")
    assert missing.value.hint.startswith("Did you mean paper?")
    remove_index(desk.settings, "paper")
    assert list_indexes(desk.settings) == []
    assert len(list(desk.articles.iterdir())) == 12


def info(**fields: str | None) -> ArticleInfo:
    return ArticleInfo(**{"id": 1, "root": "/r", "file": "a.txt", "part": None, "text_sha256": "", "title": ""} | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "filters", "passes"),
    [
        ({"published": "2022-10-05"}, Filters(since="2022-10-05", until="2022-10-05"), True),
        ({"published": "2022-10-05"}, Filters(since="2022-10-06"), False),
        ({"published": "2022-10-05"}, Filters(until="2022-10-04"), False),
        ({}, Filters(since="2000-01-01"), False),
        ({"outlet": "The Dalby Post"}, Filters(source="dalby"), True),
        ({}, Filters(source="dalby"), False),
        ({"byline": "Åsa Berg"}, Filters(author="åSA"), True),
        ({"file": "2022/10/a.txt"}, Filters(file="2022/*"), True),
        ({"file": "2022/10/a.txt"}, Filters(file="a.*"), True),
        ({"file": "2022/10/a.txt"}, Filters(file="b.*"), False),
    ],
)
def test_filters(fields: dict[str, str], filters: Filters, passes: bool) -> None:
    assert matches(info(**fields), filters) is passes


def test_undated_articles_are_counted_only_when_a_date_dropped_them() -> None:
    infos = [info(), info(published="2020-01-01"), info(file="b.md")]
    assert undated(infos, Filters(since="2021-01-01", file="*.txt")) == 1
    assert undated(infos, Filters(file="*.txt")) == 0


def test_copies_name_each_other_until_one_goes(desk: Desk) -> None:
    for name in ("one.txt", "two.txt"):
        (desk.articles / name).write_text(story(40), encoding="utf-8")
    desk.build()
    assert desk.open().find("one.txt").copies == ("two.txt",)  # type: ignore[union-attr]
    assert desk.open().status().copies == 1
    (desk.articles / "two.txt").unlink()
    desk.build()
    assert desk.open().find("one.txt").copies == ()  # type: ignore[union-attr]
    shutil.rmtree(desk.folder)


def version(day: str, figure: int) -> str:
    return story(40).replace("\n", f"\n\nSource: The Desk Post\nPublished: {day}\n", 1) + f"The vote was {figure} to 3.\n"


def test_an_older_version_names_the_newest_one_until_that_goes(desk: Desk) -> None:
    for name, day, figure in (("first", "2024-05-01", 12), ("second", "2024-05-02", 14), ("third", "2024-05-04", 15)):
        (desk.articles / f"{name}.txt").write_text(version(day, figure), encoding="utf-8")
        desk.build()
    (desk.articles / "wire.txt").write_text(version("2024-05-01", 12).replace("The Desk Post", "The Wire News"), encoding="utf-8")
    desk.build()
    newer = {info.file: info.newer for info in desk.open().articles() if info.newer}
    assert newer == dict.fromkeys(("first.txt", "second.txt", "wire.txt"), "third.txt")
    assert desk.open().status().older == 3
    (desk.articles / "third.txt").unlink()
    desk.build()
    assert {info.file: info.newer for info in desk.open().articles() if info.newer} == dict.fromkeys(
        ("first.txt", "wire.txt"), "second.txt"
    )
    (desk.articles / "second.txt").unlink()
    desk.build()
    assert desk.open().status().older == 0


def test_another_outlet_that_counts_otherwise_is_no_copy_and_no_newer_version(desk: Desk) -> None:
    (desk.articles / "post.txt").write_text(version("2024-05-01", 12), encoding="utf-8")
    (desk.articles / "wire.txt").write_text(version("2024-05-02", 15).replace("The Desk Post", "The Wire News"), encoding="utf-8")
    desk.build()
    post, wire = desk.open().find("post.txt"), desk.open().find("wire.txt")
    assert post
    assert wire
    assert (post.copies, post.newer, post.otherwise) == ((), None, (Otherwise("wire.txt", "12 to 3", "15 to 3"),))
    assert (wire.copies, wire.newer, wire.otherwise) == ((), None, (Otherwise("post.txt", "15 to 3", "12 to 3"),))
    assert desk.open().status().copies == 0
    (desk.articles / "wire.txt").unlink()
    desk.build()
    assert desk.open().find("post.txt").otherwise == ()  # type: ignore[union-attr]


def test_an_index_of_before_versions_were_kept_is_read_and_brought_up_to_date(desk: Desk) -> None:
    for name, day, figure in (("old", "2024-05-01", 12), ("new", "2024-05-02", 14)):
        (desk.articles / f"{name}.txt").write_text(version(day, figure), encoding="utf-8")
    desk.build()
    digest = content_digest(desk.folder)
    db = connect(desk.folder, write=True)
    db.execute("DROP TABLE versions")
    db.execute("DROP TABLE otherwise")
    set_fact(db, "grouped", fact(db, "generation") or "")
    db.close()
    assert desk.open().find("old.txt").newer is None  # type: ignore[union-attr]
    assert desk.build().unchanged == 14
    assert desk.open().find("old.txt").newer == "new.txt"  # type: ignore[union-attr]
    assert content_digest(desk.folder) == digest


@pytest.mark.parametrize(
    ("pairs", "groups", "newest"),
    [
        ([(1, 2)], [], {1: 2}),
        ([(1, 2), (1, 3), (2, 3)], [], {1: 3, 2: 3}),
        ([(1, 3), (1, 2), (3, 2)], [], {1: 2, 3: 2}),
        ([(1, 2)], [frozenset({1, 4})], {1: 2, 4: 2}),
        ([(1, 2)], [frozenset({1, 2})], {1: 2}),
        ([(1, 2), (2, 3)], [], {1: 3, 2: 3}),
        ([(1, 2), (2, 3)], [frozenset({3, 4})], {1: 3, 2: 3}),
        ([(1, 2), (3, 1)], [frozenset({2, 3})], {1: 2, 3: 2}),
    ],
)
def test_newest(pairs: list[tuple[int, int]], groups: list[frozenset[int]], newest: dict[int, int]) -> None:
    assert same_story.newest(pairs, groups) == newest
