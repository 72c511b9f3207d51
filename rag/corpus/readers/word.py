"""Word files, by the paragraphs of their XML: tracked insertions, content controls, text boxes and footnotes included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.corpus import press
from rag.corpus.archive import open_zip, xml_of
from rag.corpus.formats import Format, NotRead, Result, Source, article, is_blank, made_by, one_line

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_ANCIENT = b"\xd0\xcf\x11\xe0"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK))
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLES = ("title", "heading 1")
_CELL = 200  # characters: a paragraph so long is no cell's
_PARTS = ("word/footnotes.xml", "word/endnotes.xml")


def read_word(source: Source) -> Result:
    """One article, or the stories of a download. A Word file's own author and dates are those of the file, not of the story."""
    if source.data.startswith(_ANCIENT):
        raise NotRead("it is encrypted")
    with open_zip(source.data, "Word file") as archive:
        names = archive.namelist()
        if "word/document.xml" not in names:
            raise NotRead("it is not a Word file")
        body = _xml(archive, "word/document.xml").find(f"{_W}body")
        notes = [_xml(archive, name) for name in _PARTS if name in names]
        styles = _titles(_xml(archive, "word/styles.xml")) if "word/styles.xml" in names else set()
    paragraphs = [] if body is None else list(_blocks(body))
    title = next((words for words, style in paragraphs[:20] if style in styles and words), None)
    text = "\n\n".join(words for words, _ in (*paragraphs, *_notes(notes)) if words)
    if is_blank(text):
        raise NotRead("it has no text")
    return press.stories(article(source.file, text, made_by("lxml"), {"title": (one_line(title), "style of the title")})), ()


def _xml(archive: zipfile.ZipFile, name: str) -> _Element:
    return xml_of(archive.read(name).replace(_STRICT.encode(), _W.strip("{}").encode()))


def _titles(styles: _Element) -> set[str]:
    """The ids of the styles that titles have, whatever the language of the program."""
    found = set()
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and (name.get(f"{_W}val") or "").lower() in _TITLES:
            found.add(style.get(f"{_W}styleId") or "")
    return found


def _notes(parts: list[_Element]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for note in part:
            if note.get(f"{_W}type") in (None, "normal"):
                yield from _blocks(note)


def _blocks(element: _Element) -> Iterator[tuple[str, str]]:
    """The paragraphs and table rows below an element with their styles."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tr":
            cells = [[block for block in _blocks(cell) if block[0]] for cell in child.iter(f"{_W}tc")]
            if len(cells) == 1 or any(len(words) > _CELL for cell in cells for words, _ in cell):  # the table lays the page out
                yield from (block for cell in child.iterchildren() for block in _blocks(cell))
            else:
                yield " | ".join(dict.fromkeys(filter(None, (" ".join(words for words, _ in cell) for cell in cells)))), ""
        else:
            yield from _blocks(child)


def _paragraph(paragraph: _Element) -> Iterator[tuple[str, str]]:
    """A paragraph, and behind it those of the text boxes that hang on it."""
    boxes: list[_Element] = []
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    yield "".join(_words(paragraph, boxes)).strip(), (style.get(f"{_W}val") or "") if style is not None else ""
    for box in boxes:
        yield from _blocks(box)


def _words(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or _vanishes(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif isinstance(child.tag, str):
            yield from _words(child, boxes)


def _vanishes(run: _Element) -> bool:
    """Whether Word shows nothing of a run: it is formatted as hidden."""
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false", "off")


FORMAT = Format(
    "Word file",
    (".docx", ".docm"),
    "5",
    read_word,
    "lxml",
    "paragraphs and table rows, a blank line between; text boxes after their paragraph, footnotes at the end; tracked changes accepted",
    "none; `story N` in a download",
    "text formatted as hidden",
    known=lambda start: start.startswith(b"PK") and b"word/" in start,
)
