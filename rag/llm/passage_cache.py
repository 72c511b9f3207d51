"""Computed keys and values (KV) of passages on disk: bounded, verified, shared by processes.

One file an entry, named by its key: the SHA-256 of its body, then the body. Entries land by rename, so a
reader sees a whole one or none; llama.cpp would load flipped bytes as if sound, so a body is hashed before
it is used. The least recently used goes first. Losing any of it costs time, never an answer.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.config import Settings

log = logging.getLogger(__name__)

_DIGEST = hashlib.sha256().digest_size
_TICK = 2.0  # seconds a file system may be ahead of the clock
_ABANDONED = 3600.0  # seconds after which a half-written file has no writer any more


@dataclass(frozen=True, slots=True)
class CacheStatus:
    """What the cache holds, and the most it may, in bytes."""

    folder: Path
    entries: int
    bytes: int
    bound: int


def open_cache(settings: Settings) -> PassageCache:
    """The cache all indexes share."""
    return PassageCache(settings.indexes / "passages.kv", settings.cache_bytes)


class PassageCache:
    """Bytes by key. A disk that cannot be written or read is the same as an empty cache."""

    def __init__(self, folder: Path, bound: int) -> None:
        self.folder, self.bound = folder, bound

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def load(self, key: str) -> memoryview | None:
        """An entry's body, verified; None when there is none. A damaged entry is removed."""
        path = self._path(key)
        try:
            data = memoryview(path.read_bytes())
            os.utime(path)
        except OSError:
            return None
        body = data[_DIGEST:]
        if hashlib.sha256(body).digest() == data[:_DIGEST]:
            return body
        log.warning("%s is damaged; it is computed again", path.name)
        _remove(path)
        return None

    def store(self, key: str, body: bytes | bytearray | memoryview) -> None:
        """Keep an entry, and drop the least recently used ones when the bound is passed."""
        if len(body) + _DIGEST > self.bound:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)  # readable by its owner only
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest())
                    file.write(body)
                os.replace(name, self._path(key))
            except BaseException:
                _remove(Path(name))
                raise
            self._evict()
        except OSError as error:
            log.warning("the passage cache cannot be written: %s", error)

    def status(self) -> CacheStatus:
        """How much is kept."""
        sizes = [size for _, size, _ in self._entries()]
        return CacheStatus(self.folder, len(sizes), sum(sizes), self.bound)

    def clear(self) -> CacheStatus:
        """Empty the cache; returns what it held."""
        held = self.status()
        shutil.rmtree(self.folder, ignore_errors=True)
        return held

    def _evict(self) -> None:
        now = time.time() + _TICK
        entries = sorted((used if used <= now else 0.0, size, path) for used, size, path in self._entries())  # the clock was set back
        held = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if held <= self.bound:
                break
            _remove(path)
            held -= size
        for path in self.folder.glob(".*.part"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    _remove(path)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Last use, bytes and path of each entry."""
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                with contextlib.suppress(OSError):
                    if entry.name.endswith(".kv"):
                        found = entry.stat()
                        yield found.st_mtime, found.st_size, Path(entry.path)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.kv"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
