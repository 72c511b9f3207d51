"""Keeps an index made by somebody else from doing anything: only Footnote's own tables, indexes and triggers may be in it.

A view or a trigger is a program that runs when the index is read or written, and may never end.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from contextlib import closing
from functools import lru_cache

LARGEST = 200 * 10**6  # bytes of a value as it lies in the file, and of a text unpacked

_NUMBERS = ("generation", "embedded", "dimension")
_FOUND = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def restrain(db: sqlite3.Connection, layout: str) -> None:
    """Bound what a connection reads. Raises DatabaseError when there is more in the file than `layout` makes."""
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    db.execute("PRAGMA trusted_schema = OFF")
    if foreign := _objects(db) - _own(layout):
        kind, name, _ = min(foreign)
        raise sqlite3.DatabaseError(f"malformed: the {kind} {name:.80} in it is not Footnote's")


def check_facts(facts: dict[object, object]) -> None:
    """Raises DatabaseError when a fact that is counted with is no number."""
    wrong = [name for name in _NUMBERS if not re.fullmatch(r"\d{1,15}", str(facts.get(name, 0)), re.ASCII)]
    if wrong or not all(isinstance(part, str) for pair in facts.items() for part in pair):
        raise sqlite3.DatabaseError(f"malformed: {wrong[0] if wrong else 'a fact'} is not what it should be")


def inflated(data: bytes) -> bytes:
    """What was packed. Raises ValueError, also when a little packed is very much, and zlib.error."""
    inflater = zlib.decompressobj()
    whole = inflater.decompress(data, LARGEST)
    if not inflater.eof:
        raise ValueError("it is larger than any story" if inflater.unconsumed_tail else "it is cut short")
    return whole


@lru_cache(maxsize=1)
def _own(layout: str) -> frozenset[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(layout)
        return _objects(db)


def _objects(db: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in db.execute(_FOUND))
