"""Saved web pages: the story by trafilatura, its fields by what the page says of itself."""

from __future__ import annotations

import re
from codecs import lookup
from copy import deepcopy
from dataclasses import replace

from rag.corpus.decode import decode
from rag.corpus.formats import Result, article, is_blank, made_by, skipped
from rag.corpus.gates import gate
from rag.corpus.hidden import hide, nothing_hidden
from rag.corpus.page_fields import PageFields
from rag.types import Mark

MOST = 10_000_000  # bytes: a page larger than this is no article
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
# Python's codecs that no page is written in; some take the square of its length.
_NOT_FOR_TEXT = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}


def read_page(file: str, data: bytes) -> Result:
    """One article, or the reason why there is none."""
    if len(data) > MOST:
        return skipped(file, f"it is a page larger than {MOST / 1e6:g} MB")
    decoded = _decode(data)
    if decoded is None:
        return skipped(file, "it is not text in any known encoding")
    html, encoding = decoded
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    tree = load_html(html)
    shown = load_html(html)
    lifted = hide(shown) if shown is not None else nothing_hidden
    found = bare_extraction(shown, include_comments=False, with_metadata=True) if shown is not None else None
    text, marks = lifted((found.text or "").strip()) if isinstance(found, Document) else ("", ())
    if tree is None or not isinstance(found, Document) or is_blank(text):
        return skipped(file, "no article was found in the page")
    found.title, found.author = (lifted(value or "")[0] for value in (found.title, found.author))
    fields = PageFields(html, tree, text, found).read()
    if reason := gate(f"{fields['title'][0]} {tree.findtext('.//title')}", text):
        return skipped(file, reason)
    return (replace(article(file, text, made_by("trafilatura"), fields, encoding=encoding), marks=marks),), ()


def page_text(html: str) -> tuple[str, tuple[Mark, ...]]:
    """The words of an HTML message, and what of them it does not show."""
    from trafilatura import extract, html2txt
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        return "", ()
    lifted = hide(tree)
    whole = deepcopy(tree)
    return lifted(extract(tree, include_comments=False) or html2txt(whole))


def _decode(data: bytes) -> tuple[str, str] | None:
    named = _CHARSET.search(data, 0, 4096)
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        try:
            if lookup(encoding).name in _NOT_FOR_TEXT:
                raise LookupError
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data)
