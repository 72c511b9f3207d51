"""Passages to vectors, in batches: the slow part of indexing, resumable at each batch."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

import numpy as np

from rag.embed import Embedder
from rag.index.encode import embedded_text, unpack_spans, unpack_text
from rag.index.schema import fact, generation, set_fact, transaction
from rag.types import passage_text

_BATCH = 256
_PAUSE = 1.0  # seconds between two words about how far it is


def missing(db: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """(passage id, key) of what has no vector yet, each key once."""
    return db.execute(
        "SELECT MIN(p.id), p.key FROM passages p LEFT JOIN vectors v ON v.key = p.key WHERE v.key IS NULL GROUP BY p.key ORDER BY 1"
    ).fetchall()


def embed(db: sqlite3.Connection, embedder: Embedder, step: Callable[[int, int], None]) -> int:
    """Gives every passage its vector; the number of texts embedded. `step(done, total)` may raise to stop."""
    todo = missing(db)
    done, size = 0, min(_BATCH, 16)
    while batch := todo[done : done + size]:
        started = time.monotonic()
        vectors = embedder.embed_documents(_texts(db, [id for id, _ in batch]))
        rows = [(key, np.asarray(vector, dtype="<f4").tobytes()) for (_, key), vector in zip(batch, vectors, strict=True)]
        with transaction(db):
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            set_fact(db, "embedded", str(int(fact(db, "embedded") or 0) + 1))
        done += len(batch)
        size = max(1, min(_BATCH, 2 * size, round(len(batch) * _PAUSE / max(time.monotonic() - started, 1e-3))))
        step(done, len(todo))
    return len(todo)


def drop_unused(db: sqlite3.Connection) -> None:
    """Takes out vectors that no passage has any more, once for each state of the passages."""
    now = str(generation(db))
    if fact(db, "tidied") != now:
        with transaction(db):
            db.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM passages)")
            set_fact(db, "tidied", now)


def _texts(db: sqlite3.Connection, passages: list[int]) -> list[str]:
    texts: list[str] = []
    last, text = None, ""
    for id in passages:
        article, spans, title, packed = db.execute(
            "SELECT p.article, p.spans, a.title, c.text FROM passages p JOIN articles a ON a.id = p.article "
            "JOIN contents c ON c.article = p.article WHERE p.id = ?",
            (id,),
        ).fetchone()
        if article != last:
            last, text = article, unpack_text(packed)
        texts.append(embedded_text(title, passage_text(text, unpack_spans(spans))))
    return texts
