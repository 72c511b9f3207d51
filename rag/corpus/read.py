"""One file to the articles in it.

Bad content never raises: what cannot be read is a `Skipped` with its reason, and the rest goes on.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from rag.config import Settings
from rag.corpus.decode import decode
from rag.corpus.discover import suffix_of
from rag.types import Article, Skipped

Result = tuple[tuple[Article, ...], tuple[Skipped, ...]]


def read(root: Path, file: str, settings: Settings) -> Result:
    """The articles in `root/file` (or in `root` when that is the file itself), and what of it could not be read."""
    try:
        data = _bytes(root, file, settings.max_file_bytes)
    except OSError as error:
        return (), (Skipped(file, f"it cannot be read: {error.strerror or error}"),)
    if isinstance(data, str):
        return (), (Skipped(file, data),)
    if suffix_of(file) not in (".txt", ".md"):
        return (), (Skipped(file, "it is not a kind of file that is read"),)
    return _plain(file, data)


def _bytes(root: Path, file: str, most: int) -> bytes | str:
    path = root if root.is_file() else root / file
    base = root.parent if root.is_file() else root
    if not path.resolve().is_relative_to(base.resolve()):
        return "it is a link out of the folder"
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        return f"it is larger than {most / 1e6:g} MB (the setting max_file_bytes)"
    return data if data.strip() else "it is empty"


def _plain(file: str, data: bytes) -> Result:
    decoded = decode(data)
    if decoded is None:
        return (), (Skipped(file, "it is not text in any known encoding"),)
    text, encoding = decoded
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\x85\xa0\u2028\u2029"):
        return (), (Skipped(file, "it is empty"),)
    return (Article(file, text, text_hash(text), "", encoding=encoding),), ()


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as `Article.text_sha256` holds it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
