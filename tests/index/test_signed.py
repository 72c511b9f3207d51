"""The names that an index knows from bylines and outlets."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from rag.config import Settings
from rag.index.building import build
from rag.index.opening import open_index
from tests.answer.fakes import EXAMPLES, WordVectors


def test_authors_and_outlets_are_known_by_each_of_their_names(tmp_path: Path) -> None:
    build(tmp_path, (EXAMPLES,), WordVectors(), Settings(indexes=tmp_path))
    with closing(open_index(tmp_path)) as index:
        assert all(map(index.is_signed, ("Hanne", "brodin", "Skerry", "Courier")))
        assert not any(map(index.is_signed, ("Hann", "Okonjo", "")))
