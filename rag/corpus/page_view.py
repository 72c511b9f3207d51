"""A saved page as its fields are read from it: its tree, the text of its story, what it says of itself in linked data and meta elements,
and where in it the story stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from rag.corpus.calendar import Languages
from rag.corpus.formats import Value, one_line
from rag.corpus.head_lines import Part, parts_of
from rag.corpus.language import language_of
from rag.corpus.linked_data import Node, letters, nodes_of, resolved, story_of, unbroken, words
from rag.corpus.titles import names_of_host, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_TITLES = ("og:title", "twitter:title", "parsely-title")
_OTHER_TITLES = ("dc.title", "dcterms.title", "citation_title", "title")
_NAMES = ("og:site_name", "application-name")
OUTLETS = (*_NAMES, "apple-mobile-web-app-title", "publisher", "dc.publisher", "dcterms.publisher")
_SITES = (*OUTLETS, "twitter:site", "al:android:app_name", "al:ios:app_name", "article:publisher")
_URLS = ("og:url", "twitter:url", "parsely-link")
_ASIDE = re.compile(
    r"comment|komment|respond|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|widget|recommend|teaser|promo|popular|most-?read|latest|archive|recent|newsletter"
    r"|carousel|share|social|advert|copyright|navi",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"comment|komment|related|most-?read|recommend|popular|newsletter|advert|copyright|navi", re.IGNORECASE)
_LINES = ("p", "div", "span", "time", "li", "td", "small", "em", "i", "b", "strong", "a", "address", "h3", "h4", "h5", "h6", "dd", "font")
_PARAGRAPH = 200  # characters: a paragraph so long is the story's
_SENTENCE = 60  # characters of a paragraph by which it is known again in the text
MOST_LINES = 40
_MOST_HEADINGS = 12
_LINES_ABOVE = 12
_SHOWN = ".//text()[not(parent::script or parent::style)]"
_UNSEEN = ("script", "style", "noscript", "template", "title", "head")
LONGEST = 160  # characters of an element that names an author or a day
_SHORTEST = 8  # letters of a heading that may stand for a title
_SAVED = re.compile(r"<!--[^>]{0,200}?\b(?:saved from url=(?:\(\d{1,4}\))?|url:\s*)(?P<url>https?://[^\s>\"]+)(?=[\s>\"])")
_SAVED_ABOVE = 5000  # characters of a page within which the program that saved it says from where
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]{0,4}|archive\.(?:ph|is|today)/\d{4,14})/(?P<url>https?:/{1,2}\S+)"
)
_KICKERS = ("span", "small", "div", "p")
_NOT_SITES = frozenset(("home", "news", "wordpress", "blog"))


@dataclass(frozen=True)
class Page:
    """A page's tree, the text of its story, and what trafilatura made of its metadata."""

    html: str
    tree: HtmlElement
    text: str
    found: Document

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for element in self.tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
        return found

    @cached_property
    def nodes(self) -> list[Node]:
        return nodes_of(self.tree)

    @cached_property
    def _first_headings(self) -> list[HtmlElement]:
        return list(islice(self.tree.iter("h1", "h2"), _MOST_HEADINGS))

    @cached_property
    def headings(self) -> list[str]:
        return [" ".join(heading.text_content().split()) for heading in self._first_headings]

    @cached_property
    def _below_kickers(self) -> list[str]:
        """What the headings say below the words that stand above them in an element of their own."""
        return [told for heading in self._first_headings if (told := _below_kicker(heading))]

    @cached_property
    def _main_headings(self) -> list[str]:
        """Headings of the first order, or of the second where there are none."""
        for tag in ("h1", "h2"):
            if found := [one_line(" ".join(spaced(heading))) for heading in list(self.tree.iter(tag))[:6]]:
                return [heading for heading in found if heading]
        return []

    @cached_property
    def story(self) -> Node:
        titles = (*self.said(_TITLES), self.tree.findtext(".//title") or "", *self.headings)
        return story_of(self.nodes, frozenset(letters(title) for title in titles) - {""})

    @cached_property
    def declared(self) -> str:
        root = self.tree if self.tree.tag == "html" else self.tree.find(".//html")
        code = (root.get("lang") or root.get("xml:lang") or "").replace("_", "-").lower() if root is not None else ""
        return code if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", code) else ""

    @cached_property
    def languages(self) -> Languages:
        """The language the page says it is in, with its region, unless its words are in another."""
        told, read = self.declared, language_of(self.text)
        return (read,) if read and told.split("-")[0] != read else (told,) if told else ()

    @cached_property
    def called(self) -> set[str]:
        """What the page calls its site."""
        said = {name for name in _SITES for name in self.said((name,)) if not name.startswith("http")}
        if named := set(self.said(_NAMES)):  # then a publisher may be the author
            said -= {name for name in self.said(("author",)) if name not in named}
        for node in self.nodes:
            said |= {name for key in ("publisher", "isPartOf") if (name := words(resolved(node.get(key), self.nodes)))}
            if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"):
                said |= {name for key in ("name", "alternateName") if (name := words(node.get(key)))}
        return {name for name in said if letters(name) not in _NOT_SITES}

    @cached_property
    def hosts(self) -> set[str]:
        """What the site may be called by its address."""
        return {name for url in (self.url[0], self.found.url) for name in names_of_host(url) if name not in _NOT_SITES}

    @cached_property
    def heading(self) -> HtmlElement | None:
        """The heading that is the story's title, else the page's first."""
        title = letters(self.title[0] or "")
        titled = (heading for heading in self._first_headings if letters(" ".join(spaced(heading))) == title)
        return next(titled, next(iter(self._first_headings), None))

    @cached_property
    def opening(self) -> HtmlElement | None:
        """The first paragraph of the page that the story has."""
        told = " ".join(self.text.split())
        paragraphs = ((paragraph, " ".join(spaced(paragraph))) for paragraph in self.tree.iter("p"))
        found = next((paragraph for paragraph, text in paragraphs if len(text) > _SENTENCE and text[:_SENTENCE] in told), None)
        return found if found is not None else self._first_text(told)

    def _first_text(self, told: str) -> HtmlElement | None:
        """The element of the first long text that the story has, in a page without paragraphs."""
        for element in self.tree.iter("*"):
            for text in ("" if element.tag in _UNSEEN else element.text, element.tail):
                words = " ".join((text or "").split())
                if len(words) > _SENTENCE and words[:_SENTENCE] in told:
                    return element
        return None

    @cached_property
    def around(self) -> set[HtmlElement]:
        """The elements that the story's title or first paragraph stands in: none of them is beside the story."""
        held = (element for element in (self.heading, self.opening) if element is not None)
        return {above for element in held for above in (element, *element.iterancestors())}

    def aside(self, element: HtmlElement, within: bool = False) -> bool:
        """Whether an element stands beside the story: in comments, lists of other stories, the foot of the page.

        What the story's own article has in an <aside> is not beside it by the title, nor where `within` says so.
        """
        by_title = self.by_title(element)
        own = (by_title or within) and next(element.iterancestors("article"), None) in self.around
        named = _BESIDE if by_title else _ASIDE
        outside = takewhile(lambda above: above not in self.around, (element, *element.iterancestors()))
        return any(_is_aside(above, own) or named.search(marks(above)) for above in outside)

    @cached_property
    def shown(self) -> str:
        """The letters of what the page shows."""
        return letters("".join(self.tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")))

    @cached_property
    def places(self) -> dict[HtmlElement, int]:
        """The number of each element in the order of the page."""
        return {element: number for number, element in enumerate(self.tree.iter())}

    def by_title(self, element: HtmlElement) -> bool:
        """Whether an element stands between the title and the story's first paragraph."""
        title, opening = self.heading, self.opening
        return title is not None and opening is not None and self.places[title] <= self.places[element] < self.places[opening]

    @cached_property
    def head(self) -> list[tuple[str, tuple[Part, ...]]]:
        """The short lines that the page shows about its heading, to where the story begins, as a head of plain text would be read."""
        return [(text, parts) for _, text, parts in self.lines]

    @cached_property
    def lines(self) -> list[tuple[HtmlElement, str, tuple[Part, ...]]]:
        """The lines of `head`, each with its element: a few before the heading, and those behind it."""
        found: list[tuple[HtmlElement, str, tuple[Part, ...]]] = []
        top = self.heading if self.heading is not None else self.opening
        below = self.places[top] if top is not None else 0
        for element in self.tree.iter(*_LINES):
            text = " ".join(spaced(element))
            if len(text) > _PARAGRAPH and element.tag == "p" and found and self.places[element] > below:
                break
            if 4 < len(text) <= LONGEST and not self.aside(element) and (parts := parts_of(text, 0, len(text), self.languages)):
                if self.places[element] < below and len(found) == _LINES_ABOVE:
                    del found[0]
                found.append((element, text, parts))
                if len(found) == MOST_LINES:
                    break
        return found

    def said(self, names: Iterable[str]) -> list[str]:
        return [value for name in names if (value := one_line(self.meta.get(name, [None])[0]))]

    def named(self, names: Iterable[str]) -> Value:
        return next(((value, f"meta {name}") for name in names for value in self.said((name,))), (None, ""))

    @cached_property
    def title(self) -> Value:
        """The title as the page states it, less the site's name, or its heading when that tells the same in other words."""
        title, place = self.named(_TITLES)
        if not title:
            title, place = one_line(words(self.story.get("headline"))), "json-ld headline"
        if not title:
            title, place = self.named(_OTHER_TITLES)
        if not title:
            title, place = one_line(self.tree.findtext(".//title")), "title"
        if not title:
            return one_line(self.found.title), "trafilatura"
        start, end = without_site(title, self.called | self.hosts, self.headings, self._below_kickers)
        title = title[start:end].strip() or title
        heading = next((heading for heading in self._main_headings if _tells_the_same(heading, title)), None)
        return (heading, "heading") if heading else (title, place)

    @cached_property
    def url(self) -> Value:
        value, place = self.named(_URLS)
        if not value:
            link = next((link.get("href") for link in self.tree.iter("link") if "canonical" in (link.get("rel") or "")), None)
            value, place = one_line(link), "link canonical"
        if not value:
            value, place = one_line(self.found.url), "trafilatura"
        if not value and (saved := _SAVED.search(self.html[:_SAVED_ABOVE])):
            value, place = saved["url"], "note of the program that saved the page"
        archived = _ARCHIVED.match(value or "")
        value = archived["url"] if archived else value
        return (value, place) if value and value.startswith("http") else (None, "")


def _is_aside(element: HtmlElement, own: bool) -> bool:
    """Whether an element is by its kind beside the story; `own` are those of the story's article."""
    foot = element.tag == "footer" and next(element.iterancestors("article"), None) is None
    beside = element.tag == "aside" and not own and next(element.iterancestors("header"), None) is None
    return element.tag == "nav" or beside or foot


def marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def spaced(element: HtmlElement) -> list[str]:
    """The words of an element, those of two elements never as one, without the places where a word may be broken."""
    parts = element.itertext() if next(element.iter("script", "style"), None) is None else element.xpath(_SHOWN)
    return [word for part in parts for word in unbroken(str(part)).split()]


def _below_kicker(heading: HtmlElement) -> str:
    """The words of a heading behind a first element that holds its subject; empty when it has none, or they make one sentence."""
    while len(heading) == 1 and not "".join((heading.text or "", *(inner.tail or "" for inner in heading))).strip():
        (heading,) = heading
    first = next(iter(heading), None)
    if first is None or first.tag not in _KICKERS or (heading.text or "").strip() or (first.tail or "").lstrip()[:1] in tuple(":,;–—-"):
        return ""
    return " ".join(spaced(heading)[len(spaced(first)) :])


def _tells_the_same(heading: str, title: str) -> bool:
    """Whether a heading is the title in other words, or most of it, and no more than it."""
    one, other = letters(heading), letters(title)
    mine, its = ({word for word in text.casefold().split() if len(word) > 2} for text in (heading, title))
    shared = len(mine & its)
    most = len(one) * 5 >= len(other) * 3 if one in other else shared >= 3 and shared * 2 >= min(len(mine), len(its))
    return most and len(one) >= _SHORTEST and other not in one
