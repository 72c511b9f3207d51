"""What the server says of every folder that was indexed into it, and who is writing: the collection `roots`, a few rows."""

from __future__ import annotations

import json
import os
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from msgspec import ValidationError, convert

from rag.errors import IndexBusy
from rag.index.milvus.collections import ROOTS, Collections
from rag.index.milvus.drawers import damaged

FACTS = "facts"
REMOVED = "removed"  # generations of folders that were taken out, so that none comes twice
_LEASE = 120.0  # seconds without a word after which a writer counts as gone
_MOST_LISTS = 1 << 24
_SETTLED = 0.3  # seconds after which one of two that began at once sees the other


@dataclass(frozen=True, slots=True)
class Root:
    """A folder's state. `buckets` is in how many lists its articles stand; `body` and `title` are the words of the
    `counted` passages. It is `settled` when its words and figures are those of its lists."""

    path: str
    generation: int = 0
    buckets: int = 0
    articles: int = 0
    passages: int = 0
    files: int = 0
    copies: int = 0
    undated: int = 0
    older: int = 0
    skipped: int = 0
    counted: int = 0
    body: int = 0
    title: int = 0
    settled: bool = False
    newest: str | None = None
    updated: str | None = None

    @property
    def key(self) -> str:
        return key_of(self.path)


@dataclass(frozen=True, slots=True)
class State:
    """All folders, by path, what the index was made with, and who is writing."""

    roots: tuple[Root, ...]
    facts: dict[str, str]
    writers: tuple[str, ...] = ()

    @property
    def generation(self) -> int:
        return sum(root.generation for root in self.roots) + self.removed

    @property
    def removed(self) -> int:
        """Raises IndexDamaged."""
        try:
            return int(self.facts.get(REMOVED, 0))
        except ValueError as error:
            raise damaged(error) from error


def key_of(path: str) -> str:
    """A folder's key: short, of plain letters."""
    return sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read(collections: Collections) -> State:
    """Raises IndexDamaged."""
    rows = {str(row["key"]): _object(row["data"]) for row in collections.few(ROOTS, ("key", "data"))}
    try:
        roots = [convert(data, Root) for key, data in rows.items() if key.startswith("root:")]
        facts = convert(rows.get(FACTS, {}), dict[str, str])
    except ValidationError as error:
        raise damaged(error) from error
    if not all(0 < root.buckets < _MOST_LISTS for root in roots):
        raise damaged("a number of lists that cannot be")
    writers = tuple(_holder(data) for key, data in rows.items() if key.startswith("writer:") and _fresh(data))
    return State(tuple(sorted(roots, key=lambda root: root.path)), facts, writers)


def write(collections: Collections, root: Root) -> None:
    collections.put(ROOTS, [_row(f"root:{root.key}", root.key, asdict(root))])


def write_facts(collections: Collections, facts: dict[str, str]) -> None:
    collections.put(ROOTS, [_row(FACTS, "", facts)])


class Lease:
    """A word on the server that somebody writes a folder, given again with every batch. Milvus has no locks; what two that begin within
    the same moment would do is bounded by reading the word back."""

    def __init__(self, collections: Collections, root: str) -> None:
        self._collections, self._root, self._key = collections, root, f"writer:{key_of(root)}"
        self._me = {"id": uuid.uuid4().hex, "host": socket.gethostname(), "pid": os.getpid()}
        self._said = 0.0
        self._since = datetime.now(UTC).isoformat(timespec="seconds")

    def take(self) -> None:
        """Raises IndexBusy."""
        if (other := self._other()) and _fresh(other) and not self._gone(other):
            raise self._busy(other)
        self.renew()
        time.sleep(_SETTLED)
        if other := self._other():
            raise self._busy(other)

    def renew(self) -> None:
        data = self._me | {"at": time.time(), "since": self._since}
        self._collections.put(ROOTS, [_row(self._key, key_of(self._root), data)])
        self._said = time.monotonic()

    def keep(self) -> None:
        """Say again that it is held, when that is some time ago."""
        if time.monotonic() - self._said > _LEASE / 8:
            self.renew()

    def give_back(self) -> None:
        self._collections.remove(ROOTS, [self._key])

    def _other(self) -> dict[str, Any] | None:
        rows = self._collections.by_key(ROOTS, [self._key], ("data",))
        data = _object(rows[0]["data"]) if rows else {}
        return data if data and data.get("id") != self._me["id"] else None

    def _gone(self, other: dict[str, Any]) -> bool:
        """Whether it was this process, which could not give it back, or one of this machine that is no more."""
        if other.get("host") != self._me["host"] or os.name != "posix":
            return False
        if other.get("pid") == self._me["pid"]:
            return True
        try:
            os.kill(int(other["pid"]), 0)
        except ProcessLookupError:
            return True
        except (OSError, KeyError, TypeError, ValueError, OverflowError):
            return False
        return False

    def _busy(self, other: dict[str, Any]) -> IndexBusy:
        return IndexBusy(
            f"The folder {self._root} is being written to {self._collections.address} by {_holder(other)}.",
            f"Wait until it is done; one that was killed is forgotten after {_LEASE:g} seconds.",
        )


@contextmanager
def writing(collections: Collections, root: str) -> Iterator[Lease]:
    """Raises IndexBusy when another process writes this folder."""
    lease = Lease(collections, root)
    lease.take()
    try:
        yield lease
    finally:
        with suppress(Exception):  # the server may be what went wrong
            lease.give_back()


def _row(key: str, root: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "root": root, "data": json.dumps(data, sort_keys=True)}


def _object(text: object) -> dict[str, Any]:
    try:
        found = json.loads(str(text))
    except (ValueError, RecursionError) as error:
        raise damaged(error) from error
    return found if isinstance(found, dict) else {}


def _fresh(data: dict[str, Any]) -> bool:
    at = data.get("at")
    return isinstance(at, int | float) and time.time() - at < _LEASE


def _holder(data: dict[str, Any]) -> str:
    return f"process {data.get('pid')} on {data.get('host')} (since {data.get('since')})"
