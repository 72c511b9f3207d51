"""One writer at a time: the lock of an index, and who holds it.

The lock is the operating system's, so that a killed process never leaves it behind; a side file says who
holds it, for the person who is told to wait.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from rag.days import written
from rag.errors import IndexBusy
from rag.index.disk import said_plainly
from rag.types import IndexPaths


@contextmanager
def writing(folder: Path, wait: float = 2.0) -> Iterator[None]:
    """Holds the index's writer lock. Raises IndexBusy, naming the holder, when another process has it for `wait` seconds on,
    and IndexUnwritable for what the disk refuses while it is held."""
    from filelock import FileLock, Timeout

    paths = IndexPaths(folder)
    lock = FileLock(paths.lock, timeout=wait, poll_interval=0.05, mode=0o600)  # a reader may hold it for a moment, to mend
    try:
        with said_plainly(folder):
            lock.acquire()
    except Timeout:
        raise IndexBusy(
            f"The index {folder.name} is being written by {holder(folder) or 'another process'}.", "Wait until it is done, or stop it."
        ) from None
    try:
        me = {"pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        with suppress(OSError):
            _side(folder).write_text(json.dumps(me), encoding="utf-8")
        with said_plainly(folder):
            yield
    finally:
        with suppress(OSError):
            _side(folder).unlink()
        lock.release()


def holder(folder: Path) -> str | None:
    """Who last said to hold the lock, in words; None when nobody did."""
    try:
        who = json.loads(_side(folder).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(who["since"]).astimezone()
        return f"process {who['pid']} on {who['host']}, since {since:%H:%M} on {written(since.date())}"
    except (OSError, ValueError, KeyError, TypeError):
        return None


def writer(folder: Path) -> str | None:
    """Who holds the lock now, None when nobody does."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(IndexPaths(folder).lock, timeout=0, mode=0o600):
            return None
    except Timeout:
        return holder(folder) or "another process"
    except OSError:
        return None


def _side(folder: Path) -> Path:
    return IndexPaths(folder).lock.with_suffix(".json")
