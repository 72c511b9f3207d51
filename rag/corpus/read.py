"""One file to the articles in it, by the reader of its format.

Bad content never raises: what cannot be read is a `Skipped` with its reason, and the rest goes on. A data set, mailbox or
archive that is larger than the limit of a file is read in pieces, each of which is held to that limit.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from rag.config import Settings
from rag.corpus.formats import NotRead, Piece, Result, Source, skipped, text_hash, told_of
from rag.corpus.readers import by_name, read_source
from rag.types import Article, Skipped

__all__ = ["in_pieces", "is_plain", "pieces", "read", "read_piece", "text_hash"]

_ALWAYS = 1_000_000  # characters that any file may hold
_DENSEST = 1100  # times a packed file's size: more gzip cannot unpack
_UNPACKED = 20  # times a packed file's size: what unpacks to more is no news


def read(root: Path, file: str, settings: Settings) -> Result:
    """The articles in `root/file` (or in `root` when that is the file itself), and what of it could not be read."""
    if in_pieces(root, file, settings):
        return _together(read_piece(file, piece, settings) for piece in pieces(root, file))
    try:
        data = _bytes(root, file, settings.max_file_bytes)
    except OSError as error:
        return skipped(file, f"it cannot be read: {error.strerror or error}")
    if isinstance(data, str):
        return skipped(file, data)
    result = read_source(Source(file, file, data, settings))
    too_much = _too_much(result, (root if root.is_file() else root / file).stat().st_size, settings.max_file_bytes)
    return skipped(file, too_much) if too_much else result


def is_plain(file: str) -> bool:
    """Whether a file is text as it stands: nothing to unpack, no library to trust."""
    format = by_name(file)
    return format is not None and format.plain and not _packed(file)


def _too_much(result: Result, size: int, most: int) -> str | None:
    """Why a file's text is out of proportion: no story is, and what is would take hours to split and embed."""
    characters = sum(len(article.text) for article in result[0])
    if characters > most:
        return f"its text is larger than {most / 1e6:g} MB (the setting max_file_bytes)"
    return f"it unpacks to more than {_UNPACKED} times its size" if characters > max(_ALWAYS, _UNPACKED * size) else None


def in_pieces(root: Path, file: str, settings: Settings) -> bool:
    """Whether a file is so large that it is read in pieces, and of a kind that can be."""
    format, path = by_name(file), root if root.is_file() else root / file
    is_cut = format is not None and format.pieces is not None and not _outside(root, path)
    try:
        return is_cut and path.stat().st_size * (_UNPACKED if _packed(file) else 1) > settings.max_file_bytes
    except OSError:
        return False


def pieces(root: Path, file: str) -> Iterator[Piece | Skipped]:
    """The pieces of a large file, and why the rest of it could not be had."""
    format, path = by_name(file), root if root.is_file() else root / file
    assert format
    assert format.pieces
    left = path.stat().st_size * _UNPACKED
    try:
        with _opened(path) as stream:
            for piece in format.pieces(stream):
                left -= len(piece.data)
                if left < 0:
                    yield Skipped(file, f"the rest unpacks to more than {_UNPACKED} times its size")
                    return
                yield piece
    except OSError as error:
        yield Skipped(file, f"the rest cannot be read: {error.strerror or error}")
    except (EOFError, zlib.error):
        yield Skipped(file, "it is not a valid gzip file")
    except NotRead as error:
        yield Skipped(file, str(error))
    except Exception as error:  # whatever a library makes of a damaged file
        yield Skipped(file, f"the rest cannot be read: {told_of(error)}")


def read_piece(file: str, piece: Piece | Skipped, settings: Settings) -> Result:
    """The articles in a piece of a file, their parts counted from the file's beginning."""
    if isinstance(piece, Skipped):
        return (), (piece,)
    if len(piece.data) > settings.max_file_bytes:
        return skipped(
            file, f"a record is larger than {settings.max_file_bytes / 1e6:g} MB (the setting max_file_bytes)", f"record {piece.first}"
        )
    return read_source(Source(file, file, piece.data, settings, piece.first))


def _together(results: Iterator[Result]) -> Result:
    found: list[Article] = []
    missing: list[Skipped] = []
    for articles, reasons in results:
        found += articles
        missing += reasons
    return tuple(found), tuple(missing)


def _packed(file: str) -> bool:
    return file.lower().endswith(".gz")


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path) if _packed(path.name) else path.open("rb")  # type: ignore[return-value]


def _outside(root: Path, path: Path) -> bool:
    between = (path, *takewhile(lambda above: above != root, path.parents))
    leads_on = ".." in path.parts or any(map(os.path.islink, between))
    return leads_on and not path.resolve().is_relative_to((root.parent if root.is_file() else root).resolve())


def _bytes(root: Path, file: str, most: int) -> bytes | str:
    """The file's bytes, unpacked when it is a .gz; or why not."""
    path = root if root.is_file() else root / file
    if _outside(root, path):
        return "it is a link that leads out of the folder"
    with path.open("rb") as stream:  # room is made at once for all that is asked for
        data = stream.read(min(most, path.stat().st_size) + 1)
    if len(data) <= most and _packed(file):
        try:
            with gzip.open(io.BytesIO(data)) as unpacked:
                data = unpacked.read(min(most, _DENSEST * len(data)) + 1)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            return "it is not a valid gzip file"
    if len(data) > most:
        return f"it is larger than {most / 1e6:g} MB (the setting max_file_bytes)"
    return data if data.strip() else "it is empty"
