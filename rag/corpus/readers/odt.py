"""OpenDocument texts, by the paragraphs of their XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.corpus import press
from rag.corpus.archive import open_zip, xml_of
from rag.corpus.formats import Format, NotRead, Result, Source, article, is_blank, made_by, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls")
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")


def read_odt(source: Source) -> Result:
    """One article, or the stories of a download; footnotes follow their paragraph."""
    with open_zip(source.data, "OpenDocument text") as archive:
        if "content.xml" not in archive.namelist():
            raise NotRead("it is not an OpenDocument text")
        root = xml_of(archive.read("content.xml"))
    body = root.find(f".//{_OFFICE}text")
    paragraphs = list(_paragraphs(body)) if body is not None else []
    text = "\n\n".join(words for words, _ in paragraphs if words)
    if is_blank(text):
        raise NotRead("it has no text")
    title = next((words for words, heading in paragraphs[:20] if heading and words), None)
    return press.stories(article(source.file, text, made_by("lxml"), {"title": (one_line(title), "first heading")})), ()


def _paragraphs(element: _Element) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag in _PARAGRAPHS:
            within: list[_Element] = []
            yield "".join(_words(child, within)).strip(), child.tag == _PARAGRAPHS[1]
            for note in within:
                yield from _paragraphs(note)
        else:
            yield from _paragraphs(child)


def _words(element: _Element, within: list[_Element]) -> Iterator[str]:
    """The words of a paragraph; what holds paragraphs of its own (notes, text boxes) is put by."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), 100)
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " " if child.tag.endswith("tab") else "\n"
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            if child.find(f".//{_TEXT}p") is not None:
                within.append(child)
            else:
                yield from _words(child, within)
        yield child.tail or ""


def _known(start: bytes) -> bool:
    return start.startswith(b"PK") and b"application/vnd.oasis.opendocument.text" in start


FORMAT = Format(
    "OpenDocument text", (".odt",), "3", read_odt, "lxml", "paragraphs, a blank line between", "none; `story N` in a download", known=_known
)
