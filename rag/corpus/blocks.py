"""The words of HTML block by block, all of them and in their order: for fields, feeds and books, where nothing is to be left out.

A web page is another matter: there trafilatura finds the story among all the rest.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure|figcaption|table|tr|td|section|article|sup|sub"
    r"|small|hr|html|body|pre|code|iframe|script|style)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead title tr ul".split()
)
_SILENT = frozenset(
    "script style template noscript iframe object svg math head nav form button audio video canvas select datalist textarea noembed "
    "noframes rp".split()
)


def plain(text: str) -> str:
    """A field's text: as it is, or the words of the HTML in it when it holds tags or entities."""
    if "<" in text and _TAG.search(text):
        return from_html(text)
    return unescape(text) if "&" in text and _ENTITY.search(text) else text


def from_html(html: str | bytes) -> str:
    """The words that a page or a piece of one shows, a blank line between blocks; empty when there are none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from rag.corpus.hidden import cut_hidden

    encoding = "utf-8" if isinstance(html, str) else None
    data = html.encode("utf-8", "replace") if isinstance(html, str) else html
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding=encoding))
        cut_hidden(tree)
        return of_tree(tree)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""


def of_tree(tree: HtmlElement) -> str:
    """The words below an element, a blank line between blocks."""
    from lxml import etree

    lines, words, silent = list[str](), list[str](), 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = _name(element)
        if event == "start":
            silent += tag in _SILENT
            if tag in _BLOCKS:
                _close(lines, words)
            if not silent:
                words.append(element.text or "")
        else:
            if event == "end":
                silent -= tag in _SILENT
                if tag in _BLOCKS:
                    _close(lines, words)
            if not silent and element is not tree:
                words.append(element.tail or "")
    _close(lines, words)
    return "\n\n".join(filter(None, lines))


def _name(element: HtmlElement) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _close(lines: list[str], words: list[str]) -> None:
    lines.append(_SPACE.sub(" ", "".join(words)).strip())
    words.clear()
