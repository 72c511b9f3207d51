"""Saved web pages."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.corpus import blocks, press
from rag.corpus.formats import Format, Result, Source, article, made_by
from rag.corpus.pages import decode_page, read_page

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s+charset", re.IGNORECASE)


def read(source: Source) -> Result:
    """The story of a page, or the stories of a download."""
    if press.may_be(source.data) and (decoded := decode_page(source.data, source.charset)) and (text := blocks.from_html(decoded[0])):
        found = press.stories(article(source.file, text, made_by("lxml"), {}))
        if found[0].part:
            return found, ()
    return read_page(source.file, source.data, source.charset)


def page_at(source: Source, html: bytes, url: str | None, place: str, charset: str | None = None) -> Result:
    """The story of a page that was kept with its address, and with the name of its charset."""
    found, missing = read(replace(source, data=html, charset=charset))
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
