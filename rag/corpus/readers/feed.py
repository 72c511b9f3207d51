"""RSS and Atom feeds, as readers of feeds export them, and notes of Evernote: an article for each item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from rag.corpus import blocks
from rag.corpus.decode import decode_page
from rag.corpus.formats import Format, NotRead, Result, Source, Value, article, as_day, is_blank, made_by, one_line
from rag.corpus.linked_data import letters
from rag.corpus.people import people_in
from rag.types import Article, Skipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|channel|en-export)[\s>]")
_TEXTS = ("encoded", "content", "description", "summary", "subtitle")
_DATES = ("pubDate", "published", "issued", "date", "created", "updated")


def read_feed(source: Source) -> Result:
    """An article for each item with words in it; `part` is "item N"."""
    from lxml import etree

    decoded = decode_page(source.data)
    if decoded is None:
        raise NotRead("it is not text in any known encoding")
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, recover=True)
    root = etree.fromstring(decoded[0].removeprefix("\ufeff").encode("utf-8", "replace"), parser)
    if root is None or _name(root) not in ("rss", "feed", "RDF", "channel", "en-export"):
        raise NotRead("it is XML, but not an RSS or Atom feed")
    channel = next((element for element in root.iter("{*}channel")), root)
    outlet = next((_words(child) for child in channel if _name(child) == "title"), None)
    items = list(root.iter("{*}item", "{*}entry", "note"))
    called = {
        _words(account.find("{*}author_login")): _words(account.find("{*}author_display_name")) for account in channel.iter("{*}author")
    }
    if not items:
        raise NotRead("the feed has no items")
    read = [_item(source.file, item, outlet, called, f"item {number}") for number, item in enumerate(items, 1)]
    return tuple(a for a in read if isinstance(a, Article)), tuple(s for s in read if isinstance(s, Skipped))


def _item(file: str, item: _Element, outlet: str | None, called: Mapping[str | None, str | None], part: str) -> Article | Skipped:
    children: dict[str, _Element] = {}
    parts = (*item, *item.iterfind("note-attributes/*"))
    for child in parts:
        children.setdefault(_name(child), child)
    if note := _name(item) == "note":
        children.pop("created", None)  # the day on which it was clipped
        children.pop("updated", None)
    text = next((text for name in _TEXTS if name in children and not is_blank(text := _text(children[name]))), None)
    if text is None:
        return Skipped(file, "the item has no text", part)
    source = None if note else children.get("source")  # of a note "web.clip"
    own = _words(source.find("{*}title")) or _words(source) if source is not None else None
    authors = [child for child in parts if _name(child) in ("creator", "author")]
    names = [re.sub(r"\S+@\S+", "", _words(author.find("{*}name")) or _words(author) or "").strip(" ()") for author in authors]
    names = [called.get(name) or name for name in names]
    fields: dict[str, Value] = {
        "title": (one_line(blocks.plain(_words(children.get("title")) or "")), "title of the item"),
        "byline": (people_in(names, {letters(own or outlet or "")}), "author of the item"),
        "outlet": (own or outlet, "title of the feed"),
        "url": (_link(item) or _words(children.get("source-url")), "link of the item"),
        "published": next(((day, name) for name in _DATES if name in children and (day := _day(_words(children[name])))), (None, "")),
    }
    return article(file, text, made_by("lxml"), fields, part)


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: _Element | None) -> str | None:
    return one_line("".join(element.itertext())) if element is not None else None


def _text(element: _Element) -> str:
    if element.get("type") == "xhtml":
        return blocks.of_tree(element)
    return blocks.plain("".join(str(words) for words in element.itertext())).strip()


def _link(item: _Element) -> str | None:
    links = [element for element in item if _name(element) == "link"]
    chosen = next((element for element in links if element.get("rel") in (None, "alternate")), None)
    return None if chosen is None else one_line(chosen.get("href")) or _words(chosen)


def _day(words: str | None) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        sent: datetime | None = parsedate_to_datetime(words or "")
    except (ValueError, TypeError):
        sent = None
    return as_day(sent.date().isoformat()) if sent else as_day(words)


FORMAT = Format(
    "RSS or Atom feed",
    (".rss", ".atom", ".rdf", ".xml", ".enex"),
    "4",
    read_feed,
    "lxml",
    "the words of the item, at the longest it gives",
    "`item N`",
    known=lambda start: bool(_ROOT.search(start)) and b"<html" not in start.lower(),
)
