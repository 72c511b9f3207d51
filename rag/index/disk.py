"""What a disk that is full, read-only, gone or in use is called by SQLite, tantivy, FAISS and the system, in words for a person.

None of them has an error of its own for it, so it is known by what they say. Whatever else they say is left as it is.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import FootnoteError, IndexBusy, IndexUnwritable

_FULL = ("no space left", "disk is full", "quota exceeded", "file too large")
_CLOSED = ("readonly database", "read-only file system", "permission denied", "unable to open database", "disk i/o error")
_ROOM = 1 << 16  # bytes SQLite needs to open a file
_BUSY = ("database is locked", "database table is locked")


@contextmanager
def said_plainly(folder: Path) -> Iterator[None]:
    """Raises IndexUnwritable or IndexBusy for what goes wrong with the index's place; all else passes as it is."""
    try:
        yield
    except (OSError, ValueError, RuntimeError, sqlite3.OperationalError) as error:
        if plain := _plain(str(error), folder):
            raise plain from error
        raise


def make_folder(folder: Path) -> None:
    """The folder of an index, its owner's alone. Raises IndexUnwritable where none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        full = _plain(str(error), folder) if any(sign in str(error).lower() for sign in _FULL) else None
        raise full or IndexUnwritable(
            f"The folder {folder} cannot be made: {error.strerror}.", "Set FOOTNOTE_INDEXES to a folder that may be written."
        ) from error


def _plain(words: str, folder: Path) -> FootnoteError | None:
    said = words.lower()
    if any(sign in said for sign in _FULL) or ("disk i/o error" in said and _no_room(folder)):
        return IndexUnwritable(
            f"The disk is full, and the index {folder.name} needs room.",
            "Make room and run the same command again: it continues where it stopped.",
        )
    if any(sign in said for sign in _BUSY):
        return IndexBusy(f"The index {folder.name} is in use by another program.", "Try again when it is done.")
    if not folder.is_dir():
        return IndexUnwritable(
            f"The folder of the index {folder.name} is gone.", "Check that its disk is connected, and run the same command again."
        )
    if any(sign in said for sign in _CLOSED):
        return IndexUnwritable(
            f"The index {folder.name} cannot be written: {words}.",
            f"Check that {folder} may be written, or set FOOTNOTE_INDEXES to another folder.",
        )
    return None


def _no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False
