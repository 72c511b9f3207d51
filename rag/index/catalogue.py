"""The articles of one state of an index, without their texts: kept in memory, since every search filters and names them."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from rag.index.encode import INFO_COLUMNS, INFO_TABLES, info_of
from rag.index.filters import matches
from rag.index.schema import older_versions, told_otherwise
from rag.types import ArticleInfo, Filters, Otherwise

_FILTERS_KEPT = 16
# SQLite keeps what does not fit a column's type all the same.
_TEXTS = ("a.text_sha256", "a.title", "f.file", "r.path")
_OPTIONAL = ("a.part", "a.byline", "a.outlet", "a.published", "a.language", "a.url")
_WRONG = (*(f"typeof({name}) <> 'text'" for name in _TEXTS), *(f"typeof({name}) NOT IN ('text', 'null')" for name in _OPTIONAL))
_MISTYPED = f"SELECT 1 FROM {INFO_TABLES} WHERE {' OR '.join(_WRONG)} OR typeof(a.characters) <> 'integer' LIMIT 1"


class Catalogue:
    """`infos` by id, in the order of root, file and place in the file. Filters asked for again cost nothing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.infos = _load(db)
        self.allowed = lru_cache(_FILTERS_KEPT)(self._allowed)
        self.allowed_passages = lru_cache(_FILTERS_KEPT)(self._allowed_passages)

    @property
    def newest(self) -> str | None:
        """The latest day any article carries."""
        return self._dated[-1][0] if self._dated else None

    @cached_property
    def _dated(self) -> list[tuple[str, int]]:
        return sorted((info.published[:10], id) for id, info in self.infos.items() if info.published)

    @cached_property
    def _owners(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        numbers = chain.from_iterable(self._db.execute("SELECT id, article FROM passages ORDER BY id"))
        rows = np.fromiter(numbers, dtype=np.int64).reshape(-1, 2)
        return rows[:, 0].copy(), rows[:, 1].copy()

    def owners(self, passages: Sequence[int]) -> dict[int, int]:
        """The article of each passage that there is, by id."""
        held, articles = self._owners
        if not len(held):
            return {}
        wanted = np.asarray(passages, dtype=np.int64)
        at = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
        here = held[at] == wanted
        return dict(zip(wanted[here].tolist(), articles[at[here]].tolist(), strict=True))

    def _allowed(self, filters: Filters) -> frozenset[int]:
        """Ids of the articles the filters let through."""
        others = replace(filters, since=None, until=None)
        found: Iterable[int] = self.infos
        if filters.since or filters.until:
            first = bisect_left(self._dated, (filters.since or "", 0))
            last = bisect_right(self._dated, (filters.until or "9999-99-99", len(self.infos) and max(self.infos)))
            found = (id for _, id in self._dated[first:last])
        return frozenset(id for id in found if matches(self.infos[id], others)) if others else frozenset(found)

    def _allowed_passages(self, filters: Filters) -> NDArray[np.int64]:
        """Ids of their passages."""
        passages, articles = self._owners
        return passages[np.isin(articles, np.fromiter(self.allowed(filters), dtype=np.int64))]


def _load(db: sqlite3.Connection) -> dict[int, ArticleInfo]:
    if db.execute(_MISTYPED).fetchone():
        raise sqlite3.DatabaseError("malformed: a value is of another type than Footnote writes")
    rows = db.execute(f"SELECT {INFO_COLUMNS} FROM {INFO_TABLES} ORDER BY r.path, f.file, a.place").fetchall()
    passages = dict(db.execute("SELECT article, COUNT(*) FROM passages GROUP BY article"))
    stories: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        if row[12] is not None:
            stories.setdefault(row[12], []).append((row[0], row[2]))
    others = {row[0]: tuple(file for id, file in stories.get(row[12], ()) if id != row[0]) for row in rows}
    infos = {row[0]: info_of(row, others[row[0]], passages.get(row[0], 0)) for row in rows}
    versions = {older: newer for older, newer in older_versions(db).items() if older in infos and newer in infos}
    infos |= {older: replace(infos[older], newer=infos[newer].place) for older, newer in versions.items()}
    return infos | {id: replace(infos[id], otherwise=tuple(others)) for id, others in _otherwise(db, infos).items()}


def _otherwise(db: sqlite3.Connection, infos: Mapping[int, ArticleInfo]) -> dict[int, list[Otherwise]]:
    found: dict[int, list[Otherwise]] = {}
    for one, other, here, there in sorted(told_otherwise(db)):
        if one in infos and other in infos:
            found.setdefault(one, []).append(Otherwise(infos[other].place, here, there))
            found.setdefault(other, []).append(Otherwise(infos[one].place, there, here))
    return found
