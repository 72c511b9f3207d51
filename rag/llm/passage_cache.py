"""Computed keys and values (KV) of passages on disk: bounded, verified, shared by processes.

One file an entry, named by its key: a seal, then the body. The seal is made with a secret of this person's, so that an
entry from elsewhere, or one put under another name, is no entry; it is looked at before the body is read, and the
body is hashed before it is used, since llama.cpp would load flipped bytes as if sound. Entries land by rename, so a
reader sees a whole one or none. The least recently used goes first. Losing any of it costs time, never an answer.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.config import Settings, state_folder

log = logging.getLogger(__name__)

_DIGEST = hashlib.sha256().digest_size
_TICK = 2.0  # seconds a file system may be ahead of the clock
_SEAL = 2 * _DIGEST
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
    return PassageCache(settings.indexes / "passages.kv", settings.cache_bytes, _secret())


class PassageCache:
    """Bytes by key. A disk that cannot be written or read is the same as an empty cache."""

    def __init__(self, folder: Path, bound: int, secret: bytes = b"") -> None:
        self.folder, self.bound, self._secret = folder, bound, secret

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def load(self, key: str) -> memoryview | None:
        """An entry's body, verified; None when there is none. One that is damaged or not our own is removed."""
        path = self._path(key)
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size - _SEAL
                seal = file.read(_SEAL)
                sealed = hmac.compare_digest(seal[_DIGEST:], self._sealed(key, size, seal[:_DIGEST]))
                body = memoryview(file.read(size)) if sealed else None
            os.utime(path)
        except OSError:
            return None
        if body is not None and hashlib.sha256(body).digest() == seal[:_DIGEST]:
            return body
        log.warning("%s is damaged, or from elsewhere; it is computed again", path.name)
        _remove(path)
        return None

    def forget(self, key: str) -> None:
        """Remove an entry."""
        _remove(self._path(key))

    def store(self, key: str, body: bytes | bytearray | memoryview) -> None:
        """Keep an entry, and drop the least recently used ones when the bound is passed."""
        if len(body) + _SEAL > self.bound:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)  # readable by its owner only
            try:
                digest = hashlib.sha256(body).digest()
                with os.fdopen(handle, "wb") as file:
                    file.write(digest + self._sealed(key, len(body), digest))
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

    def _sealed(self, key: str, size: int, digest: bytes) -> bytes:
        return hmac.digest(self._secret, f"{key} {size} ".encode() + digest, "sha256")

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


def _secret() -> bytes:
    """What only this person's processes know, made when first asked for; where it cannot be kept, this process's own."""
    new = secrets.token_bytes(_DIGEST)
    try:
        path = state_folder() / "passages.key"
        with contextlib.suppress(FileExistsError), tempfile.NamedTemporaryFile(dir=path.parent) as file:
            file.write(new)
            file.flush()
            os.link(file.name, path)  # whole or not at all, and only the first
        kept = path.read_bytes()
    except OSError as error:
        log.warning("the passage cache's secret cannot be kept: %s", error)
        return new
    return kept if len(kept) == _DIGEST else new


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
