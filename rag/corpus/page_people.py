"""Who wrote the story of a saved page: linked data first, then its meta elements, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from rag.corpus.formats import Value
from rag.corpus.head_lines import Piece
from rag.corpus.linked_data import is_organization, letters, resolved, words
from rag.corpus.page_view import LONGEST, Page, marks, spaced
from rag.corpus.people import in_order, people_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHORS = tuple(
    "author article:author article:author_name dc.creator dc:creator dcterms.creator byl parsely-author sailthru.author citation_author "
    "authors dc.contributor cxenseparse:author cse_author creator og:author book:author".split()
)
_LABEL_OF_AUTHOR = re.compile(r"written by|author|geschrieben|verfasst|escrito|écrit|scritto|geschreven|skrevet|автор", re.IGNORECASE)
_MARKED_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|auth?or-?name|post-?author|entry-?author|article-?author|autor(?:en|in)?(?:-?zeile)?|auteurs?|autore|writer"
    r"|reporter|creator|vcard)(?:$|[\s_-])"
    r"|(?-i:[a-z](?:Author|Byline)s?(?:Names?)?(?![a-z])|(?:^|\s)(?:author|byline)s?(?:Names?|Link|Text|Line)(?![a-z]))",
    re.IGNORECASE,
)
_CLEAR = ("json-ld", "meta")
_TAGS = (
    *("a", "span", "div", "p", "address", "li", "h2", "h3", "h4", "h5", "h6", "strong", "em", "i", "small", "td", "cite", "b", "dd"),
    *("section", "header", "ul", "footer"),
)
_PICTURE = re.compile(
    r"caption|copyright|(?:^|[\s_-])(?:photo|foto|image|bild)-?(?:credit|grapher|graf|nachweis|unterschrift)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:(?:written |words |text |story |reported |posted )?by|authors?|von|autor(?:in|en|es|a|e|i)?|auteure?s?|par|por|di|door|av|af"
    r"|forfatter|författare|автор|作者|記者|记者|撰文|執筆)\s*[:：/]?|(?:words|text|story|interview|texto|texte|tekst|testo|текст|文)\s*[:：]",
    re.IGNORECASE,
)
_LABELS_IN = ("span", "strong", "b", "em", "i", "div", "p", "dt", "th", "td", "label", "small", "h3", "h4", "h5", "h6", "li")
_LONGEST_LABEL = 30
_MOST_FAR = 4  # elements that differ, off the title: more are of a list of stories
_MOST_PIECES = 12  # of an element that names an author


def byline(page: Page) -> Value:
    """The people of the first source that names some; of a later one when it names them and more."""
    owner = _owner(page)
    nobody = {letters(name) for name in (*page.called, *(host for host in page.hosts if len(host) >= 10))} - owner
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
    yield from (([name], "author of the page") for name in _labelled(page))


def _owner(page: Page) -> set[str]:
    """The name of a site that is that of a person: one whose linked data says so, and of no organization."""
    people: set[str] = set()
    others: set[str] = set()
    for node in page.nodes:
        if (name := words(node.get("name"))) and "@type" in node:
            (others if is_organization(node) else people).add(letters(name))
    return people - others


def _shown_authors(page: Page) -> Iterator[list[str]]:
    """The names in the elements that are marked as an author's, those between the title and the story first.

    Further off they are as likely those of other stories: there they count only within the story's own article, or when they agree.
    """
    near: list[HtmlElement] = []
    far: list[HtmlElement] = []
    for element in page.tree.iter(*_TAGS):
        if not _is_marked(element) or page.aside(element) or _of_picture(page, element):
            continue
        shown = near if page.by_title(element) else far
        if not any(above in shown for above in element.iterancestors()) and 2 < len(" ".join(element.text_content().split())) <= LONGEST:
            shown.append(element)
    for elements in (near, _of_story(page, far)):
        for element in elements[:6]:
            named = [inner for inner in element.iter("a", "span") if inner.get("rel") == "author" or inner.get("itemprop") == "name"]
            yield [" ".join(spaced(inner)) for inner in named] or [" ".join(spaced(element))]
        for element in elements[:3]:
            yield [" ".join(str(part).split()) for part in element.itertext()][:_MOST_PIECES]


def _of_story(page: Page, elements: list[HtmlElement]) -> list[HtmlElement]:
    """Of the elements off the title those in the story's own article where it has one; all where they say the same."""
    own = [e for e in elements if any(above.tag == "article" and above in page.around for above in e.iterancestors())]
    if own:
        return own
    return elements if len({" ".join(spaced(element)) for element in elements}) <= _MOST_FAR else []


def _labelled(page: Page) -> Iterator[str]:
    """What follows an element that says no more than "Author:"."""
    for element in page.tree.iter(*_LABELS_IN):
        label = element.text if element.text and len(element) == 0 and len(element.text) < _LONGEST_LABEL else None
        if label and _LABEL.fullmatch(label.strip()) and not page.aside(element) and not _of_picture(page, element):
            beside = element.getnext()
            after = (element.tail or "").strip() or (" ".join(spaced(beside)) if beside is not None else "")
            if 2 < len(after) <= LONGEST:
                yield after


def _is_marked(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "", element.get("itemprop") or "") or bool(_MARKED_AUTHOR.search(marks(element)))


def _of_picture(page: Page, element: HtmlElement) -> bool:
    """Whether an element says who took a picture."""
    beside = takewhile(lambda above: above not in page.around, (element, *element.iterancestors()))
    return any(above.tag in ("figure", "figcaption") or _PICTURE.search(marks(above)) for above in beside)
