"""The SQLite file of an index: its tables, how it is opened, and the few facts it keeps about itself.

SQLite is the truth. Every change is one transaction, so that a process killed at any moment leaves the last
whole batch. `generation` counts the changes to the set of passages and `embedded` those to the vectors:
what is derived (FAISS, tantivy) carries the counts it was made from. Ids of articles and passages are never
given twice, so a derived part that is behind may miss passages but never names a wrong one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import IndexDamaged, IndexMismatch, NoSuchIndex
from rag.index.disk import make_folder, said_plainly
from rag.index.untrusted import check_facts, restrain
from rag.types import IndexPaths

if TYPE_CHECKING:
    from rag.embed import Embedder

SCHEMA_VERSION = "1"
PATIENCE = 30.0  # seconds to wait for another program that has the file

_TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE files(
    id INTEGER PRIMARY KEY, root INTEGER NOT NULL REFERENCES roots ON DELETE CASCADE, file TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL, UNIQUE(root, file));
CREATE TABLE skipped(root INTEGER NOT NULL REFERENCES roots ON DELETE CASCADE, source INTEGER REFERENCES files ON DELETE CASCADE,
    file TEXT NOT NULL, part TEXT, reason TEXT NOT NULL);
CREATE TABLE articles(
    id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES files ON DELETE CASCADE, place INTEGER NOT NULL, part TEXT,
    text_sha256 TEXT NOT NULL, characters INTEGER NOT NULL, title TEXT NOT NULL, byline TEXT, outlet TEXT, published TEXT, language TEXT,
    url TEXT, repeated BLOB, story INTEGER);
CREATE TABLE contents(
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    text BLOB NOT NULL, found BLOB NOT NULL, marked BLOB, line_keys BLOB NOT NULL, signature BLOB);
CREATE TABLE passages(
    id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, place INTEGER NOT NULL,
    kind TEXT NOT NULL, spans BLOB NOT NULL, key BLOB NOT NULL, added INTEGER NOT NULL);
CREATE TABLE vectors(key BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE gone(passage INTEGER PRIMARY KEY, at INTEGER NOT NULL);
CREATE INDEX articles_source ON articles(source);
CREATE INDEX passages_article ON passages(article);
CREATE INDEX passages_key ON passages(key);
CREATE INDEX passages_added ON passages(added);
CREATE INDEX skipped_source ON skipped(source);
CREATE TRIGGER passage_gone AFTER DELETE ON passages BEGIN
    INSERT OR REPLACE INTO gone SELECT old.id, CAST(value AS INTEGER) FROM meta WHERE key = 'generation';
END;
"""


# Came later; an index that was made before gets it from its next writer, and readers do without.
_LATER = """
CREATE TABLE IF NOT EXISTS versions(
    older INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, newer INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS versions_newer ON versions(newer);
CREATE TABLE IF NOT EXISTS otherwise(
    one INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, other INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    here TEXT NOT NULL, there TEXT NOT NULL, PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS otherwise_other ON otherwise(other);
CREATE TABLE IF NOT EXISTS heard(article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS statements(
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, place INTEGER NOT NULL, spans BLOB NOT NULL, speaker TEXT,
    verb TEXT NOT NULL, direct INTEGER NOT NULL, said TEXT NOT NULL, heads TEXT NOT NULL, known TEXT NOT NULL, about TEXT NOT NULL,
    PRIMARY KEY(article, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS called(sound TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(sound, name)) WITHOUT ROWID;
"""


_OF_A_FILE = ("no such table", "malformed", "Could not decode")


def create(folder: Path, facts: dict[str, str]) -> sqlite3.Connection:
    """The index's database open for writing, made with these facts when there is none; its folder is its owner's alone."""
    make_folder(folder)
    if not IndexPaths(folder).sqlite.exists():
        _lay_out(IndexPaths(folder).sqlite, facts)
    db = connect(folder, write=True)
    check_schema(db, folder)
    db.executescript(_LATER)
    return db


