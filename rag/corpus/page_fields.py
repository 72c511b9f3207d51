"""Who, where and when of a saved page: linked data first, then its meta elements, then what it shows.

Each field comes with the place it was read from.
"""

from __future__ import annotations

import re

from rag.corpus.formats import Value, one_line
from rag.corpus.linked_data import resolved, words
from rag.corpus.page_days import Days
from rag.corpus.page_people import byline
from rag.corpus.page_view import OUTLETS, Page


def fields_of(page: Page) -> dict[str, Value]:
    """Every field, with the place it was read from."""
    return {
        "title": page.title,
        "byline": byline(page),
        "outlet": _outlet(page),
        "url": page.url,
        "published": Days(page).published(),
        "language": (page.declared.split("-")[0] or None, "html lang"),
    }


def _outlet(page: Page) -> Value:
    publisher = words(resolved(page.story.get("publisher"), page.nodes))
    stated = ((one_line(publisher), "json-ld publisher"), *((name, f"meta {key}") for key in OUTLETS for name in page.said((key,))))
    for name, place in sorted(stated, key=lambda one: one[1] != "meta og:site_name"):
        if name and not re.match(r"(?:https?:)?//|www\.", name):
            return name, place
    host = (page.found.hostname or page.found.sitename or "").removeprefix("www.")
    return (host, "trafilatura") if host and "/" not in host else (None, "")
