"""Who wrote the story of a saved page: linked data first, then its meta elements, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rag.corpus.formats import Value
from rag.corpus.head_lines import Piece
from rag.corpus.linked_data import is_organization, letters, resolved
from rag.corpus.page_view import LONGEST, Page, spaced
from rag.corpus.people import in_order, people_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHORS = (
    *("author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author"),
    *("citation_author", "authors", "dc.contributor", "cxenseparse:author", "cse_author", "creator", "og:author", "book:author"),
)
_LABEL_OF_AUTHOR = re.compile(r"written by|author|geschrieben|verfasst|escrito|écrit|scritto|geschreven|skrevet|автор", re.IGNORECASE)
_MARKED_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|auth?or-?name|post-?author|entry-?author|article-?author|autor(?:en|in)?(?:-?zeile)?|auteurs?|autore|writer"
    r"|reporter|creator|vcard)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CLEAR = ("json-ld", "meta")
_MOST_PIECES = 12  # of an element that names an author


def byline(page: Page) -> Value:
    """The people of the first source that names some; of a later one when it names them and more."""
    nobody = {letters(name) for name in (*page.called, *(host for host in page.hosts if "." in host))}
    hosts = {letters(host) for host in page.hosts}
    best: Value = (None, "")
    for value, place in _authors(page):
        names = people_in(value, nobody)
        if names and " " not in names and letters(names) in hosts:
            continue
        if names and (best[0] is None or (place.startswith(_CLEAR) and best[0] != names and best[0] in names)):
            best = names, place
    return best


def _authors(page: Page) -> Iterator[tuple[object, str]]:
    said = resolved(page.story.get("author"), page.nodes)
    listed = said if isinstance(said, list) else [said]
    yield [person for person in listed if not is_organization(person)], "json-ld author"
    for name in _AUTHORS:
        yield [in_order(author) for author in page.meta.get(name, ())], f"meta {name}"
    if any(_LABEL_OF_AUTHOR.search(label) for label in page.said(("twitter:label1",))):
        yield [name for name in page.said(("twitter:data1",)) if " " in name], "meta twitter:data1"
    yield from ((shown, "author of the page") for shown in _shown_authors(page))
    yield [part.value for _, parts in page.head for part in parts if part.kind is Piece.BYLINE][:1], "author of the page"


def _shown_authors(page: Page) -> Iterator[list[str]]:
    """The names in the first element that is marked as an author's, and in those beside it."""
    shown: list[HtmlElement] = []
    for element in page.tree.iter("a", "span", "div", "p", "address", "li", "h3", "h4", "h5", "strong", "em", "td", "cite", "b"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = "author" in (element.get("rel") or "", element.get("itemprop") or "") or _MARKED_AUTHOR.search(marks)
        if not marked or page.aside(element) or any(above in shown for above in element.iterancestors()):
            continue
        if 2 < len(" ".join(element.text_content().split())) <= LONGEST:
            shown.append(element)
    for element in shown[:6]:
        named = [inner for inner in element.iter("a", "span") if inner.get("rel") == "author" or inner.get("itemprop") == "name"]
        yield [" ".join(spaced(inner)) for inner in named] or [" ".join(spaced(element))]
    for element in shown[:3]:
        yield [" ".join(str(part).split()) for part in element.itertext()][:_MOST_PIECES]
