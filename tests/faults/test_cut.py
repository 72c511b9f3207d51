"""A derived part that was cut at every hundredth byte: made anew and said so, or answered without; never another answer."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import pytest

from rag.config import Settings
from rag.errors import FootnoteError
from rag.index.building import build
from rag.index.lock import writing
from rag.index.opening import open_index
from rag.llm.passage_cache import PassageCache
from rag.types import IndexPaths
from tests.index.made import WordEmbedder, write_stories

STEP = 100


class Cuts:
    """An index that can be put back as it was."""

    def __init__(self, place: Path) -> None:
        self.folder, self._whole, self.embedder = place / "index", place / "whole", WordEmbedder(dimension=64)
        write_stories(place / "articles", 12)
        build(self.folder, [place / "articles"], self.embedder, Settings())
        self.expected = self.found()[:2]
        shutil.copytree(self.folder, self._whole)

    def found(self) -> tuple[list[int], list[int], list[str]]:
        with closing(open_index(self.folder)) as index:
            by_meaning = [id for id, _ in index.dense(self.embedder.embed_query("bridge"), 5)]
            return by_meaning, [id for id, _ in index.lexical(["Odd7son3", "committee"], 5)], index.notes

    def cut(self, name: str) -> list[int]:
        """The places to cut a part at."""
        return list(range(0, (self._whole / name).stat().st_size, STEP))

    def harm(self, name: str, at: int) -> None:
        while self.folder.exists():  # a thread of tantivy's may still lay a file into it
            shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._whole, self.folder)
        whole = (self._whole / name).read_bytes()
        (self.folder / name).unlink()  # not cut in place: a thread may have it mapped
        (self.folder / name).write_bytes(whole[:at])

    @property
    def parts(self) -> list[str]:
        paths = IndexPaths(self._whole)
        derived = [paths.vectors, *paths.lexical.iterdir()]
        return [str(path.relative_to(self._whole)) for path in derived if path.stat().st_size]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("another_writes", [False, True])
def test_a_cut_part_gives_the_same_answer(tmp_path: Path, another_writes: bool) -> None:
    cuts = Cuts(tmp_path)
    tried = 0
    for name in cuts.parts:
        for at in cuts.cut(name):
            cuts.harm(name, at)
            held: AbstractContextManager[None] = writing(cuts.folder) if another_writes else nullcontext()
            with held:
                *found, notes = cuts.found()
            assert tuple(found) == cuts.expected, (name, at)
            assert another_writes or any("rebuilt" in note for note in notes), (name, at)
            tried += 1
    assert tried > 200


@pytest.mark.slow
def test_a_cut_index_is_said_to_be_damaged_or_whole(tmp_path: Path) -> None:
    cuts = Cuts(tmp_path)
    size = (cuts.folder / "index.sqlite").stat().st_size
    said = whole = tried = 0
    for at in range(0, size, size // 60):
        tried += 1
        cuts.harm("index.sqlite", at)
        try:
            cuts.found()
        except FootnoteError as error:
            said += bool(error.hint)
            continue
        whole += 1
    assert said > 20
    assert said + whole == tried


def test_a_cut_entry_of_the_passage_cache_is_computed_again(tmp_path: Path) -> None:
    cache = PassageCache(tmp_path, 10**6)
    cache.store("a", bytes(range(256)) * 40)
    path = tmp_path / "a.kv"
    whole = path.read_bytes()
    for at in range(0, len(whole), STEP):
        path.write_bytes(whole[:at])
        assert cache.load("a") is None
        assert not path.exists()
