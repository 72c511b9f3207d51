"""PDF files: a story over several pages is one, in reading order, and knows where its pages begin; scanned pages are recognised."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rag.corpus import layout, press, recognise
from rag.corpus.formats import Format, NotRead, Result, Source, article, is_blank, made_by, one_line
from rag.corpus.hidden import joined
from rag.corpus.ink import INVISIBLE, Ink
from rag.corpus.titles import without_site
from rag.types import Mark, Skipped

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 2000
MOST_CHARACTERS = 200_000  # of a page; more is no page of a story
_FEW = 20  # characters: a page with a picture and no more than these is scanned
_MOST_SCANS = 30  # pages of a file that are recognised
_SPACES = " \t\r\n\xa0\u2002\u2003\u2009"
_SHIFT = 0.35  # of the letters' size: a gap wider than this parts words that no space parts
_PASSWORD = 4  # PDFium's number for a file that wants one
_JUNK = re.compile(
    r"\A(?:(?:microsoft (?:word|powerpoint)"
    r"|adobe|quark|untitled|unknown|document\d*|no title|print|layout|slide|scan|pdf|title|dokument|unbenannt"
    r"|sans titre)\b.*"
    r"|\(anonymous\)|.*\.(?:docx?|pdf|indd|qxp|qxd|rtf|odt|pages|txt|html?|php|aspx|tmp|xlsx?|pptx?|tiff?|jpe?g)|[\W\d_]*|\S*[\d_]\S*|https?:\S+|.{1,3})",
    re.IGNORECASE,
)
_HEAD = 1000  # characters of a text that hold its headline
_BOLD = 600  # the weight of a font
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for several threads


class _Letter(NamedTuple):
    """A character, its number on the page, its box, and the rule by which nobody sees it."""

    place: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    hidden: str

    @property
    def size(self) -> float:
        return max(self.top - self.bottom, 1.0)


def read_pdf(source: Source) -> Result:
    """One article with its pages, or the stories of a download; pages without words are told of."""
    with _ONE_AT_A_TIME:
        return _read(source)


def _read(source: Source) -> Result:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(source.data)
    except PdfiumError as error:
        wants = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise NotRead("it is encrypted and needs a password" if wants else "it is not a valid PDF") from error
    try:
        return _stories(source, document)
    finally:
        document.close()


def _stories(source: Source, document: PdfDocument) -> Result:
    missing: list[Skipped] = []
    pages, scanned = list[list[layout.Row]](), dict[int, str]()
    count = min(len(document), MOST_PAGES)
    for number in range(count):
        rows, reason = _rows(document, number)
        if reason is None and not rows and _is_drawn(document, number):
            text, reason = _recognised(document, number, len(scanned))
            if text:
                scanned[number] = text
        pages.append(rows)
        if reason:
            missing.append(Skipped(source.file, reason, f"page {number + 1}" if count > 1 else None))
    text, starts, marks = _joined(layout.without_running_heads(pages, press.is_border), scanned)
    if is_blank(text):
        return (), tuple(missing) if len(missing) == 1 else (Skipped(source.file, missing[0].reason if missing else "it has no text"),)
    extractor = made_by("pypdfium2") + (f"; {recognise.tesseract()}" if scanned else "")
    found = article(source.file, text, extractor, {"title": (_title(document, text), "pdf title")})
    if scanned:
        found = replace(found, provenance={**found.provenance, "text": f"recognised in the pictures of {_pages(scanned)}"})
    found = replace(found, pages=tuple(starts) if count > 1 else (), marks=joined(text, marks))
    return press.stories(found), tuple(missing)


def _joined(pages: list[list[layout.Row]], scanned: dict[int, str]) -> tuple[str, list[tuple[int, int]], list[Mark]]:
    """The text of printed and recognised pages, where each begins, and what of it nobody sees."""
    if not scanned:
        return layout.paragraphs(pages, press.stands_alone)
    text, starts, marks = "", list[tuple[int, int]](), list[Mark]()
    for scan, numbers in groupby(range(len(pages)), lambda number: number if number in scanned else None):
        first, *_ = run = list(numbers)
        rows = [pages[number] for number in run]
        words, inner, unseen = layout.paragraphs(rows, press.stands_alone) if scan is None else (scanned[scan], [(0, 1)], [])
        text += "\n\n" if text and words else ""
        starts += [(len(text) + start, first + number) for start, number in inner]
        marks += [replace(mark, start=len(text) + mark.start, end=len(text) + mark.end) for mark in unseen]
        text += words
    return text, starts, marks


def _pages(scanned: dict[int, str]) -> str:
    numbers = [str(number + 1) for number in scanned]
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {', '.join(numbers)}"


def _title(document: PdfDocument, text: str) -> str | None:
    """The document's title, unless it is what a program writes there when nobody does; of a printed page without the site's name."""
    try:
        title = one_line(document.get_metadata_value("Title"))
    except (ValueError, UnicodeDecodeError):
        return None
    if title is None or _JUNK.fullmatch(title):
        return None
    start, end = without_site(title, (), text[:_HEAD].split("\n")[:5])
    return title[start:end]


def _rows(document: PdfDocument, number: int) -> tuple[list[layout.Row], str | None]:
    """The rows of a page, or why they cannot be read; neither when it has no words."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        words = page.get_textpage()
    except PdfiumError as error:
        return [], f"the page cannot be read: {error}"
    try:
        if words.count_chars() > MOST_CHARACTERS:
            return [], "the page holds more text than a page of a story can"
        if words.count_chars() <= _FEW and _holds(page, pdfium.FPDF_PAGEOBJ_IMAGE):
            return [], None
        return layout.rows_of(_seen(page, list(_words(words, Ink(page, words))))), None
    finally:
        words.close()
        page.close()


