"""What a format declares, what its reader is given and gives back, and what readers share: hashes and clean field values.

A reader is given a `Source` and returns the articles in it and what could not be read. It may raise anything:
`read` turns that into a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from rag.config import Settings
from rag.corpus.calendar import Languages
from rag.corpus.dates import said_date
from rag.types import Article, Skipped

Result = tuple[tuple[Article, ...], tuple[Skipped, ...]]
Value = tuple[str | None, str]  # of a field, and where it was read


class NotRead(Exception):
    """Why nothing is read of a source, in words for a person."""


SNIFFED = 4096  # bytes: how much of a file a content test sees
PIECE = 4_000_000  # bytes of a large file that are read at once
LONGEST = 50_000_000  # bytes of a line, a cell or a record


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be read. `file` is where it lies below its root and `name` what it is called itself: the two differ for
    what lies within another file, `depth` files deep. `first` is the number of its first record when it is a piece of a
    larger file. `charset` is what came with a page or a message's part, as its header names it. `reader` reads what lies within."""

    file: str
    name: str
    data: bytes
    settings: Settings
    first: int = 1
    depth: int = 0
    charset: str | None = None
    reader: Callable[[Source], Result] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a large file that is a file of the same format itself, and the number of its first record."""

    data: bytes
    first: int


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. A change of `version` has every file of the kind read again.

    `known` says of the first bytes of a file whose name says nothing whether they are of this kind. `needs` names the
    version of a program outside Footnote that the reader uses, empty when it is not installed. `pieces` cuts a file that
    is larger than the limit. `plain` files are text as they stand, with nothing to unpack. `by`, `part`, `text` and
    `left_out` are what the documentation says of it.
    """

    name: str
    suffixes: tuple[str, ...]
    version: str
    read: Callable[[Source], Result]
    by: str
    text: str
    part: str = "none"
    left_out: str = ""
    known: Callable[[bytes], bool] = lambda _: False
    needs: Callable[[], str] = lambda: ""
    pieces: Callable[[BinaryIO], Iterator[Piece]] | None = None
    plain: bool = False


_SPACE = re.compile(r"\s+")
_BLANK = "\ufeff\u200b \t\r\n\x0b\x0c\x85\xa0\u2028\u2029"


def skipped(file: str, reason: str, part: str | None = None) -> Result:
    """Nothing, and why."""
    return (), (Skipped(file, reason, part),)


def told_of(error: Exception) -> str:
    """What a library says of a file that it cannot read."""
    return f"{type(error).__name__}: {str(error)[:200]}"


def is_blank(text: str) -> bool:
    return not text.strip(_BLANK)


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as `Article.text_sha256` holds it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_surrogates(text: str) -> str:
    """Lone surrogates cannot be stored or shown; everything else stays."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(value: object) -> str | None:
    """A field's value as one line, lists joined by commas; None when there is nothing in it."""
    if isinstance(value, list | tuple):
        value = ", ".join(part for item in value if (part := one_line(item)))
    if isinstance(value, Mapping):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", without_surrogates(value)).strip()[:500] or None


def as_day(value: object, languages: Languages = ()) -> str | None:
    """The day in a field that holds a date; None when it may mean two."""
    found = said_date(str(value)[:60], languages=languages) if isinstance(value, str) else None
    return found[0] if found else None


def made_by(package: str) -> str:
    """An extractor's name and version, as `Article.extractor` holds it."""
    from importlib.metadata import version  # slow to import

    return f"{package} {version(package)}"


def article(
    file: str,
    text: str,
    extractor: str,
    fields: Mapping[str, tuple[str | None, str]],
    part: str | None = None,
    encoding: str | None = None,
) -> Article:
    """An article of extracted text; `fields` gives a value and where it was read for each field that was found."""
    text = without_surrogates(text)
    values = {name: value for name, (value, _) in fields.items() if value}
    return Article(
        file=file,
        text=text,
        text_sha256=text_hash(text),
        title=values.get("title", ""),
        part=part,
        encoding=encoding,
        extractor=extractor,
        byline=values.get("byline"),
        outlet=values.get("outlet"),
        published=values.get("published"),
        language=values.get("language"),
        url=values.get("url"),
        provenance={name: place for name, (value, place) in fields.items() if value},
    )
