"""Saved web pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urljoin

from rag.corpus import blocks, press
from rag.corpus.decode import decode_page
from rag.corpus.formats import Format, Result, Source, article, made_by

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s+charset", re.IGNORECASE)


def read(source: Source, sheet_at: Callable[[str], str | None] = lambda _: None) -> Result:
    """The story of a page, or the stories of a download."""
    if press.may_be(source.data) and (decoded := decode_page(source.data, source.charset)) and (text := blocks.from_html(decoded[0])):
        found = press.stories(article(source.file, text, made_by("lxml"), {}))
        if found[0].part:
            return found, ()
    from rag.corpus.pages import read_page

    return read_page(source.file, source.data, source.charset, sheet_at)


def page_at(
    source: Source, html: bytes, url: str | None, place: str, charset: str | None = None, sheets: Mapping[str, bytes] | None = None
) -> Result:
    """The story of a page that was kept with its address, perhaps with its charset and its style `sheets` by address."""

    def sheet_at(href: str) -> str | None:
        found = (sheets or {}).get(urljoin(url or "", href), (sheets or {}).get(href))
        return found.decode("utf-8", "replace") if found is not None else None

    found, missing = read(replace(source, data=html, charset=charset), sheet_at)
    return tuple(a if a.url or not url else replace(a, url=url, provenance={**a.provenance, "url": place}) for a in found), missing


FORMAT = Format(
    "web page",
    (".html", ".htm", ".xhtml", ".shtml"),
    "12",
    read,
    "trafilatura; dates by htmldate",
    "the story as trafilatura finds it, with paragraphs of it that trafilatura drops",
    "none; `story N` in a download",
    "consent walls, offers to subscribe, checks for bots, pages of errors, what lies in the folder of a saved page (`Story_files/`)",
    known=lambda start: bool(_HTML.search(start)) and not start.lstrip().startswith((b"<?php", b"<%")),
)