def _is_drawn(document: PdfDocument, number: int) -> bool:
    """Whether there is anything on a page but words: it may be a picture of words."""
    import pypdfium2.raw as pdfium

    page = document[number]
    try:
        return _holds(page, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
    finally:
        page.close()


def _holds(page: PdfPage, *kinds: int) -> bool:
    return any(True for _ in page.get_objects(filter=kinds, max_depth=3))


def _recognised(document: PdfDocument, number: int, before: int) -> tuple[str, str | None]:
    """The words in the picture of a page, or why there are none."""
    from pypdfium2 import PdfiumError

    if not recognise.tesseract():
        return "", f"the page has no text and may be a scanned picture: {recognise.INSTALL}"
    if before >= _MOST_SCANS:
        return "", f"the page is scanned, and only {_MOST_SCANS} pages of a file are recognised"
    try:
        page = document[number]
        scale = min(recognise.RESOLUTION / 72, 5000 / max(page.get_size()))
        text = recognise.recognise(page.render(scale=scale, grayscale=True).to_pil())
        page.close()
    except (PdfiumError, RuntimeError, OSError, MemoryError) as error:  # RuntimeError: it took too long
        return "", f"the page is scanned and cannot be recognised: {error}"
    return text, None if text else "the page has no text, and none was recognised in it"


def _seen(page: PdfPage, words: list[layout.Word]) -> list[layout.Word]:
    """The words, of a scan those that were recognised in its picture and laid invisibly over it as words like others."""
    import pypdfium2.raw as pdfium

    laid = sum(len(word.text) for word in words if word.hidden == INVISIBLE)
    shown = sum(len(word.text) for word in words if not word.hidden)
    if laid <= 2 * shown or not _holds(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        return words
    return [replace(word, hidden="") if word.hidden == INVISIBLE else word for word in words]


def _words(page: PdfTextPage, ink: Ink) -> Iterator[layout.Word]:
    """The words of a page: characters between spaces, on one line, not far apart, and drawn alike."""
    letters: list[_Letter] = []
    for letter in _letters(page, ink):
        if letters and (letter is None or _apart(letters[-1], letter)):
            yield _word(page, letters)
            letters = []
        if letter is not None:
            letters.append(letter)
    if letters:
        yield _word(page, letters)


def _apart(last: _Letter, letter: _Letter) -> bool:
    if last.hidden != letter.hidden:
        return True
    beside = last.left - last.size <= letter.left <= last.right + _SHIFT * last.size
    return not (beside and last.bottom - 0.5 * last.size <= (letter.bottom + letter.top) / 2 <= last.top + 0.5 * last.size)


def _word(page: PdfTextPage, letters: list[_Letter]) -> layout.Word:
    import pypdfium2.raw as pdfium

    bold = pdfium.FPDFText_GetFontWeight(page, letters[0].place) >= _BOLD
    _, texts, lefts, rights, bottoms, tops, _ = zip(*letters, strict=True)
    size, hidden = max(letter.size for letter in letters), letters[0].hidden
    return layout.Word("".join(texts), min(lefts), max(rights), min(bottoms), max(tops), size, bold, hidden)


def _letters(page: PdfTextPage, ink: Ink) -> Iterator[_Letter | None]:
    """Each character with its box; None for a space."""
    import ctypes

    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    for place in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, place)
        letter = "-" if code in (0x2, 0xFFFE) else chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else " "
        if letter in _SPACES or not pdfium.FPDFText_GetLooseCharBox(page, place, ctypes.byref(box)):
            yield None
            continue
        hidden = ink.hides(place, (box.left + box.right) / 2, (box.bottom + box.top) / 2)
        yield _Letter(place, letter, box.left, box.right, box.bottom, box.top, hidden)


FORMAT = Format(
    "PDF",
    (".pdf",),
    "7",
    read_pdf,
    "pypdfium2; scanned pages by Tesseract where it is installed",
    "the words in reading order, a line a paragraph; of scanned pages what was recognised",
    "`page N`, the page a span begins on; `story N` in a download",
    "files that want a password, scanned pages without Tesseract, running heads and page numbers",
    known=lambda start: b"%PDF-" in start[:1024],
    needs=recognise.tesseract,
)
