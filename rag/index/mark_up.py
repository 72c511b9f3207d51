"""Articles marked, dated and split into passages, with what repeats across the folder known.

An article is marked again only when it is new or when other lines of it have come to repeat. Passages that
come out as before keep their ids.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray

from rag import corpus
from rag.config import Settings
from rag.embed import Embedder
from rag.embed.counting import CounterOfFile
from rag.index.crew import Crew, is_small
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

REPEATS = 5  # a line in this many files is taken for what repeats
_BATCH = 100


def mark_up(db: sqlite3.Connection, embedder: Embedder, settings: Settings, step: Callable[[int, int], None], crew: Crew) -> None:
    """Marks and splits what needs it; `step(done, total)` is called after every batch and may raise to stop."""
    versions = f"{corpus.CLEANER_VERSION} {corpus.SPLITTER_VERSION} {settings.keep_boilerplate} {settings.passage_tokens} {REPEATS}"
    if fact(db, "marked") == f"{generation(db)} {versions}":
        return
    if fact(db, "versions") != versions:
        with transaction(db):
            db.execute("UPDATE articles SET repeated = NULL")
            set_fact(db, "versions", versions)
    todo = _todo(db)
    known = {article for (article,) in db.execute("SELECT article FROM passages UNION SELECT article FROM heard")}
    # The counter's file where there is one: the embedder itself cannot be handed to another process.
    file = getattr(embedder, "tokenizer_file", None)
    count = CounterOfFile(str(file)) if file else embedder.count_tokens
    work = partial(_marked, count, (settings.passage_tokens, embedder.max_tokens), settings.keep_boilerplate)
    found = _found(db, todo)
    results = map(work, found) if file is None else crew.map(work, found, len(todo), harmless=is_small, instead=_given_up)
    for first in range(0, len(todo), _BATCH):
        batch = todo[first : first + _BATCH]
        marked = list(islice(results, len(batch)))
        with transaction(db, bump=True):
            for (article, repeated), one in zip(batch, marked, strict=True):
                _store(db, article, repeated, one, _not_kept(db, article, one.passages) if article in known else one.passages)
        step(first + len(batch), len(todo))
    with transaction(db):
        set_fact(db, "marked", f"{generation(db)} {versions}")


def _todo(db: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Articles to mark, with their repeated lines' keys packed."""
    rows = db.execute(
        "SELECT a.id, a.source, a.repeated, c.line_keys FROM articles a JOIN contents c ON c.article = a.id ORDER BY a.id"
    ).fetchall()
    keys = np.frombuffer(b"".join(packed for *_, packed in rows), dtype="<i8")
    lengths = [len(packed) // keys.itemsize for *_, packed in rows]
    files = np.repeat(np.array([row[1] for row in rows], dtype=np.int64), lengths)
    repeats = np.isin(keys, _repeated(keys, files))
    todo: list[tuple[int, bytes]] = []
    for (article, _, before, _), length, end in zip(rows, lengths, accumulate(lengths), strict=True):
        its = slice(end - length, end)
        now = keys[its][repeats[its]].tobytes()
        if before is None or before != now:
            todo.append((article, now))
    return todo


def _repeated(keys: NDArray[np.int64], files: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keys that stand in at least REPEATS files, sorted; `files` has the file of each."""
    pairs = np.unique(np.stack([keys, files]), axis=1)
    found, counts = np.unique(pairs[0], return_counts=True)
    return found[counts >= REPEATS]


_Found = tuple[bytes, bytes, str, bytes, int]
_Row = tuple[int, str, bytes, bytes]


@dataclass(frozen=True, slots=True)
class _Marked:
    """What is kept of a marked article: its fields, the article and its signature packed, and its passages; or why it was given up."""

    fields: tuple[str | None, ...]
    article: bytes
    signature: bytes
    passages: list[_Row]
    given_up: str | None = None


def _found(db: sqlite3.Connection, todo: Sequence[tuple[int, bytes]]) -> Iterator[_Found]:
    """Text, article as it was found, file, keys of repeated lines, and characters, for each article to mark."""
    sql = (
        "SELECT c.text, c.found, f.file, a.characters FROM contents c JOIN articles a ON a.id = c.article "
        "JOIN files f ON f.id = a.source WHERE a.id = ?"
    )
    for article, repeated in todo:
        *content, characters = db.execute(sql, (article,)).fetchone()
        yield (*content, repeated, characters)


def _given_up(found: _Found, why: str) -> _Marked:
    """An article that cannot be marked is kept as it was found, with no passage to be searched."""
    packed, content, file, *_ = found
    article = replace(unpack_article(content, unpack_text(packed), file), sentences=())
    return _Marked(_fields(article), pack_article(article), corpus.signature(article), [], why)


def _marked(count: Callable[[str], int], most: tuple[int, int], keep_boilerplate: bool, found: _Found) -> _Marked:
    packed, content, file, repeated, _ = found
    article = corpus.mark(unpack_article(content, unpack_text(packed), file), unpack_keys(repeated), keep_boilerplate)
    return _Marked(_fields(article), pack_article(article), corpus.signature(article), _passages(article, count, most))


def _fields(article: Article) -> tuple[str | None, ...]:
    return article.title, article.byline, article.outlet, article.published, article.language, article.url


def _passages(article: Article, count: Callable[[str], int], most: tuple[int, int]) -> list[_Row]:
    """`most` tokens: of a passage, and of what the embedder reads, the title included."""
    limit, window = most
    title = short_title(article.title)
    if len(title.encode("utf-8", "surrogatepass")) + 2 > window - limit:  # else it has room: no token is less than a byte
        limit = max(16, min(limit, window - (count(title) - count("")) - 1))
    passages = corpus.split(article, count, limit)
    return [
        (place, p.kind.value, pack_spans(p.spans), text_key(embedded_text(article.title, passage_text(article.text, p.spans))))
        for place, p in enumerate(passages)
    ]


def _not_kept(db: sqlite3.Connection, article: int, rows: list[_Row]) -> list[_Row]:
    """Takes out an article's statements, and its passages but for those that it has again; gives the others of what it has now."""
    from rag.index import statements  # not for the processes that only mark

    statements.forget(db, article)
    before = {row[1:]: row[0] for row in db.execute("SELECT id, place, kind, spans, key FROM passages WHERE article = ?", (article,))}
    db.executemany("DELETE FROM passages WHERE id = ?", [(before[row],) for row in before.keys() - set(rows)])
    return [row for row in rows if row not in before]


def _store(db: sqlite3.Connection, id: int, repeated: bytes, marked: _Marked, passages: list[_Row]) -> None:
    db.execute(
        "UPDATE articles SET title = ?, byline = ?, outlet = ?, published = ?, language = ?, url = ?, repeated = ? WHERE id = ?",
        (*marked.fields, repeated, id),
    )
    db.execute("UPDATE contents SET marked = ?, signature = ? WHERE article = ?", (marked.article, marked.signature, id))
    now = generation(db)
    db.executemany(
        "INSERT INTO passages(article, place, kind, spans, key, added) VALUES (?, ?, ?, ?, ?, ?)",
        [(id, *row, now) for row in passages],
    )
    if marked.given_up:
        root, source, file, part = db.execute(
            "SELECT f.root, f.id, f.file, a.part FROM articles a JOIN files f ON f.id = a.source WHERE a.id = ?", (id,)
        ).fetchone()
        reason = f"it is not searched: {marked.given_up}"
        db.execute("DELETE FROM skipped WHERE source = ? AND part IS ? AND reason = ?", (source, part, reason))
        db.execute("INSERT INTO skipped VALUES (?, ?, ?, ?, ?)", (root, source, file, part, reason))
