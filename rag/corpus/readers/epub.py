"""Books and magazines as EPUB: each chapter that reads like a story is one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from rag.corpus import blocks
from rag.corpus.archive import open_zip, xml_of
from rag.corpus.calendar import weekdays
from rag.corpus.dates import first_date
from rag.corpus.decode import decode_page
from rag.corpus.formats import Format, NotRead, Result, Source, article, as_day, is_blank, made_by, one_line
from rag.corpus.hidden import hide, link_sheets, shown
from rag.types import Mark

if TYPE_CHECKING:
    import zipfile

_SHORTEST = 200  # characters: covers, title pages and the like say less
_CONTAINER = "META-INF/container.xml"
_PAGES = (".xhtml", ".html", ".htm")


def read_epub(source: Source) -> Result:
    """An article for each chapter, in the order of the book; its outlet is the book's title."""
    with open_zip(source.data, "EPUB") as archive:
        book, names = _contents(archive)
        chapters = [(number, *_chapter(archive, name)) for number, name in enumerate(names, 1)]
    long = [chapter for chapter in chapters if len(chapter[2]) >= _SHORTEST] or [c for c in chapters if not is_blank(c[2])]
    if not long:
        raise NotRead("it has no text")
    fields = {name: (value, "metadata of the book") for name, value in book.items()}
    several = len(names) > 1
    return tuple(
        replace(
            article(source.file, text, made_by("lxml"), {**fields, "title": (title, "heading")}, f"chapter {number}" if several else None),
            marks=marks,
        )
        for number, title, text, marks in long
    ), ()


def _contents(archive: zipfile.ZipFile) -> tuple[dict[str, str | None], list[str]]:
    """What the book says of itself, and its chapters' files; all pages, when it does not say."""
    from lxml import etree

    every = dict.fromkeys(archive.namelist())
    try:
        container = xml_of(archive.read(_CONTAINER))
        place = unquote(str(container.xpath("string(//*[local-name()='rootfile']/@full-path)")))
        package = xml_of(archive.read(place))
    except (KeyError, etree.XMLSyntaxError):
        return {}, [name for name in every if name.lower().endswith(_PAGES)]
    items = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [items[ref.get("idref")] for ref in package.iter("{*}itemref") if ref.get("idref") in items and ref.get("linear") != "no"]
    names = [
        posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href") or "")))
        for item in spine
        if "nav" not in (item.get("properties") or "").split()
    ]
    said = {name: next((one_line(found.text) for found in package.iter(f"{{*}}{name}")), None) for name in ("title", "date", "language")}
    book = {
        "outlet": _without_day(said["title"]),
        "published": as_day(said["date"]),
        "language": (said["language"] or "")[:2].lower() or None,
    }
    return book, [name for name in dict.fromkeys(names) if name in every]


def _chapter(archive: zipfile.ZipFile, name: str) -> tuple[str | None, str, tuple[Mark, ...]]:
    """Its heading, its words, and what of them the book's style sheets do not show."""
    from lxml.html import HTMLParser, document_fromstring

    decoded = decode_page(archive.read(name))
    if decoded is None or not decoded[0].strip():
        return None, "", ()
    root = document_fromstring(decoded[0].encode(), parser=HTMLParser(encoding="utf-8"))

    def sheet_at(href: str) -> str | None:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href)))
        return archive.read(place).decode("utf-8", "replace") if place in archive.namelist() else None

    link_sheets(root, sheet_at)
    lifted = hide(root)
    heading = next((found for words in _headings(root) if (found := shown(lifted, words).strip())), None)
    return heading, *lifted(blocks.of_tree(root))


def _headings(root: object) -> Iterator[str]:
    for tag in ("h1", "h2", "title"):
        for element in root.iter(tag):  # type: ignore[attr-defined]
            if words := one_line("".join(element.itertext())):
                yield words


def _known(start: bytes) -> bool:
    return start.startswith(b"PK") and b"application/epub+zip" in start


def _without_day(title: str | None) -> str | None:
    """The title of a paper's issue without its day ("The Weekly [Tue, 5 Mar 2024]")."""
    day = first_date(title) if title else None
    if title is None or day is None:
        return title
    words = title[: day[1]].rstrip(" ,.[(–—-")
    first, _, last = words.rpartition(" ")
    return (first if last.strip("[(").lower() in weekdays(()) else words).rstrip(" ,.[(–—-") or title


FORMAT = Format("EPUB", (".epub",), "4", read_epub, "lxml", "the words of the chapter", "`chapter N`, when there are several", known=_known)
