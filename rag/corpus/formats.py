"""What every reader of a format gives back, and what they share: hashes, clean field values, encodings of pages.

A reader is given a file's name and bytes, and returns the articles in them and what could not be read. It
may raise anything: `read` turns that into a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version

from rag.corpus.dates import first_date
from rag.types import Article, Skipped

Result = tuple[tuple[Article, ...], tuple[Skipped, ...]]

_SPACE = re.compile(r"\s+")
_BLANK = "\ufeff\u200b \t\r\n\x0b\x0c\x85\xa0\u2028\u2029"


def skipped(file: str, reason: str, part: str | None = None) -> Result:
    """Nothing, and why."""
    return (), (Skipped(file, reason, part),)


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


def as_day(value: object) -> str | None:
    """The day in a field that holds a date; None when it may mean two."""
    found = first_date(str(value)[:60]) if isinstance(value, str) else None
    return found[0] if found else None


def made_by(package: str) -> str:
    """An extractor's name and version, as `Article.extractor` holds it."""
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
