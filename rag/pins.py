"""Words that a person has pinned, with a note: kept by index, beside the conversations, its owner's eyes only."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rag.export.document import place
from rag.export.markdown import escaped, notes
from rag.text import cell, label, one_line
from rag.types import Citation

_KEPT = ("root", "file", "part", "text_sha256", "start", "end", "line", "quote", "title", "outlet", "published")
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS pins (
    id INTEGER PRIMARY KEY, index_name TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL, {", ".join(f'"{name}"' for name in _KEPT)});
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """Words of a story and what the person wrote to them; `made` is ISO in UTC."""

    id: int
    made: str
    note: str
    citation: Citation


class Pins:
    """The pins of one index. Every call is one short transaction."""

    def __init__(self, path: Path, index: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        self._db.executescript(f"PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; {_SCHEMA}")
        self._index = index

    def add(self, citation: Citation, note: str = "") -> int:
        """Pin some words; returns the pin's id."""
        columns = ", ".join(f'"{name}"' for name in ("index_name", "made", "note", *_KEPT))
        values = (self._index, datetime.now(UTC).isoformat(timespec="seconds"), note, *(getattr(citation, name) for name in _KEPT))
        whole = [value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values]
        row = self._db.execute(f"INSERT INTO pins ({columns}) VALUES ({', '.join('?' * len(whole))})", whole)
        return int(row.lastrowid or 0)

    def find(self, words: str = "") -> list[Pin]:
        """The pins that hold all of `words` in note, quote, title or outlet, the latest first; numbered in that order."""
        columns = ", ".join(f'"{name}"' for name in _KEPT)
        rows = self._db.execute(f"SELECT id, made, note, {columns} FROM pins WHERE index_name = ? ORDER BY id DESC", (self._index,))
        pins = [Pin(id, made, note, Citation(0, *rest)) for id, made, note, *rest in rows]
        found = [pin for pin in pins if all(word in _haystack(pin) for word in words.casefold().split())]
        return [replace(pin, citation=replace(pin.citation, number=number)) for number, pin in enumerate(found, 1)]

    def annotate(self, id: int, note: str) -> None:
        """Change a pin's note."""
        self._db.execute("UPDATE pins SET note = ? WHERE id = ?", (note.encode("utf-8", "replace").decode(), id))

    def remove(self, id: int) -> None:
        """Remove a pin for good."""
        self._db.execute("DELETE FROM pins WHERE id = ?", (id,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def as_markdown(pins: Sequence[Pin], title: str) -> str:
    """Notes with the pinned words as footnotes."""
    lines = "\n".join(f"- {escaped(pin.note) or '“' + escaped(pin.citation.quote) + '”'}[^{pin.citation.number}]" for pin in pins)
    return f"# {escaped(title)}\n\n{lines}\n\n{notes(pin.citation for pin in pins)}\n"


def as_csv(pins: Sequence[Pin]) -> str:
    """A table for spreadsheets, one line a pin."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["note", "quote", "outlet", "published", "title", "place", "made"])
    for pin in pins:
        c = pin.citation
        known = (label(c.outlet or ""), label(c.published or ""), label(c.title), place(c.file, c.part, c.line), pin.made)
        table.writerow([cell(one) for one in (one_line(pin.note), one_line(c.quote), *known)])
    return text.getvalue()


def _haystack(pin: Pin) -> str:
    c = pin.citation
    return " ".join((pin.note, c.quote, c.title, c.outlet or "", c.file)).casefold()
