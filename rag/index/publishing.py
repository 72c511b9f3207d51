"""What is searched beside the SQLite file of an index: tantivy and FAISS."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from rag.index import dense, lexical
from rag.types import IndexPaths


class Local:
    """The publisher of an index that is one folder."""

    def __init__(self, paths: IndexPaths) -> None:
        self._paths = paths

    def words(self, db: sqlite3.Connection) -> str | None:
        return lexical.update(db, self._paths)

    def vectors(self, db: sqlite3.Connection, whole: bool, step: Callable[[int, int], None]) -> str | None:  # noqa: ARG002
        return dense.publish(db, self._paths)

    def close(self) -> None:
        """Nothing is held open."""
