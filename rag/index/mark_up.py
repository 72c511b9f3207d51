"""Articles marked, dated and split into passages, with what repeats across the folder known.

An article is marked again only when it is new or when other lines of it have come to repeat. Passages that
come out as before keep their ids.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from rag import corpus
from rag.index.encode import (
    embedded_text,
    pack_article,
    pack_spans,
    short_title,
    text_key,
    unpack_article,
    unpack_keys,
    unpack_text,
)
from rag.index.schema import fact, generation, set_fact, transaction
from rag.types import Article, passage_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from rag.embed import Embedder

PASSAGE_TOKENS = 148  # of the embedder's own, with two around them 150; some 650 characters of English
REPEATS = 5  # a line in this many files is taken for what repeats
_BATCH = 100


def mark_up(db: sqlite3.Connection, embedder: Embedder, keep_boilerplate: bool, step: Callable[[int, int], None]) -> None:
    """Marks and splits what needs it; `step(done, total)` is called after every batch and may raise to stop."""
    versions = f"{corpus.CLEANER_VERSION} {corpus.SPLITTER_VERSION} {keep_boilerplate} {PASSAGE_TOKENS} {REPEATS}"
    if fact(db, "marked") == f"{generation(db)} {versions}":
        return
    if fact(db, "versions") != versions:
        with transaction(db):
            db.execute("UPDATE articles SET repeated = NULL")
            set_fact(db, "versions", versions)
    todo = _todo(db)
    for first in range(0, len(todo), _BATCH):
        with transaction(db, bump=True):
            for article, repeated in todo[first : first + _BATCH]:
                _mark_one(db, article, repeated, embedder, keep_boilerplate)
        step(min(first + _BATCH, len(todo)), len(todo))
    with transaction(db):
        set_fact(db, "marked", f"{generation(db)} {versions}")


def _todo(db: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Articles to mark, with their repeated lines' keys packed."""
    rows = db.execute(
        "SELECT a.id, a.source, a.repeated, c.line_keys FROM articles a JOIN contents c ON c.article = a.id ORDER BY a.id"
    ).fetchall()
    packed = [np.frombuffer(keys, dtype="<i8") for *_, keys in rows]
    repeated = _repeated([row[1] for row in rows], packed)
    todo: list[tuple[int, bytes]] = []
    for (article, _, before, _), keys in zip(rows, packed, strict=True):
        now = keys[np.isin(keys, repeated)].tobytes()
        if before is None or before != now:
            todo.append((article, now))
    return todo


def _repeated(sources: list[int], packed: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Keys that stand in at least REPEATS files, sorted."""
    if not packed:
        return np.zeros(0, dtype=np.int64)
    files = np.repeat(np.array(sources, dtype=np.int64), [len(keys) for keys in packed])
    pairs = np.unique(np.stack([np.concatenate(packed), files]), axis=1)
    keys, counts = np.unique(pairs[0], return_counts=True)
    return keys[counts >= REPEATS]


def _mark_one(db: sqlite3.Connection, id: int, repeated: bytes, embedder: Embedder, keep_boilerplate: bool) -> None:
    packed, found, file = db.execute(
        "SELECT c.text, c.found, f.file FROM contents c JOIN articles a ON a.id = c.article JOIN files f ON f.id = a.source WHERE a.id = ?",
        (id,),
    ).fetchone()
    article = corpus.mark(unpack_article(found, unpack_text(packed), file), unpack_keys(repeated), keep_boilerplate)
    db.execute(
        "UPDATE articles SET title = ?, byline = ?, outlet = ?, published = ?, language = ?, url = ?, repeated = ? WHERE id = ?",
        (article.title, article.byline, article.outlet, article.published, article.language, article.url, repeated, id),
    )
    db.execute("UPDATE contents SET marked = ?, signature = ? WHERE article = ?", (pack_article(article), corpus.signature(article), id))
    _store_passages(db, id, _passages(article, embedder))


_Row = tuple[int, str, bytes, bytes]


def _passages(article: Article, embedder: Embedder) -> list[_Row]:
    room = embedder.max_tokens - (embedder.count_tokens(short_title(article.title)) - embedder.count_tokens("")) - 1
    passages = corpus.split(article, embedder.count_tokens, max(16, min(PASSAGE_TOKENS, room)))
    return [
        (place, p.kind.value, pack_spans(p.spans), text_key(embedded_text(article.title, passage_text(article.text, p.spans))))
        for place, p in enumerate(passages)
    ]


def _store_passages(db: sqlite3.Connection, article: int, rows: list[_Row]) -> None:
    now = generation(db)
    before = {row[1:]: row[0] for row in db.execute("SELECT id, place, kind, spans, key FROM passages WHERE article = ?", (article,))}
    db.executemany("DELETE FROM passages WHERE id = ?", [(id,) for row, id in before.items() if row not in set(rows)])
    db.executemany(
        "INSERT INTO passages(article, place, kind, spans, key, added) VALUES (?, ?, ?, ?, ?, ?)",
        [(article, *row, now) for row in rows if row not in before],
    )
