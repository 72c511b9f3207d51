"""Saved web pages: the story by trafilatura, its fields by what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from rag.corpus.decode import decode_page
from rag.corpus.formats import Result, article, is_blank, made_by, skipped
from rag.corpus.gates import gate
from rag.corpus.hidden import Lifted, hide, link_sheets, nothing_hidden, shown
from rag.corpus.page_asides import beside
from rag.corpus.page_fields import fields_of
from rag.corpus.page_story import linked_foot, story_of_page
from rag.corpus.page_view import Page
from rag.types import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MOST = 10_000_000  # bytes: a page larger than this is no article
_CELL, _COLUMN = 80, 400  # characters: a text so long is no cell of a table in a message, or in a page
_ROW = re.compile(rf"^\| [^\n]{{{_COLUMN},}}", re.MULTILINE)
_WHOLE = 0.95  # of a text: what another reading of the page must hold to stand for it


def read_page(file: str, data: bytes, charset: str | None = None, sheet_at: Callable[[str], str | None] = lambda _: None) -> Result:
    """One article, or the reason why there is none; `charset` is what came with the page, not in it. `sheet_at` gives the style sheets that
    lie beside the page in its file."""
    if len(data) > MOST:
        return skipped(file, f"it is a page larger than {MOST / 1e6:g} MB")
    decoded = decode_page(data, charset)
    if decoded is None:
        return skipped(file, "it is not text in any known encoding")
    html, encoding = decoded
    from trafilatura.utils import load_html

    tree = load_html(html)
    told, text, marks, lifted = _told(html, sheet_at)
    if _ROW.search(text):  # a page laid out as a table
        plain = _told(html, sheet_at, unfold=True)
        told, text, marks, lifted = plain if len(plain[1]) >= _WHOLE * len(text) else (told, text, marks, lifted)
    if tree is None or told is None or is_blank(text):
        return skipped(file, "no article was found in the page")
    told.title, told.author = (shown(lifted, value or "") for value in (told.title, told.author))
    fields = fields_of(Page(html, tree, text, told))
    if reason := gate(f"{fields['title'][0]} {tree.findtext('.//title')}", text):
        return skipped(file, reason)
    found = article(file, text, made_by("trafilatura"), fields, encoding=encoding)
    return (replace(found, marks=(*marks, *linked_foot(tree, text), *beside(tree, text))),), ()


def _told(html: str, sheet_at: Callable[[str], str | None], unfold: bool = False) -> tuple[Document | None, str, tuple[Mark, ...], Lifted]:
    """The story of a page: what trafilatura made of it, its text, what of that is not shown, and how both were told apart."""
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return None, "", (), nothing_hidden
    link_sheets(tree, sheet_at)
    lifted: Lifted = hide(tree)
    if unfold:
        _unfold(tree, _COLUMN)
    told = story_of_page(tree)
    return (told[0], *lifted(told[1]), lifted) if told else (None, "", (), lifted)


def page_text(html: str) -> tuple[str, tuple[Mark, ...]]:
    """The words of an HTML message, and what of them it does not show."""
    from trafilatura import extract, html2txt
    from trafilatura.utils import load_html

    tree = load_html(html if "<body" in html.lower() else f"<html><body>{html}</body></html>")
    if tree is None:
        return "", ()
    lifted = hide(tree)
    _unfold(tree, _CELL)
    whole = deepcopy(tree)
    return lifted(extract(tree, include_comments=False) or html2txt(whole))


def _unfold(tree: HtmlElement, most: int) -> None:
    """Tables that only lay a page or message out as plain blocks: those with paragraphs or with cells of more than `most` characters."""
    for table in list(tree.iter("table")):
        if next(table.iter("p", "h1", "h2", "h3"), None) is not None or any(len(cell.text_content()) > most for cell in table.iter("td")):
            for element in (table, *table.iter("tbody", "tr", "td", "th")):
                element.tag = "div"