def _lay_out(path: Path, facts: dict[str, str]) -> None:
    """An empty index, which appears whole or not at all."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(new)) as db:
        db.executescript(_TABLES)
        with db:
            facts = {"schema": SCHEMA_VERSION, "generation": "0", "embedded": "0"} | facts
            db.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
    new.replace(path)


def none_called(folder: Path) -> tuple[str, str]:
    """What to say of an index that is not there, and what to type instead: the name it may have been meant for, or how to make it."""
    names = [path.parent.name for path in folder.parent.glob(f"*/{IndexPaths(folder).sqlite.name}")]
    there = {name.lower(): name for name in names}
    near = get_close_matches(folder.name.lower(), there, 1)
    meant = f"Did you mean {there[near[0]]}? Or make one" if near else "Make one"
    return f"There is no index {folder.name}.", f"{meant}: footnote index FOLDER"


def connect(folder: Path, write: bool = False) -> sqlite3.Connection:
    """A connection usable from any one thread at a time. Raises NoSuchIndex, IndexDamaged."""
    path = IndexPaths(folder).sqlite
    if not path.exists():
        raise NoSuchIndex(*none_called(folder))
    with reading(folder):
        # A reader opens read-write too, for the shared-memory file of the write-ahead log, but may not write.
        address = path.absolute().as_uri() + ("?mode=ro&immutable=1" if not write and _read_only(path) else "?mode=rw")
        db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA query_only = " + ("OFF" if write else "ON"))
        db.execute("PRAGMA foreign_keys = ON")
        restrain(db, _TABLES + _LATER)
        if write:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
    return db


def _read_only(path: Path) -> bool:
    """Whether nobody writes the file here: a read-only disk, where SQLite finds no place for a write-ahead log either."""
    return not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()


def check_schema(db: sqlite3.Connection, folder: Path) -> None:
    """Raises IndexMismatch when the index was made by another version of Footnote, IndexDamaged when it is none."""
    with reading(folder):
        found = fact(db, "schema")
        check_facts(dict(db.execute("SELECT key, value FROM meta")))
    if found != SCHEMA_VERSION:
        raise IndexMismatch(
            f"The index {folder.name} was made by another version of Footnote (its layout is {found}, this one reads {SCHEMA_VERSION}).",
            _anew(folder),
        )


def check_embedder(made_with: str, made_with_sha256: str, embedder: Embedder, folder: Path) -> None:
    """Raises IndexMismatch when the index was made with another embedder."""
    if made_with_sha256 != embedder.sha256:
        raise IndexMismatch(
            f"The index {folder.name} was made with the embedder {made_with}, not {embedder.name}.",
            f"Use it with --embedder {made_with}. {_anew(folder)}",
        )


def _anew(folder: Path) -> str:
    return f"Rebuild it: footnote indexes remove {folder.name}, then footnote index FOLDER"


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turns what SQLite says of a damaged file into IndexDamaged, and of its place into what `said_plainly` makes of it."""
    try:
        with said_plainly(folder):
            yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not any(said in str(error) for said in _OF_A_FILE):
            raise
        raise IndexDamaged(f"The index {folder.name} cannot be read: {error}.", _anew(folder)) from error


@contextmanager
def transaction(db: sqlite3.Connection, bump: bool = False) -> Iterator[None]:
    """One transaction; with `bump` one that changes the set of passages."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if bump:
            set_fact(db, "generation", str(generation(db) + 1))
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def fact(db: sqlite3.Connection, key: str) -> str | None:
    """What the index keeps about itself under `key`."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_fact(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def older_versions(db: sqlite3.Connection) -> dict[int, int]:
    """The newest version of each article that has a newer one, by id."""
    return dict(db.execute("SELECT older, newer FROM versions")) if has(db, "versions") else {}


def told_otherwise(db: sqlite3.Connection) -> list[tuple[int, int, str, str]]:
    """Pairs of articles that tell one story and do not name and count the same, with the words in which they differ."""
    return db.execute("SELECT one, other, here, there FROM otherwise").fetchall() if has(db, "otherwise") else []


def has(db: sqlite3.Connection, table: str) -> bool:
    """Whether an index has a table that came later."""
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def generation(db: sqlite3.Connection) -> int:
    """How often the set of passages has changed."""
    return int(fact(db, "generation") or 0)


def vectors_state(db: sqlite3.Connection) -> str:
    """What a dense index has to be made from to be current."""
    return f"{fact(db, 'generation')}.{fact(db, 'embedded')}"
