"""One file to the articles in it, by its suffix.

Bad content never raises: what cannot be read is a `Skipped` with its reason, and the rest goes on.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

from rag.config import Settings
from rag.corpus.decode import decode
from rag.corpus.discover import suffix_of
from rag.corpus.formats import Result, is_blank, skipped, text_hash
from rag.types import Article

__all__ = ["is_plain", "read", "text_hash"]

_UNPACKED = 20  # times a file's size: more text than that is no news
_ALWAYS = 1_000_000  # characters that any file may hold


def read(root: Path, file: str, settings: Settings) -> Result:
    """The articles in `root/file` (or in `root` when that is the file itself), and what of it could not be read."""
    try:
        data = _bytes(root, file, settings.max_file_bytes)
        if isinstance(data, str):
            return skipped(file, data)
        result = _reader(suffix_of(file))(file, data)
        too_much = _too_much(result, (root if root.is_file() else root / file).stat().st_size, settings.max_file_bytes)
        return skipped(file, too_much) if too_much else result
    except MemoryError:
        raise  # the limit of the process it is read in
    except OSError as error:
        return skipped(file, f"it cannot be read: {error.strerror or error}")
    except (Exception, RecursionError) as error:  # whatever a library makes of a damaged file
        return skipped(file, f"it cannot be read: {type(error).__name__}: {str(error)[:200]}")


def is_plain(file: str) -> bool:
    """Whether a file is text as it stands: nothing to unpack, no library to trust."""
    return not file.lower().endswith(".gz") and _reader(suffix_of(file)) is _read_plain


def _too_much(result: Result, size: int, most: int) -> str | None:
    """Why a file's text is out of proportion: no story is, and what is would take hours to split and embed."""
    characters = sum(len(article.text) for article in result[0])
    if characters > most:
        return f"its text is larger than {most / 1e6:g} MB (the setting max_file_bytes)"
    return f"it unpacks to more than {_UNPACKED} times its size" if characters > max(_ALWAYS, _UNPACKED * size) else None


def _reader(suffix: str) -> Callable[[str, bytes], Result]:
    if suffix in (".html", ".htm"):
        from rag.corpus.pages import read_page

        return read_page
    if suffix in (".pdf", ".docx"):
        from rag.corpus.papers import read_docx, read_pdf

        return read_pdf if suffix == ".pdf" else read_docx
    if suffix == ".eml":
        from rag.corpus.mail import read_mail

        return read_mail
    if suffix == ".jsonl":
        from rag.corpus.records import read_records

        return read_records
    return _read_plain


def _bytes(root: Path, file: str, most: int) -> bytes | str:
    """The file's bytes, unpacked when it is a .gz; or why not."""
    path = root if root.is_file() else root / file
    base = root.parent if root.is_file() else root
    if not path.resolve().is_relative_to(base.resolve()):
        return "it is a link out of the folder"
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) <= most and file.lower().endswith(".gz"):
        try:
            with gzip.open(io.BytesIO(data)) as unpacked:
                data = unpacked.read(most + 1)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            return "it is not a sound gzip file"
    if len(data) > most:
        return f"it is larger than {most / 1e6:g} MB (the setting max_file_bytes)"
    return data if data.strip() else "it is empty"


def _read_plain(file: str, data: bytes) -> Result:
    decoded = decode(data)
    if decoded is None:
        return skipped(file, "it is not text in any known encoding")
    text, encoding = decoded
    if is_blank(text):
        return skipped(file, "it is empty")
    return (Article(file, text, text_hash(text), "", encoding=encoding),), ()
