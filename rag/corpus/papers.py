"""PDF and Word files: a PDF's pages as parts, a Word file's paragraphs in their order."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from rag.corpus.formats import Result, article, is_blank, made_by, one_line, skipped
from rag.corpus.ink import Page
from rag.types import Article, Skipped

MOST_PAGES = 2000
_UNPACKED = 20  # times its size: a Word file that unpacks to more is a bomb
_ENDED = re.compile(r"[.!?:;…][\"”’')\]]*$")


def read_pdf(file: str, data: bytes) -> Result:
    """An article for each page with text, all with the title of the first."""
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return skipped(file, "it is encrypted")
        pages = reader.pages[:MOST_PAGES]
    except PdfReadError as error:
        return skipped(file, f"it is not a sound PDF: {error}")
    articles: list[Article] = []
    missing: list[Skipped] = []
    title = one_line(reader.metadata.title) if reader.metadata else None
    for number, page in enumerate(pages, 1):
        part = f"page {number}" if len(pages) > 1 else None
        try:
            words, veil = Page(page).text()
            text, marks = veil.lifted(_unwrapped(words)) if veil else (_unwrapped(words), ())
        except MemoryError:
            raise
        except Exception as error:  # pypdf lets many kinds of error through for one bad page
            missing.append(Skipped(file, f"the page cannot be read: {type(error).__name__}", part))
            continue
        if is_blank(text):
            missing.append(Skipped(file, "the page has no text; it may be a scanned picture", part))
        else:
            found = article(file, text, made_by("pypdf"), {"title": (title, "pdf title")}, part)
            articles.append(replace(found, marks=marks))
    if not articles:
        return skipped(file, "it has no text: a scanned PDF is only pictures" if pages else "it has no pages")
    return tuple(articles), tuple(missing)


def _unwrapped(text: str) -> str:
    """A page's text with the lines of a paragraph joined, and words that were parted at a line's end."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    lengths = sorted(len(line) for line in lines if len(line) > 20)
    full = 0.75 * lengths[len(lengths) * 3 // 4] if lengths else 0
    joined: list[str] = []
    before = ""
    for line in lines:
        if before and line and len(before) >= full and not (_ENDED.search(before[-20:]) and not line[0].islower()):
            if before[-1] == "-" and len(before) > 1 and before[-2].isalpha() and line[0].islower():
                joined[-1] = joined[-1][:-1]
            else:
                joined.append(" ")
        else:
            joined.append("\n")
        joined.append(line)
        before = line
    return "".join(joined).strip()


def read_docx(file: str, data: bytes) -> Result:
    """One article. A Word file's own author and dates are those of the file, not of the story, and are not taken."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > max(_UNPACKED * len(data), 50_000_000):
                return skipped(file, "it unpacks to far more than its size")
            names = archive.namelist()
    except zipfile.BadZipFile:
        encrypted = data.startswith(b"\xd0\xcf\x11\xe0")
        return skipped(file, "it is encrypted, or in Word's older format" if encrypted else "it is not a sound Word file")
    if "word/document.xml" not in names:
        return skipped(file, "it is not a Word file")
    document = Document(io.BytesIO(data))
    text = "\n\n".join(words for words in _paragraphs(document) if words.strip())
    if is_blank(text):
        return skipped(file, "it has no text")
    styled = (p.text for p in document.paragraphs[:20] if p.style is not None and (p.style.name or "") in ("Title", "Heading 1"))
    title = one_line(next(styled, None))
    return (article(file, text, made_by("python-docx"), {"title": (title, "style of the title")}),), ()


def _paragraphs(document: object) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield block.text
