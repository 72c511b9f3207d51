"""Saved web pages."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.corpus import blocks, press
from rag.corpus.formats import Format, Result, Source, article, made_by
from rag.corpus.pages import read_page

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s+charset", re.IGNORECASE)


def read(source: Source) -> Result:
    """The story of a page, or the stories of a download."""
    if press.may_be(source.data) and (text := blocks.from_html(source.data)):
        found = press.stories(article(source.file, text, made_by("lxml"), {}))
        if found[0].part:
            return found, ()
    return read_page(source.file, source.data)


def page_at(source: Source, html: bytes, url: str | None, place: str) -> Result:
    """The story of a page that was kept with its address."""
    found, missing = read(replace(source, data=html))
    return tuple(a if a.url or not url else replace(a, url=url, provenance={**a.provenance, "url": place}) for a in found), missing


def _known(start: bytes) -> bool:
    return bool(_HTML.search(start)) and not start.lstrip().startswith((b"<?php", b"<%"))


FORMAT = Format(
    "web page",
    (".html", ".htm", ".xhtml", ".shtml"),
    "2",
    read,
    "trafilatura; dates by htmldate",
    "what trafilatura takes for the story",
    "none; `story N` in a download",
    "consent walls, checks for bots, pages of errors, what lies in the folder of a saved page (`Story_files/`)",
    known=_known,
)
