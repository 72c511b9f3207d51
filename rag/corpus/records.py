"""Data sets of news: one article a line, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

from rag.corpus.decode import decode
from rag.corpus.formats import Result, article, as_day, is_blank, one_line, skipped
from rag.types import Article, Skipped

EXTRACTOR = "json lines 1"
# The first name is the one documented; the others are what data sets use.
_FIELDS = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "creator"),
    "outlet": ("source", "outlet", "publisher", "publication", "sitename", "site"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
_TEXT = ("text", "body", "content", "article", "maintext")
_DATE = ("published", "date", "date_published", "datePublished", "published_at", "publish_date", "pubDate", "publication_date")


def read_records(file: str, data: bytes) -> Result:
    """An article for each line that holds one; `part` is "record N", N being the line's number from 1."""
    decoded = decode(data)
    if decoded is None:
        return skipped(file, "it is not text in any known encoding")
    articles: list[Article] = []
    missing: list[Skipped] = []
    for number, line in enumerate(decoded[0].removeprefix("\ufeff").split("\n"), 1):
        if is_blank(line):
            continue
        read = _record(file, line, f"record {number}", decoded[1])
        if isinstance(read, Article):
            articles.append(read)
        else:
            missing.append(read)
    return tuple(articles), tuple(missing)


def _record(file: str, line: str, part: str, encoding: str) -> Article | Skipped:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Skipped(file, f"it is not JSON: {getattr(error, 'msg', 'nested too deeply')}", part)
    if not isinstance(record, dict):
        return Skipped(file, "it is not a JSON object", part)
    text = next((value for name in _TEXT if isinstance(value := record.get(name), str) and not is_blank(value)), None)
    if text is None:
        return Skipped(file, 'it has no "text"', part)
    fields = {name: _first(record, names) for name, names in _FIELDS.items()}
    fields["published"] = next(((day, f"field {name}") for name in _DATE if (day := as_day(record.get(name)))), (None, ""))
    return article(file, text, EXTRACTOR, fields, part, encoding)


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> tuple[str | None, str]:
    return next(((value, f"field {name}") for name in names if (value := one_line(record.get(name)))), (None, ""))
