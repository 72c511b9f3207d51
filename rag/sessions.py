"""Conversations, saved as they go: one SQLite file, its owner's eyes only.

A turn is written when it is asked, again while it is answered, and whole when it is finished, so that a kill
loses at most the words in flight. Deleting overwrites what was deleted.
"""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from rag.answer.record import from_json, to_json
from rag.types import Answer, Filters

_ALL = Filters()
_PATIENCE = 0.5  # seconds to wait for another program that writes: whoever types waits along
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, index_name TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS turns (
    session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    question TEXT NOT NULL, asked TEXT NOT NULL, written TEXT NOT NULL DEFAULT '', answer TEXT,
    PRIMARY KEY (session, number)) WITHOUT ROWID;
"""
_LATER = {"filters": "TEXT NOT NULL DEFAULT '{}'", "alone": "INTEGER NOT NULL DEFAULT 0"}  # columns of turns that came later


@dataclass(frozen=True, slots=True)
class Session:
    """A saved conversation; times are ISO in UTC."""

    id: int
    title: str
    index: str
    begun: str
    changed: str
    turns: int


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """One turn; `answer` is None when the application ended before anything came. `filters` say which stories were asked; asked `alone`,
    it was no follow-up."""

    number: int
    question: str
    asked: str
    answer: Answer | None
    filters: Filters = _ALL
    alone: bool = False


class Sessions:
    """The store. Every call is one short transaction; use one object a thread."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
        self._db.executescript(
            f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; {_SCHEMA}"
        )
        for column in _LATER.keys() - {row[1] for row in self._db.execute("PRAGMA table_info(turns)")}:
            self._db.execute(f"ALTER TABLE turns ADD COLUMN {column} {_LATER[column]}")

    def begin(self, title: str, index: str) -> int:
        """A new conversation with the index of that name; returns its id."""
        now = _now()
        row = self._db.execute(
            "INSERT INTO sessions (title, index_name, begun, changed) VALUES (?, ?, ?, ?)", (_whole(title), index, now, now)
        )
        return int(row.lastrowid or 0)

    def asked(self, session: int, number: int, question: str, asked: str, filters: Filters = _ALL, alone: bool = False) -> None:
        """A question has been asked, of the stories that pass `filters`.

        Raises sqlite3.IntegrityError when the conversation has been deleted, or has that turn already: somebody else continues it.
        """
        given = json.dumps({name: value for name, value in asdict(filters).items() if value})
        self._db.execute("UPDATE sessions SET changed = ? WHERE id = ?", (_now(), session))
        self._db.execute(
            "INSERT INTO turns (session, number, question, asked, filters, alone) VALUES (?, ?, ?, ?, ?, ?)",
            (session, number, _whole(question), asked, given, alone),
        )

    def answered(self, session: int, number: int, answer: Answer) -> None:
        """The answer to a question, as far as it has come; its text once more, to be searched."""
        given = (_whole(answer.text), json.dumps(to_json(answer)))
        self._db.execute("UPDATE turns SET written = ?, answer = ? WHERE session = ? AND number = ?", (*given, session, number))

    def find(self, words: str = "", citing: str | None = None) -> list[Session]:
        """The conversations in which `words` stand (title, questions, answers), the latest first; those alone that cite a file."""
        like = "%" + "".join("\\" + c if c in "\\%_" else c for c in words.strip()) + "%"
        rows = self._db.execute(
            """SELECT s.id, s.title, s.index_name, s.begun, s.changed, (SELECT count(*) FROM turns t WHERE t.session = s.id) FROM sessions s
               WHERE (?2 IS NULL OR EXISTS (SELECT 1 FROM turns t, json_each(t.answer, '$.citations') c WHERE t.session = s.id
                     AND json_extract(c.value, '$.file') = ?2))
                     AND (s.title LIKE ?1 ESCAPE '\\' OR EXISTS (SELECT 1 FROM turns t WHERE t.session = s.id AND (
                     t.question LIKE ?1 ESCAPE '\\' OR t.written LIKE ?1 ESCAPE '\\')))
               ORDER BY s.changed DESC, s.id DESC""",
            (like, citing),
        )
        return [Session(*row) for row in rows]

    def turns(self, session: int) -> list[SavedTurn]:
        """A conversation's turns in order."""
        columns = "number, question, asked, answer, filters, alone"
        rows = self._db.execute(f"SELECT {columns} FROM turns WHERE session = ? ORDER BY number", (session,))
        return [
            SavedTurn(number, question, asked, from_json(json.loads(answer)) if answer else None, _filters(filters), bool(alone))
            for number, question, asked, answer, filters, alone in rows
        ]

    def rename(self, session: int, title: str) -> None:
        """Give a conversation another title."""
        self._db.execute("UPDATE sessions SET title = ? WHERE id = ?", (_whole(title), session))

    def delete(self, session: int) -> None:
        """Delete a conversation for good: its bytes are overwritten, in the write-ahead log too."""
        self._db.execute("DELETE FROM sessions WHERE id = ?", (session,))
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _filters(kept: str) -> Filters:
    given = json.loads(kept)
    return Filters(**{field.name: given.get(field.name) for field in fields(Filters)})


def _whole(text: str) -> str:
    """Text that SQLite can store: a lone surrogate, which a terminal may send, becomes a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8")
