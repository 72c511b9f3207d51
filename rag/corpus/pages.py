"""Saved web pages: the story by trafilatura, its date by htmldate, each field with the element it was read from."""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from rag.corpus.dates import DATE, iso_of
from rag.corpus.decode import decode
from rag.corpus.formats import Result, article, is_blank, made_by, one_line, skipped
from rag.corpus.gates import gate
from rag.corpus.hidden import Lifted, hide, link_sheets, nothing_hidden, shown
from rag.types import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 10_000_000  # bytes: a page larger than this is no article
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
# Python's codecs that no page is written in; some take the square of its length.
_NOT_FOR_TEXT = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
_NAMED = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher"),
    "url": ("og:url", "twitter:url"),
}
_STAMPS = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "parsely-pub-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
)
_PUBLISHED = re.compile(r"[\"']datePublished[\"']\s*:\s*[\"']([^\"']{8,40})")


def read_page(file: str, data: bytes, sheet_at: Callable[[str], str | None] = lambda _: None) -> Result:
    """One article, or the reason why there is none. `sheet_at` gives the style sheets that lie beside the page in its file."""
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
    veiled = load_html(html)
    lifted: Lifted = nothing_hidden
    if veiled is not None:
        link_sheets(veiled, sheet_at)
        lifted = hide(veiled)
    found = bare_extraction(veiled, include_comments=False, with_metadata=True) if veiled is not None else None
    text, marks = lifted((found.text or "").strip()) if isinstance(found, Document) else ("", ())
    if tree is None or not isinstance(found, Document) or is_blank(text):
        return skipped(file, "no article was found in the page")
    meta = _meta(tree)
    fields = {name: _field(meta, names) for name, names in _NAMED.items()}
    for name, value in (("title", found.title), ("byline", found.author), ("outlet", found.sitename), ("url", found.url)):
        if not fields[name][0]:
            fields[name] = (one_line(shown(lifted, value or "")), "trafilatura")
    if (byline := fields["byline"][0]) and (byline.startswith(("http:", "https:")) or len(byline) > 200):
        fields["byline"] = (one_line(shown(lifted, found.author or "")), "trafilatura")
    fields["published"] = _date(html, tree, meta)
    if reason := gate(f"{fields['title'][0]} {tree.findtext('.//title')}", text):
        return skipped(file, reason)
    fields["language"] = (_language(tree), "html lang")
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


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _field(meta: dict[str, str], names: tuple[str, ...]) -> tuple[str | None, str]:
    return next(((value, f"meta {name}") for name in names if (value := one_line(meta.get(name)))), (None, ""))


def _date(html: str, tree: HtmlElement, meta: dict[str, str]) -> tuple[str | None, str]:
    """The date htmldate gives, when the page says it where dates of publication are said."""
    from htmldate import find_date

    places = [(f"meta {name}", meta[name]) for name in _STAMPS if name in meta]
    places += [("json-ld datePublished", value) for value in _PUBLISHED.findall(html)[:1]]
    places += [("time", str(element.get("datetime") or element.text_content())) for element in list(tree.iter("time"))[:1]]
    given = find_date(html, original_date=True, extensive_search=False)
    said = [(place, day) for place, value in places if (day := _day(value))]
    return next(((day, place) for place, day in said if day == given), said[0][::-1] if said and said[0][0] != "time" else (None, ""))


def _day(value: str) -> str | None:
    match = DATE.search(value[:60])
    return iso_of(match) if match else None


def _language(tree: HtmlElement) -> str | None:
    root = tree if tree.tag == "html" else tree.find(".//html")
    code = (root.get("lang") or "").split("-")[0].lower() if root is not None else ""
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None
