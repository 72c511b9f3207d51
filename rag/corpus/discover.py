"""What lies in a folder: the files to read, and what is stepped over and why.

Hidden files and folders are left alone. No link is followed out of the folder, nor to what is read anyway.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.errors import BadInput
from rag.types import Skipped

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".jsonl")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles: its path below the root (posix), its size in bytes and its time."""

    file: str
    size: int
    mtime_ns: int


def discover(root: Path) -> Iterator[Found | Skipped]:
    """Files below `root` (or `root` itself when it is a file), sorted by path. Raises BadInput when there is no such place."""
    if root.is_file():
        yield _look(root, root.name, root.parent.resolve())
    elif root.is_dir():
        yield from _walk(root, "", root.resolve())
    else:
        raise BadInput(f"There is no folder or file {root}.", "Check the path.")


def suffix_of(name: str) -> str:
    """The suffix that says how a file is read, without a closing ".gz", in small letters."""
    name = name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]


def _walk(folder: Path, below: str, root: Path) -> Iterator[Found | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(_printable(below.rstrip("/")) or ".", f"the folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), file + "/", root)
        else:
            yield _look(Path(entry.path), file, root)


def _look(path: Path, file: str, root: Path) -> Found | Skipped:
    try:
        file.encode("utf-8")
    except UnicodeEncodeError:
        return Skipped(_printable(file), "its name is not valid text; rename it")
    try:
        if path.is_symlink() and (reason := _link(path, root)):
            return Skipped(file, reason)
        status = path.stat()
    except (OSError, RuntimeError) as error:
        return Skipped(file, f"it cannot be read: {getattr(error, 'strerror', None) or error}")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(file, "it is not a plain file")
    if suffix_of(file) not in SUFFIXES:
        return Skipped(file, "it is not a kind of file that is read (" + " ".join(SUFFIXES) + ", or one of these with .gz)")
    return Found(file, status.st_size, status.st_mtime_ns)


def _link(path: Path, root: Path) -> str | None:
    target = path.resolve(strict=True)
    if not target.is_relative_to(root):
        return "it is a link out of the folder"
    return f"it is a link to {target.relative_to(root).as_posix()}" if path != root else None


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")
