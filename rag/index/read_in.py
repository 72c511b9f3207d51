"""New and changed files into SQLite: each becomes its articles as they were found, not yet marked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rag import corpus
from rag.config import Settings
from rag.index.changes import Changes, Pending, hash_of
from rag.index.crew import Crew
from rag.index.encode import pack_article, pack_keys, pack_text
from rag.index.schema import transaction
from rag.types import Article, Skipped

_BATCH_SECONDS = 1.0
_BATCH_FILES = 200
_MANY = 1000  # pieces of a large file, as far as anybody knows
_AT_ONCE = 4  # files handed to a process; some are large
_SMALL = 200_000  # bytes of plain text that take no time worth a process


def forget_removed(db: sqlite3.Connection, changes: Changes) -> None:
    """Takes out what is no longer there, keeps the new times of what is the same, notes what is stepped over."""
    if changes.removed:
        with transaction(db, bump=True):
            db.executemany("DELETE FROM files WHERE id = ?", [(id,) for id in changes.removed])
    if changes.touched:
        with transaction(db):
            db.executemany("UPDATE files SET size = ?, mtime_ns = ? WHERE id = ?", [(p.size, p.mtime_ns, p.known) for p in changes.touched])
    for root, skipped in changes.skipped.items():
        rows = [(s.file, s.part, s.reason) for s in skipped]
        id = root_id(db, root)
        if rows != db.execute("SELECT file, part, reason FROM skipped WHERE root = ? AND source IS NULL ORDER BY rowid", (id,)).fetchall():
            with transaction(db):
                db.execute("DELETE FROM skipped WHERE root = ? AND source IS NULL", (id,))
                db.executemany("INSERT INTO skipped VALUES (?, NULL, ?, ?, ?)", [(id, *row) for row in rows])


def read_in(db: sqlite3.Connection, changes: Changes, settings: Settings, step: Callable[[int, int], None], crew: Crew) -> None:
    """Reads what is pending; `step(done, total)` is called after every batch and may raise to stop."""
    done, total = 0, len(changes.pending)
    large = [p for p in changes.pending if corpus.in_pieces(p.root, p.file, settings)]
    at_once = [p for p in changes.pending if p not in large]
    for batch in _batches(crew.map(partial(_read, settings), at_once, len(at_once), _AT_ONCE, harmless=_harmless, instead=_given_up)):
        with transaction(db, bump=True):
            for read in batch:
                _store(db, read)
        done += len(batch)
        step(done, total)
    for pending in large:
        _read_large(db, pending, settings, partial(step, done, total), crew)
        done += 1
        step(done, total)


def _read_large(db: sqlite3.Connection, pending: Pending, settings: Settings, step: Callable[[], None], crew: Crew) -> None:
    """Reads a file piece by piece; until the last is stored it counts as unread, so that a stopped run begins it again."""
    digest = hash_of(pending.root, pending.file)
    first = _Read(replace(pending, sha256="", mtime_ns=-1), [], ())
    with transaction(db, bump=True):
        file, place = _store(db, first), 0
    pieces = corpus.pieces(pending.root, pending.file)
    for batch in _batches(crew.map(partial(_read_piece, settings, pending), pieces, _MANY, 1, instead=partial(_piece_given_up, pending))):
        with transaction(db, bump=True):
            for read in batch:
                _store_articles(db, file, read, place)
                place += len(read.articles)
        step()
    with transaction(db):
        db.execute("UPDATE files SET sha256 = ?, mtime_ns = ? WHERE id = ?", (digest, pending.mtime_ns, file))


def root_id(db: sqlite3.Connection, root: Path) -> int:
    """The row of a root, made when there is none."""
    row = db.execute("SELECT id FROM roots WHERE path = ?", (str(root),)).fetchone()
    if row:
        return int(row[0])
    with transaction(db):
        return int(db.execute("INSERT INTO roots(path) VALUES (?) RETURNING id", (str(root),)).fetchone()[0])


_ArticleRow = tuple[str | None, str, int, str, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file with what is kept of its articles: part, hash, characters, title, and the text, the rest and the lines' keys packed."""

    pending: Pending
    articles: list[_ArticleRow]
    skipped: tuple[Skipped, ...]


