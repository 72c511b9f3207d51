"""Which articles are one story: copies, which share a number; older versions, which name the newest one; and all that
tell it otherwise, with the words in which they differ."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rag import corpus
from rag.index.encode import unpack_article, unpack_text
from rag.index.schema import fact, generation, set_fact, transaction

_VERSION = "3"  # of what is kept here
_TELLINGS = 500  # articles held in memory while they are compared


def group(db: sqlite3.Connection) -> None:
    """Finds copies and versions, once for each state of the passages."""
    if fact(db, "grouped") == (now := f"{generation(db)} {_VERSION}"):
        return
    rows = db.execute(
        "SELECT a.id, c.signature FROM articles a JOIN contents c ON c.article = a.id JOIN files f ON f.id = a.source "
        "JOIN roots r ON r.id = f.root ORDER BY r.path, f.file, a.place"
    ).fetchall()
    ids = [id for id, _ in rows]
    tell = lru_cache(_TELLINGS)(lambda place: _telling(db, ids[place]))
    found = corpus.same_stories({place: signature for place, (_, signature) in enumerate(rows)}, tell)
    copies = [(ids[min(group)], ids[place]) for group in found.copies for place in group]
    versions = [(ids[older], ids[newer]) for older, newer in newest(found.newer, found.copies).items()]
    otherwise = [(ids[one], ids[other], *difference) for (one, other), difference in found.otherwise.items()]
    with transaction(db):
        db.execute("UPDATE articles SET story = NULL WHERE story IS NOT NULL")
        db.executemany("UPDATE articles SET story = ? WHERE id = ?", copies)
        db.execute("DELETE FROM versions")
        db.executemany("INSERT INTO versions VALUES (?, ?)", versions)
        db.execute("DELETE FROM otherwise")
        db.executemany("INSERT INTO otherwise VALUES (?, ?, ?, ?)", otherwise)
        set_fact(db, "grouped", now)


def _telling(db: sqlite3.Connection, article: int) -> corpus.Telling:
    text, marked = db.execute("SELECT text, COALESCE(marked, found) FROM contents WHERE article = ?", (article,)).fetchone()
    return corpus.telling(unpack_article(marked, unpack_text(text), ""))


def newest(pairs: Iterable[tuple[int, int]], groups: Iterable[frozenset[int]]) -> Mapping[int, int]:
    """The newest version of each that has a newer one, and of the copies of such; of two equally new ones the last."""
    newer: defaultdict[int, set[int]] = defaultdict(set)
    for older, other in pairs:
        newer[older].add(other)
    found = {older: min(others, key=lambda one: (len(newer.get(one, set()) & others), -one)) for older, others in newer.items()}
    for group in groups:
        latest = next((found[one] for one in sorted(group) if one in found), None)
        if latest is not None and latest not in group and found.get(latest) not in group:
            found |= {one: latest for one in group if one not in found}
    return {older: _last(found, older) for older in found}


def _last(newer: Mapping[int, int], one: int) -> int:
    """Where the way from version to version ends."""
    passed = {one}
    while (after := newer.get(one)) is not None and after not in passed:
        passed.add(one := after)
    return one
