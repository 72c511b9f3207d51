"""What lies in a folder: the files to read, and what is stepped over and why.

Hidden files and folders are left alone. No link is followed out of the folder, nor to what is read anyway.
"""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.corpus.formats import SNIFFED
from rag.corpus.readers import NOT_READ, by_name, format_of, page, says_nothing, suffix_of
from rag.errors import BadInput
from rag.paths import not_there
from rag.types import Skipped

# What browsers call the folder of a page that was saved whole, behind the page's own name.
_PARTS = frozenset(
    "_files .files _file _dateien -dateien _fichiers _archivos _bestanden _arquivos _ficheiros _pliki _filer -filer _tiedostot _soubory "
    "_elemei _datoteke _failid _fails _bylos _dosyalar _fitxers _fitxategiak".split()
)


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
        raise BadInput(*not_there(root))


def _walk(folder: Path, below: str, root: Path) -> Iterator[Found | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(_printable(below.rstrip("/")) or ".", f"the folder cannot be read: {error.strerror}")
        return
    pages = {entry.name.rpartition(".")[0].lower(): entry.name for entry in entries if suffix_of(entry.name) in page.FORMAT.suffixes}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            saved = _saved_with(entry.name.lower(), pages)
            yield from _parts(Path(entry.path), file + "/", below + saved) if saved else _walk(Path(entry.path), file + "/", root)
        else:
            yield _look(Path(entry.path), file, root)


def _look(path: Path, file: str, root: Path) -> Found | Skipped:
    try:
        file.encode("utf-8")
    except UnicodeEncodeError:
        return Skipped(_printable(file), "its name is not valid text; rename it")
    try:
        if path.is_symlink():
            return Skipped(file, _link(path, root))
        status = path.stat()
    except (OSError, RuntimeError) as error:
        return Skipped(file, f"it cannot be read: {getattr(error, 'strerror', None) or error}")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(file, "it is not a regular file")
    if by_name(file) is None and (not says_nothing(file) or format_of(file, start_of(path)) is None):
        return Skipped(file, NOT_READ)
    return Found(file, status.st_size, status.st_mtime_ns)


def start_of(path: Path) -> bytes:
    """The first bytes of a file, unpacked when it is a .gz; none when it cannot be read."""
    try:
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as stream:
            return stream.read(SNIFFED)
    except (OSError, EOFError, zlib.error):
        return b""


def _saved_with(folder: str, pages: dict[str, str]) -> str | None:
    """The page that a browser saved together with this folder of its pictures, styles and frames."""
    return next((pages[stem] for ending in _PARTS if folder.endswith(ending) and (stem := folder.removesuffix(ending)) in pages), None)


def _parts(folder: Path, below: str, page: str) -> Iterator[Skipped]:
    """What of a saved page's folder would be read if it stood alone; the rest is no news to anybody."""
    for path in sorted(path for path in folder.rglob("*") if not path.is_dir() and by_name(path.name)):
        yield Skipped(_printable(below + path.relative_to(folder).as_posix()), f"it is part of the saved page {_printable(page)}")


def _link(path: Path, root: Path) -> str:
    target = path.resolve(strict=True)
    if not target.is_relative_to(root):
        return "it is a link that leads out of the folder"
    return f"it is a link to {target.relative_to(root).as_posix()}"


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")
