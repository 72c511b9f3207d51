"""An index is taken off its server, or a folder out of it: what other machines indexed only when that is said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import BadInput, IndexBusy, NoSuchIndex
from rag.index import remove_index, remove_root
from rag.index.address import parse
from rag.index.milvus import reader, state
from rag.index.milvus.collections import KEPT, PASSAGES, ROOTS, SAID, Collections
from rag.index.store import Store
from tests.index.made import write_stories
from tests.index.milvus.conftest import Machine

pytestmark = pytest.mark.slow
Machines = Callable[..., Machine]


@pytest.fixture
def two(machine: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Machine]:
    """Two machines with two folders each in one index."""
    monkeypatch.setattr(reader, "STALE", 0.0)
    machines = machine("one"), machine("two")
    for name, one in zip(("one", "two"), machines, strict=True):
        for part in ("a", "b"):
            write_stories(tmp_path / f"{name}-{part}", 4)
        one.build(tmp_path / f"{name}-a", tmp_path / f"{name}-b")
    return machines


def seen(index: Store) -> list[tuple[str, str]]:
    return [(info.root, info.file) for info in index.articles()]


def test_a_folder_is_taken_out_and_a_reader_sees_the_rest(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    ours, theirs = two
    with closing(ours.open()) as index, closing(Collections(parse(ours.address))) as server:
        before, generation = seen(index), index.generation
        key = state.key_of(str(tmp_path / "one-a"))
        remove_root(ours.settings, ours.address, tmp_path / "one-a")
        left = [place for place in before if place[0] != str(tmp_path / "one-a")]
        assert (len(before), seen(index)) == (16, left)
        assert index.generation > generation
        assert {hit.article.root for hit in index.passages([id for id, _ in index.lexical(["the"], 100)])} == {root for root, _ in left}
        assert [server.count(part, f'root == "{key}"') for part in (PASSAGES, SAID, KEPT, ROOTS)] == [0, 0, 0, 0]
        ours.build()  # what is left of its folders: the other is not indexed again
        assert seen(index) == left
        with pytest.raises(NoSuchIndex, match="has no folder"):
            remove_root(ours.settings, ours.address, tmp_path / "one-a")
        ours.build(tmp_path / "one-a")
        assert seen(index) == before
        remove_root(theirs.settings, ours.address, tmp_path / "one-b")  # from elsewhere
        assert len(index.articles()) == 12


def test_what_was_broken_off_is_finished(two: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = two
    remove = Collections.remove_where

    def once(self: Collections, part: str, expression: str) -> None:
        remove(self, part, expression)
        raise KeyError(part)

    with monkeypatch.context() as broken:
        broken.setattr(Collections, "remove_where", once)
        with pytest.raises(KeyError):
            remove_root(ours.settings, ours.address, tmp_path / "one-a")
    with closing(ours.open()) as index:
        assert len(index.articles()) == 12
        remove_root(ours.settings, ours.address, tmp_path / "one-a")
        assert len(index.articles()) == 12
        assert len(index.roots) == 3


def test_a_whole_index_goes_when_that_is_said(two: tuple[Machine, Machine]) -> None:
    ours, theirs = two
    with pytest.raises(BadInput, match="what other machines indexed"):
        remove_index(ours.settings, ours.address)
    with (
        closing(Collections(parse(ours.address))) as server,
        state.writing(server, "elsewhere"),
        pytest.raises(IndexBusy),
    ):
        remove_index(ours.settings, ours.address, others=True)
    remove_index(ours.settings, ours.address, others=True)
    assert not ours.folder.exists()
    with pytest.raises(NoSuchIndex):
        ours.open()
    theirs.build()
    with closing(theirs.open()) as index:
        assert len(index.articles()) == 8
    remove_index(theirs.settings, theirs.address)
    with pytest.raises(NoSuchIndex):
        remove_index(theirs.settings, theirs.address)