def _read(settings: Settings, pending: Pending) -> _Read:
    pending = replace(pending, sha256=pending.sha256 or hash_of(pending.root, pending.file))
    articles, skipped = corpus.read(pending.root, pending.file, settings)
    if not articles and not hash_of(pending.root, pending.file):  # it went, or was closed to us, while it was read
        pending = replace(pending, sha256="")
    return _Read(pending, [_row(article) for article in articles], skipped)


def read_alone(root: Path, file: str, settings: Settings) -> corpus.Result:
    """`corpus.read` within the limits that hold for indexing."""
    path = root if root.is_file() else root / file
    pending = Pending(root, file, path.stat().st_size if path.is_file() else 0, -1, "")
    with Crew(1, seconds=settings.max_file_seconds) as crew:
        task = partial(_result, settings)
        return next(crew.map(task, [pending], 1, harmless=_harmless, instead=lambda one, why: ((), (Skipped(one.file, why),))))


def _result(settings: Settings, pending: Pending) -> corpus.Result:
    return corpus.read(pending.root, pending.file, settings)


def _harmless(pending: Pending) -> bool:
    return pending.size <= _SMALL and corpus.is_plain(pending.file)


def _given_up(pending: Pending, why: str) -> _Read:
    return _Read(replace(pending, sha256=pending.sha256 or hash_of(pending.root, pending.file)), [], (Skipped(pending.file, why),))


def _piece_given_up(pending: Pending, piece: corpus.Piece | Skipped, why: str) -> _Read:
    return _Read(pending, [], (piece if isinstance(piece, Skipped) else Skipped(pending.file, why, f"from record {piece.first} on"),))


def _read_piece(settings: Settings, pending: Pending, piece: corpus.Piece | Skipped) -> _Read:
    articles, skipped = corpus.read_piece(pending.file, piece, settings)
    return _Read(pending, [_row(article) for article in articles], skipped)


def _row(article: Article) -> _ArticleRow:
    packed = (pack_text(article.text), pack_article(article), pack_keys(corpus.line_keys(article)))
    return article.part, article.text_sha256, len(article.text), article.title, *packed


def _batches(files: Iterable[_Read]) -> Iterator[list[_Read]]:
    batch: list[_Read] = []
    started = time.monotonic()
    for one in files:
        batch.append(one)
        if len(batch) >= _BATCH_FILES or time.monotonic() - started > _BATCH_SECONDS:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch


def _store(db: sqlite3.Connection, read: _Read) -> int:
    """Puts a file and its articles in the place of what was known of it; gives its row."""
    pending = read.pending
    root = db.execute("SELECT id FROM roots WHERE path = ?", (str(pending.root),)).fetchone()[0]
    if pending.known is not None:
        db.execute("DELETE FROM files WHERE id = ?", (pending.known,))
    file = db.execute(
        "INSERT INTO files(root, file, size, mtime_ns, sha256) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (root, pending.file, pending.size, pending.mtime_ns, pending.sha256),
    ).fetchone()[0]
    _store_articles(db, file, read, 0)
    return int(file)


def _store_articles(db: sqlite3.Connection, file: int, read: _Read, first: int) -> None:
    """Adds articles to a file that holds `first` already."""
    root = db.execute("SELECT root FROM files WHERE id = ?", (file,)).fetchone()[0]
    db.executemany("INSERT INTO skipped VALUES (?, ?, ?, ?, ?)", [(root, file, s.file, s.part, s.reason) for s in read.skipped])
    for place, (part, digest, characters, title, *content) in enumerate(read.articles, first):
        row = db.execute(
            "INSERT INTO articles(source, place, part, text_sha256, characters, title) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (file, place, part, digest, characters, title),
        ).fetchone()
        db.execute("INSERT INTO contents(article, text, found, line_keys) VALUES (?, ?, ?, ?)", (row[0], *content))
