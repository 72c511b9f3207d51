"""Of two places where a page states the same thing the first is believed, in a fixed order; the rest is not even looked at."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from lxml.html import fromstring
from trafilatura.settings import Document

from rag.corpus.formats import Value
from rag.corpus.page_fields import fields_of
from rag.corpus.page_view import Page
from tests.corpus.test_pages import PARAGRAPHS, STORY

Stated = tuple[str, str, str]  # where, what, and the element that states it


def _meta(name: str, value: str) -> Stated:
    return f"meta {name}", value, f'<meta name="{name}" content="{value}">'


def _data(field: str, place: str, value: object, told: str) -> Stated:
    said = json.dumps({"@type": "NewsArticle", field: value})
    return f"json-ld {place}", told, f"<script type='application/ld+json'>{said}</script>"


TITLES = (
    *(_meta(name, f"Quay shut, says {name}") for name in ("og:title", "twitter:title", "parsely-title")),
    _data("headline", "headline", "Quay shut, says the data", "Quay shut, says the data"),
    *(_meta(name, f"Quay shut, says {name}") for name in ("dc.title", "dcterms.title", "citation_title", "title")),
    ("title", "Quay shut, says the title", "<title>Quay shut, says the title</title>"),
)
ADDRESSES = (
    *(_meta(name, f"https://{number}.example/quay") for number, name in enumerate(("og:url", "twitter:url", "parsely-link"))),
    ("link canonical", "https://c.example/quay", "<link rel=canonical href=https://c.example/quay>"),
    ("note of the program that saved the page", "https://d.example/quay", "<!-- saved from url=(0022)https://d.example/quay -->"),
)
OUTLETS = (
    _meta("og:site_name", "Harbour Mail"),
    _data("publisher", "publisher", {"@type": "Organization", "name": "Orran Courier"}, "Orran Courier"),
    _meta("application-name", "The Lantern"),
    _meta("apple-mobile-web-app-title", "Tarn Echo"),
    _meta("publisher", "Valley News"),
    _meta("dc.publisher", "Coast Post"),
    _meta("dcterms.publisher", "Isle Times"),
)
AUTHORS = (
    _data("author", "author", {"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
    *(
        _meta(name, author)
        for name, author in (
            *(("author", "Bo Roe"), ("article:author", "Cy Fox"), ("dc.creator", "Dora Orr"), ("byl", "Ed Sund"), ("creator", "Flo Dahl")),
            *(("og:author", "Gus Holm"), ("x-author", "Ida Berg")),
        )
    ),
)
DAYS = (
    _data("datePublished", "datePublished", "2024-05-01", "2024-05-01"),
    *(
        _meta(name, f"2024-05-{day:02}")
        for day, name in enumerate(("article:published_time", "og:published_time", "publishdate", "pubdate", "dc.date.issued"), 2)
    ),
)


def _told(field: str, *stated: Stated) -> Value:
    head = "".join(element for _, _, element in stated)
    html = f"<html lang=en><head>{head}</head><body><div>{STORY}</div></body></html>"
    return fields_of(Page(html, fromstring(html), "\n".join(PARAGRAPHS), Document()))[field]


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        (field, first, second)
        for field, every in (("title", TITLES), ("url", ADDRESSES), ("outlet", OUTLETS), ("byline", AUTHORS), ("published", DAYS))
        for first, second in combinations(every, 2)
    ],
    ids=lambda part: part if isinstance(part, str) else part[0],
)
def test_what_is_stated_twice_is_believed_where_it_counts_most(field: str, first: Stated, second: Stated) -> None:
    place, value, _ = first
    assert _told(field, first) == (value, "other meta" if place == "meta x-author" else place)
    assert _told(field, first, second) == _told(field, second, first) == _told(field, first)
