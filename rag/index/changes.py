"""What changed in the folders since they were last read: by size and time, then by hash.

A file whose size and time are as before is taken for unchanged. One written just before it was looked at
could change again within the same tick of the clock, so no time is kept for it and its hash is compared
next time. One that could not be read has no hash, and is tried again each time: a permission or a disk that
comes back changes no time. A moved file is one removed and one added; its passages keep their vectors, since those are kept
by the words they were made from.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from rag import corpus
from rag.errors import BadInput
from rag.paths import not_there
from rag.types import Skipped

_TICK_NS = 2 * 10**9  # the coarsest file times in use


@dataclass(frozen=True, slots=True)
class Pending:
    """A file to read. `known` is its row when it was read before; `mtime_ns` is -1 when it cannot be trusted."""

    root: Path
    file: str
    size: int
    mtime_ns: int
    sha256: str
    known: int | None = None


@dataclass(slots=True)
class Changes:
    """What one look at the folders found. `touched` files have another time and the same content."""

    pending: list[Pending] = field(default_factory=list)
    touched: list[Pending] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    skipped: dict[Path, list[Skipped]] = field(default_factory=dict)
    moved: list[Pending] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    size: int
    mtime_ns: int
    sha256: str


def compare(db: sqlite3.Connection | None, roots: Sequence[Path]) -> Changes:
    """What changed below the roots; all is new when there is no database. Raises BadInput when a root is not there."""
    require(roots)
    changes = Changes()
    removed: list[_Known] = []
    for root in roots:
        known = _known(db, root)
        changes.skipped[root] = []
        for found in corpus.discover(root):
            if isinstance(found, Skipped):
                changes.skipped[root].append(found)
                _keep_below(known, root, found.file)
            else:
                _sort(changes, root, found, known.pop(found.file, None))
        removed += known.values()
    changes.removed = [k.id for k in removed]
    hashes = {k.sha256 for k in removed}
    sizes = {k.size for k in removed}
    changes.moved = [p for p in changes.pending if p.known is None and p.size in sizes and hash_of(p.root, p.file) in hashes]
    return changes


def require(roots: Sequence[Path]) -> None:
    """Raises BadInput when a root is not there."""
    for root in roots:
        if not (root.is_dir() or root.is_file()):
            raise BadInput(*not_there(root))


def hash_of(root: Path, file: str) -> str:
    """SHA-256 of a file's bytes; empty when it cannot be read."""
    try:
        with (root if root.is_file() else root / file).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _keep_below(known: dict[str, _Known], root: Path, folder: str) -> None:
    """What lies in a folder that cannot be read just now, or only be listed, is not taken for removed."""
    place = root / folder
    try:
        if place.is_symlink() or not place.is_dir():
            return
    except PermissionError:
        known.pop(folder, None)
        return
    for file in [file for file in known if folder == "." or file.startswith(f"{folder}/")]:
        del known[file]


def _known(db: sqlite3.Connection | None, root: Path) -> dict[str, _Known]:
    if db is None:
        return {}
    rows = db.execute(
        "SELECT f.file, f.id, f.size, f.mtime_ns, f.sha256 FROM files f JOIN roots r ON r.id = f.root WHERE r.path = ?", (str(root),)
    )
    return {file: _Known(*rest) for file, *rest in rows}


def _sort(changes: Changes, root: Path, found: corpus.Found, known: _Known | None) -> None:
    if known and known.sha256 and (known.size, known.mtime_ns) == (found.size, found.mtime_ns):
        return
    settled = time.time_ns() - found.mtime_ns > _TICK_NS
    digest = hash_of(root, found.file) if known else ""
    pending = Pending(root, found.file, found.size, found.mtime_ns if settled else -1, digest, known.id if known else None)
    if known and digest == known.sha256:
        if known.mtime_ns != pending.mtime_ns or known.size != pending.size:
            changes.touched.append(pending)
    else:
        changes.pending.append(pending)
