from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag.config import Settings
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.index.summary import Summary
from tests.index.made import WordEmbedder, write_stories


@dataclass
class Desk:
    """A folder of twelve stories, its index, and an embedder that counts."""

    articles: Path
    folder: Path
    embedder: WordEmbedder
    settings: Settings

    def build(self, **options: object) -> Summary:
        return build(self.folder, [self.articles], self.embedder, self.settings, **options)  # type: ignore[arg-type]

    def open(self) -> Index:
        return open_local(self.folder)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    write_stories(tmp_path / "articles", 12)
    return Desk(tmp_path / "articles", tmp_path / "indexes" / "desk", WordEmbedder(), Settings(indexes=tmp_path / "indexes"))


@pytest.fixture
def fresh(desk: Desk, tmp_path: Path) -> Callable[[], Path]:
    """Builds the desk's articles anew in another place."""

    def make() -> Path:
        build(tmp_path / "indexes" / "fresh", [desk.articles], WordEmbedder(), desk.settings, rebuild=True)
        return tmp_path / "indexes" / "fresh"

    return make
