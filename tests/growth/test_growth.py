"""Nothing in the product takes the square of what it reads: doubling an input never costs more than 2.6 times."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import pytest
from docx import Document

import rag
import tui
from rag.answer.question.intent import intent_of
from rag.answer.question.parts import parts_of
from rag.answer.question.preamble import asking
from rag.config import Settings
from rag.corpus import line_keys, mark, signature, split
from rag.corpus.decode import decode
from rag.corpus.formats import Result, Source
from rag.corpus.pages import read_page
from rag.corpus.read import text_hash
from rag.corpus.readers import read_source
from rag.corpus.tellings import Telling, difference
from rag.index.statements import rows
from rag.language.numbers import quantities
from rag.text import label, quoted_label, sanitise, unmarked
from rag.types import Article
from tests.corpus.hostile import pdf_of
from tests.growth.stretched import TAILS, UNITS, grows, patterns, scan

pytestmark = pytest.mark.attack
PATTERNS = [pytest.param(pattern, id=f"{where} {number}") for number, (where, pattern) in enumerate(patterns(rag, tui))]


def reading(name: str, data: bytes) -> Result:
    return read_source(Source(name, name, data, Settings()))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_grows_with_its_input(pattern: re.Pattern[Any]) -> None:
    assert [unit for unit in UNITS if grows(scan(pattern), unit, tails=TAILS)] == []


def article(text: str) -> Article:
    return Article("a.txt", text, text_hash(text), "")


def data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def marked(text: str) -> Article:
    return mark(article(text))


@lru_cache(maxsize=1)
def drawn(text: str) -> bytes:
    """A PDF with the text in lines of eighty characters. Kept, so that the second of two runs times the reading alone."""
    shown = re.sub(rb"([\\()])", rb"\\\1", text.encode("latin-1", "replace").replace(b"\n", b" ").replace(b"\r", b" "))
    lines = b" ".join(b"(%s) Tj T*" % shown[at : at + 80].rstrip(b"\\") for at in range(0, len(shown), 80))
    stream = zlib.compress(b"BT /F1 12 Tf 72 720 Td 14 TL %s ET" % lines)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(stream), stream),
            page,
        ]
    )


@lru_cache(maxsize=1)
def word(text: str) -> bytes:
    document, saved = Document(), io.BytesIO()
    for line in re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd]", "", text).splitlines():
        document.add_paragraph(line)
    document.save(saved)
    return saved.getvalue()


def header(text: str) -> bytes:
    folded = text.replace("\r", " ").replace("\n", "\n ")
    return data("\n".join(f"{name}: {folded}" for name in ("From", "To", "Subject", "Date", "Content-Type")) + "\n\nThe bridge is shut.")


def packed(**members: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return saved.getvalue()


def told(text: str) -> object:
    """Two tellings of one story that differ in every sentence."""
    sentences = tuple(text[at : at + 200] for at in range(0, len(text), 200))
    return difference(Telling(sentences), Telling(tuple(f"{sentence} so" for sentence in sentences)))


FEED = "<rss><channel><item><description>{}</description></item></channel></rss>"
SAVED = b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"

READERS: dict[str, tuple[Callable[[str], object], int]] = {
    "decode": (lambda text: decode(data(text)), 1 << 17),
    "decode what is not UTF-8": (lambda text: decode(data(text) + b"\xff"), 1 << 17),
    "sanitise": (sanitise, 1 << 17),
    "line keys": (lambda text: line_keys(article(text)), 1 << 17),
    "mark": (marked, 1 << 17),
    "split": (lambda text: split(marked(text), lambda part: len(part.split()) + 2, 148), 1 << 17),
    "statements": (lambda text: rows(marked(text)), 1 << 16),
    "signature": (lambda text: signature(marked(text)), 1 << 17),
    "page": (lambda text: read_page("a.html", data(f"<html><body><article>{text}")), 1 << 15),
    "attribute": (lambda text: read_page("a.html", data(f"<html><body><div class='{text}' style='{text}' hidden>It is")), 1 << 15),
    "style sheet": (lambda text: read_page("a.html", data(f"<html><style>{text} {{ display: none }}</style><p class=a>It is")), 1 << 15),
    "charset": (lambda text: read_page("a.html", b"<meta charset=punycode><p>" + data(text)), 1 << 15),
    "mail header": (lambda text: reading("a.eml", header(text)), 1 << 16),
    "mail body": (lambda text: reading("a.eml", data(f"From: a@b.c\nSubject: News\n\n{text}")), 1 << 16),
    "records": (lambda text: reading("a.jsonl", data(json.dumps({"text": text, "title": text, "date": text}))), 1 << 16),
    "broken records": (lambda text: reading("a.jsonl", data(text)), 1 << 16),
    "feed": (lambda text: reading("a.rss", data(FEED.format(escape(text)))), 1 << 15),
    "table": (lambda text: reading("a.csv", data(f"title,text\n{text}")), 1 << 16),
    "markdown": (lambda text: reading("a.md", data(f"---\n{text}\n---\n{text}")), 1 << 16),
    "rich text": (lambda text: reading("a.rtf", rb"{\rtf1 " + data(text) + b"}"), 1 << 15),
    "book": (lambda text: reading("a.epub", packed(mimetype=b"application/epub+zip", a_html=data(f"<p>{text}"))), 1 << 15),
    "saved page": (lambda text: reading("a.mhtml", SAVED + data(f"<article><p>{text}")), 1 << 15),
    "mailbox": (lambda text: reading("a.mbox", data(f"From a@b Mon Jan  1 00:00:00 2024\nFrom: a@b.c\n\n{text}")), 1 << 16),
    "copies": (told, 1 << 14),
    "figures": (quantities, 1 << 14),
    "label": (lambda text: (label(text), quoted_label(text), unmarked(text)), 1 << 17),
    "question": (lambda text: (parts_of(text), intent_of(text), asking(text)), 1 << 13),
    "pdf": (lambda text: reading("a.pdf", drawn(text)), 1 << 14),
    "docx": (lambda text: reading("a.docx", word(text)), 1 << 14),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_grows_with_its_input(reader: str) -> None:
    work, most = READERS[reader]
    assert [unit for unit in UNITS if grows(work, unit, most // 2, most)] == []


def captions(count: int) -> str:
    return "\n".join(f"Photo: The {number} boats of the harbour at the quay in spring by Ann Lee / Reuters" for number in range(count))


@pytest.mark.parametrize(
    "line", ["By Ann Lee {}\n", "March 12, {}\n", "Heading number {}\n", "It is so, she said, {} times. ", "“Is it {}?” He asked "]
)
def test_lines_that_differ_grow_like_others(line: str) -> None:
    def work(text: str) -> object:
        return split(marked("".join(line.format(number) for number in range(len(text)))), lambda part: len(part.split()) + 2, 148)

    assert not grows(work, "a", 1 << 11, 1 << 12)


def test_captions_that_differ_grow_like_others() -> None:
    assert not grows(lambda text: split(marked(captions(len(text))), lambda part: len(part.split()) + 2, 148), "a", 1 << 10, 1 << 11)
