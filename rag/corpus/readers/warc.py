"""Archives of the web: the pages that a crawler kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from rag.corpus.archive import open_zip
from rag.corpus.formats import LONGEST, Format, NotRead, Piece, Result, Source
from rag.corpus.readers.within import read_within
from rag.types import Article, Skipped

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_KINDS = {"text/html": "page.html", "application/xhtml+xml": "page.html", "application/pdf": "paper.pdf", "text/plain": "text.txt"}


def read_warc(source: Source) -> Result:
    """The articles of the pages that were answered as asked for; `part` is "record N", counting all records."""
    return _read(source, [io.BytesIO(source.data)])


def read_wacz(source: Source) -> Result:
    """The same of an archive that is packed with its index."""
    with open_zip(source.data, "web archive") as archive:
        names = [name for name in archive.namelist() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))]
        if not names:
            raise NotRead("there is no archive in it")
        return _read(source, [io.BytesIO(archive.read(name)) for name in names])


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """The records of pages one by one, each with its number among all."""
    from warcio.warcwriter import WARCWriter

    for number, record in enumerate(_records(stream), 1):
        if _kind(record) is not None:
            out = io.BytesIO()
            WARCWriter(out, gzip=False).write_record(record)
            yield Piece(out.getvalue(), number)


def _read(source: Source, streams: list[io.BytesIO]) -> Result:
    found: list[Article] = []
    missing: list[Skipped] = []
    number = source.first - 1
    for stream in streams:
        for record in _records(stream):
            number += 1
            if (name := _kind(record)) is None:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            articles, skipped = read_within(source, name, record.content_stream().read(LONGEST), f"record {number}", _charset(record))
            found += [_at(a, url) for a in articles]
            missing += skipped
    if not found and not missing:
        raise NotRead("there is no page in it")
    return tuple(found), tuple(missing)


def _records(stream: BinaryIO) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator

    yield from ArchiveIterator(stream, arc2warc=True)


def _kind(record: ArcWarcRecord) -> str | None:
    """What a record's content would be called as a file; None for what is no page."""
    if record.rec_type not in ("response", "resource"):
        return None
    if record.http_headers is not None and record.http_headers.get_statuscode() not in ("200", ""):
        return None
    kind = _content_type(record).partition(";")[0].strip().lower()
    path = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "").path
    return None if path == "/robots.txt" else _KINDS.get(kind)


def _content_type(record: ArcWarcRecord) -> str:
    return (record.http_headers or record.rec_headers).get_header("Content-Type") or ""


def _charset(record: ArcWarcRecord) -> str | None:
    found = _CHARSET.search(_content_type(record))
    return found[1] if found else None


def _at(article: Article, url: str) -> Article:
    if article.url or not url.startswith("http"):
        return article
    return replace(article, url=url, provenance={**article.provenance, "url": "address of the record"})


def _known(start: bytes) -> bool:
    return start.startswith(b"WARC/")


def _packed(start: bytes) -> bool:
    return start.startswith(b"PK") and b"datapackage.json" in start


FORMAT = Format("web archive", (".warc",), "6", read_warc, "warcio", "as web pages", "`record N`", known=_known, pieces=pieces)
PACKED = Format("packed web archive", (".wacz",), "6", read_wacz, "warcio", "as web pages", "`record N`", known=_packed)
