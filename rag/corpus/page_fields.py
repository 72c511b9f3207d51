"""Who, where and when of a saved page: linked data first, then its meta elements, then what it shows.

Each field comes with the place it was read from. htmldate is asked only where none of the page's own fields states the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rag.corpus.calendar import Languages
from rag.corpus.dates import first_date, only_date
from rag.corpus.formats import Value, one_line
from rag.corpus.head_lines import Part, Piece, parts_of
from rag.corpus.labels import PUBLISHED, UPDATED
from rag.corpus.language import language_of
from rag.corpus.linked_data import Node, is_organization, letters, nodes_of, page_of, resolved, story_of, words
from rag.corpus.people import in_order, people_in
from rag.corpus.titles import names_of_host, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "citation_title", "title")
_AUTHORS = (
    *("author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author"),
    *("citation_author", "authors", "dc.contributor", "cxenseparse:author", "cse_author", "creator", "og:author", "book:author"),
)
_OUTLETS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "dcterms.publisher")
_SITES = (*_OUTLETS, "twitter:site", "al:android:app_name", "al:ios:app_name", "article:publisher")
_URLS = ("og:url", "twitter:url", "parsely-link")
_STAMPS = (
    *("article:published_time", "article:published:time", "og:published_time", "og:article:published_time", "article:published"),
    *("datepublished", "publishdate", "publish-date", "publish_date", "published", "published_time", "publication_date", "publicationdate"),
    *("pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created"),
    *("dcterms.created", "dc.created", "dc.date.published", "citation_publication_date", "citation_date"),
    *("cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "article.published", "article_date_original"),
    *(
        "originalpublicationdate",
        "prism.publicationdate",
        "rnews:datepublished",
        "og:pubdate",
        "displaydate",
        "ptime",
        "article.created",
    ),
)
_LABEL_OF_AUTHOR = re.compile(r"written by|author|geschrieben|verfasst|escrito|écrit|scritto|geschreven|skrevet|автор", re.IGNORECASE)
_MARKED_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|auth?or-?name|post-?author|entry-?author|article-?author|autor(?:en|in)?(?:-?zeile)?|auteurs?|autore|writer"
    r"|reporter|creator|vcard)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARKED_DATE = re.compile(
    r"date|datum|time|stamp|publi|posted|byline|dateline|meta\b|entry-meta|post-info|article-info|erschienen|fecha|heure", re.IGNORECASE
)
_CLOCK = re.compile(
    r"today|heute|current[-_]?(?:date|time)|(?:header|top|head|nav|menu)[-_]?date|date[-_]?(?:time)?[-_]?(?:header|now)|td_data_time",
    re.IGNORECASE,
)
_MARKED_UPDATE = re.compile(r"(?:last-?)?(?:updated?|modified)(?:[-_]?(?:date|time|on|at))", re.IGNORECASE)
_NEAR = 40  # elements before a title
_MOST_DAYS = 2  # by a title, of its publication and of an update: more are of events
_ELSEWHERE = 2
_ASIDE = re.compile(
    r"comment|komment|respond|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|widget|recommend|teaser|promo|popular|most-?read|latest|archive|recent|newsletter"
    r"|carousel|share|social|advert|copyright|navi",
    re.IGNORECASE,
)
_LINES = ("p", "div", "span", "time", "li", "td", "small", "em", "i", "b", "strong", "a", "address", "h3", "h4", "h5", "h6", "dd", "font")
_PARAGRAPH = 200  # characters: a paragraph so long is the story's
_SENTENCE = 60  # characters of a paragraph by which it is known again in the text
_CLEAR = ("json-ld", "meta")
_MOST_LINES = 40
_MOST_PIECES = 12  # of an element that names an author
_LONGEST = 160  # characters of an element that names an author or a day
_SHORTEST = 8  # letters of a heading that may stand for a title
_NOT_SITES = frozenset(("home", "news", "wordpress", "blog"))


@dataclass(frozen=True)
class PageFields:
    """A page's tree, the text of its story, and what trafilatura made of its metadata."""

    html: str
    tree: HtmlElement
    text: str
    found: Document

    def read(self) -> dict[str, Value]:
        """Every field, with the place it was read from."""
        title, outlet = self._title(), self._outlet()
        return {
            "title": title,
            "byline": self._byline(),
            "outlet": outlet,
            "url": self._url(),
            "published": self._published(),
            "language": (self._declared.split("-")[0] or None, "html lang"),
        }

    @cached_property
    def _meta(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for element in self.tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
        return found

    @cached_property
    def _nodes(self) -> list[Node]:
        return nodes_of(self.tree)

    @cached_property
    def _headings(self) -> list[str]:
        return [" ".join(heading.text_content().split()) for heading in list(self.tree.iter("h1", "h2"))[:12]]

    @cached_property
    def _main_headings(self) -> list[str]:
        """Headings of the first order, or of the second where there are none."""
        for tag in ("h1", "h2"):
            if found := [one_line(" ".join(_spaced(heading))) for heading in list(self.tree.iter(tag))[:6]]:
                return [heading for heading in found if heading]
        return []

    @cached_property
    def _story(self) -> Node:
        titles = (*self._said(_TITLES[:2]), self.tree.findtext(".//title") or "", *self._headings)
        return story_of(self._nodes, frozenset(letters(title) for title in titles) - {""})

    @cached_property
    def _declared(self) -> str:
        root = self.tree if self.tree.tag == "html" else self.tree.find(".//html")
        code = (root.get("lang") or root.get("xml:lang") or "").replace("_", "-").lower() if root is not None else ""
        return code if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", code) else ""

    @cached_property
    def _languages(self) -> Languages:
        """The language the page says it is in, with its region, unless its words are in another."""
        told, read = self._declared, language_of(self.text)
        return (read,) if read and told.split("-")[0] != read else (told,) if told else ()

    @cached_property
    def _called(self) -> set[str]:
        """What the page calls its site."""
        said = {name for name in _SITES for name in self._said((name,)) if not name.startswith("http")}
        for node in self._nodes:
            said |= {name for key in ("publisher", "isPartOf") if (name := words(resolved(node.get(key), self._nodes)))}
            if node.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"):
                said |= {name for key in ("name", "alternateName") if (name := words(node.get(key)))}
        return {name for name in said if letters(name) not in _NOT_SITES}

    @cached_property
    def _hosts(self) -> set[str]:
        """What the site may be called by its address."""
        return {name for url in (self._url()[0], self.found.url) for name in names_of_host(url) if name not in _NOT_SITES}

    @cached_property
    def _heading(self) -> HtmlElement | None:
        """The heading that is the story's title, else the page's first."""
        headings = list(islice(self.tree.iter("h1", "h2"), 12))
        title = letters(self._title()[0] or "")
        return next((heading for heading in headings if letters(" ".join(_spaced(heading))) == title), next(iter(headings), None))

    @cached_property
    def _opening(self) -> HtmlElement | None:
        """The first paragraph of the page that the story has."""
        told = " ".join(self.text.split())
        paragraphs = ((paragraph, " ".join(_spaced(paragraph))) for paragraph in self.tree.iter("p"))
        return next((paragraph for paragraph, text in paragraphs if len(text) > _SENTENCE and text[:_SENTENCE] in told), None)

    @cached_property
    def _around(self) -> set[HtmlElement]:
        """The elements that the story's title or first paragraph stands in: none of them is beside the story."""
        held = (element for element in (self._heading, self._opening) if element is not None)
        return {above for element in held for above in (element, *element.iterancestors())}

    def _aside(self, element: HtmlElement) -> bool:
        """Whether an element stands beside the story: in comments, lists of other stories, the foot of the page."""
        for above in (element, *element.iterancestors()):
            if above in self._around:
                return False
            if above.tag in ("aside", "footer", "nav") or _ASIDE.search(_marks(above)):
                return True
        return False

    @cached_property
    def _head(self) -> list[tuple[str, tuple[Part, ...]]]:
        """The short lines that the page shows about its heading, to where the story begins, as a head of plain text would be read."""
        found: list[tuple[str, tuple[Part, ...]]] = []
        started = not self._around
        for element in self.tree.iter(*_LINES):
            started = started or element in self._around
            text = " ".join(_spaced(element)) if started else ""
            if len(text) > _PARAGRAPH and element.tag == "p" and found:
                break
            if 4 < len(text) <= _LONGEST and not self._aside(element) and (parts := parts_of(text, 0, len(text), self._languages)):
                found.append((text, parts))
                if len(found) == _MOST_LINES:
                    break
        return found

    def _said(self, names: Iterable[str]) -> list[str]:
        return [value for name in names if (value := one_line(self._meta.get(name, [None])[0]))]

    def _named(self, names: Iterable[str]) -> Value:
        return next(((value, f"meta {name}") for name in names for value in self._said((name,))), (None, ""))

    def _title(self) -> Value:
        """The title as the page states it, less the site's name, or its heading when that tells the same in other words."""
        title, place = self._named(_TITLES[:3])
        if not title:
            title, place = one_line(words(self._story.get("headline"))), "json-ld headline"
        if not title:
            title, place = self._named(_TITLES[3:])
        if not title:
            title, place = one_line(self.tree.findtext(".//title")), "title"
        if not title:
            return one_line(self.found.title), "trafilatura"
        start, end = without_site(title, self._called | self._hosts, self._headings)
        title = title[start:end].strip() or title
        heading = next((heading for heading in self._main_headings if _tells_the_same(heading, title)), None)
        return (heading, "heading") if heading else (title, place)

    def _outlet(self) -> Value:
        publisher = words(resolved(self._story.get("publisher"), self._nodes))
        stated = ((one_line(publisher), "json-ld publisher"), *((name, f"meta {key}") for key in _OUTLETS for name in self._said((key,))))
        for name, place in (stated[1], stated[0], *stated[2:]) if len(stated) > 1 and stated[1][1] == "meta og:site_name" else stated:
            if name and not re.match(r"(?:https?:)?//|www\.", name):
                return name, place
        host = (self.found.hostname or self.found.sitename or "").removeprefix("www.")
        return (host, "trafilatura") if host and "/" not in host else (None, "")

    def _url(self) -> Value:
        value, place = self._named(_URLS)
        if not value:
            link = next((link.get("href") for link in self.tree.iter("link") if "canonical" in (link.get("rel") or "")), None)
            value, place = one_line(link), "link canonical"
        if not value:
            value, place = one_line(self.found.url), "trafilatura"
        return (value, place) if value and value.startswith("http") else (None, "")

    def _byline(self) -> Value:
        """The people of the first source that names some; of a later one when it names them and more."""
        nobody = {letters(name) for name in (*self._called, *(host for host in self._hosts if "." in host))}
        hosts = {letters(host) for host in self._hosts}
        best: Value = (None, "")
        for value, place in self._authors():
            names = people_in(value, nobody)
            if names and " " not in names and letters(names) in hosts:
                continue
            if names and (best[0] is None or (place.startswith(_CLEAR) and best[0] != names and best[0] in names)):
                best = names, place
        return best

    def _authors(self) -> Iterator[tuple[object, str]]:
        said = resolved(self._story.get("author"), self._nodes)
        listed = said if isinstance(said, list) else [said]
        yield [person for person in listed if not is_organization(person)], "json-ld author"
        for name in _AUTHORS:
            yield [in_order(author) for author in self._meta.get(name, ())], f"meta {name}"
        if any(_LABEL_OF_AUTHOR.search(label) for label in self._said(("twitter:label1",))):
            yield [name for name in self._said(("twitter:data1",)) if " " in name], "meta twitter:data1"
        yield from ((shown, "author of the page") for shown in self._shown_authors())
        yield [part.value for _, parts in self._head for part in parts if part.kind is Piece.BYLINE][:1], "author of the page"

    def _shown_authors(self) -> Iterator[list[str]]:
        """The names in the first element that is marked as an author's, and in those beside it."""
        shown: list[HtmlElement] = []
        for element in self.tree.iter("a", "span", "div", "p", "address", "li", "h3", "h4", "h5", "strong", "em", "td", "cite", "b"):
            marks = f"{element.get('class') or ''} {element.get('id') or ''}"
            marked = "author" in (element.get("rel") or "", element.get("itemprop") or "") or _MARKED_AUTHOR.search(marks)
            if not marked or self._aside(element) or any(above in shown for above in element.iterancestors()):
                continue
            if 2 < len(" ".join(element.text_content().split())) <= _LONGEST:
                shown.append(element)
        for element in shown[:6]:
            named = [inner for inner in element.iter("a", "span") if inner.get("rel") == "author" or inner.get("itemprop") == "name"]
            yield [" ".join(_spaced(inner)) for inner in named] or [" ".join(_spaced(element))]
        for element in shown[:3]:
            yield [" ".join(str(part).split()) for part in element.itertext()][:_MOST_PIECES]

    def _published(self) -> Value:
        """The day that the page's own fields state; else the day it shows as that of its publication; else htmldate's.

        None where the fields state one day and the page shows another beside its title.
        """
        story, page = (words(node.get("datePublished")) for node in (self._story, page_of(self._nodes)))
        places = [("json-ld datePublished", story), *((f"meta {name}", self._meta.get(name, [None])[0]) for name in _STAMPS)]
        for place, value in (*places, ("json-ld datePublished", page)):
            if day := self._day(value):
                day = self._local_day(str(value), day)
                return (None, "") if self._contradicted(day) else (day, place)
        return self._shown_day() or self._by_htmldate()

    def _day(self, value: object) -> str | None:
        from rag.corpus.fields import day_of

        return day_of(value, self._languages) if isinstance(value, str) else None

    def _local_day(self, stamp: str, day: str) -> str:
        """The day of a moment given in universal time where it was published: the page gives the same moment with its own clock."""
        moment = moment_of(stamp)
        if moment is None or moment.utcoffset():
            return day
        times = [element.get("datetime") or "" for element in islice(self.tree.iter("time"), _MOST_LINES)]
        for other in map(moment_of, (*times, *(values[0] for name, values in self._meta.items() if "date" in name))):
            if other and other.utcoffset() and abs(other - moment) < timedelta(minutes=1):
                return other.date().isoformat()
        shown = (entry for entry in self._shown if entry.rank == 0 and _apart(entry.day, day) == 1)
        return next((entry.day for entry in shown if re.search(rf"\b\d?\d[:.h]{moment:%M}\b", entry.text)), day)

    def _contradicted(self, day: str) -> bool:
        """Whether the page shows days between its title and its story, all of them far from the one that is stated."""
        shown = [entry.day for entry in self._shown if entry.rank == 0]
        return bool(shown) and all(_apart(other, day) > 1 for other in shown)

    def _shown_day(self) -> tuple[str, str] | None:
        """The day in an element that is marked as the story's date, or labelled so, or stands by its title; elsewhere one alone."""
        best = min((entry.rank for entry in self._shown), default=_ELSEWHERE)
        if best < _ELSEWHERE:
            beside = [entry for entry in self._shown if entry.rank == best]
            return beside[0][1:3] if len({entry.day for entry in beside}) <= _MOST_DAYS else None
        days = [part.value for _, parts in self._head for part in parts if part.kind is Piece.DAY]
        if days:
            return days[0], "date of the page"
        return self._shown[0][1:3] if len({entry.day for entry in self._shown}) == 1 else None

    @cached_property
    def _shown(self) -> list[_Shown]:
        """The days that the page shows, each by how near to its title, not those of an update."""
        places = {element: number for number, element in enumerate(self.tree.iter())}
        title, opening = (places[element] if element is not None else -1 for element in (self._heading, self._opening))
        found: list[_Shown] = []
        for element in self._dated():
            stamp = element.get("datetime") or element.get("content")
            text = " ".join(_spaced(element))
            sure = "datePublished" in (element.get("itemprop") or "")
            day = None if _only_update(text, _marks(element)) else (self._day(stamp) if stamp else None) or self._stated(text, sure)
            if day:
                at = places[element]
                rank = -1 if sure else 0 if title <= at <= opening else 1 if title - _NEAR <= at <= title else _ELSEWHERE
                found.append(_Shown(rank, day, element.tag if element.tag == "time" and stamp else "date of the page", text))
        return found

    def _dated(self) -> Iterator[HtmlElement]:
        """Elements that may state the day: those named so, times, and those with a date for their class, in this order."""
        named: list[HtmlElement] = []
        times: list[HtmlElement] = []
        classed: list[HtmlElement] = []
        for element in self.tree.iter("time", "span", "div", "p", "abbr", "li", "meta", "td", "small", "em", "a"):
            marks = _marks(element)
            if element.get("itemprop") in ("datePublished", "dateCreated"):
                named.append(element)
            elif _CLOCK.search(marks):
                continue
            elif element.tag == "time" and "updated" not in marks.split() and element.get("itemprop") != "dateModified":
                times.append(element)
            elif _MARKED_DATE.search(marks):
                classed.append(element)
        for element in (*named, *times, *classed):
            if not self._aside(element):
                yield element

    def _stated(self, text: str, sure: bool) -> str | None:
        if not text or len(text) > _LONGEST:
            return None
        if update := UPDATED.search(text):
            text = text[: update.start()]
        if found := only_date(text, 0, len(text), self._languages):
            return found[0]
        stamp = PUBLISHED.search(text)
        found = first_date(text, stamp.end() if stamp else 0, languages=self._languages) if stamp or sure else None
        return found[0] if found else None

    def _by_htmldate(self) -> Value:
        """What htmldate finds, where the page's address says the same day, or the page shows it and no other."""
        from htmldate import find_date

        given = find_date(self.html, original_date=True, extensive_search=False)
        if not given:
            return None, ""
        shown = {found[0] for text in self._shown_texts() if (found := first_date(text, languages=self._languages))}
        in_address = _compact(given) in re.sub(r"\D", "", self._url()[0] or "")
        return (given, "htmldate") if in_address or shown == {given} else (None, "")

    def _shown_texts(self) -> Iterator[str]:
        """The short stretches of words that the page shows outside its paragraphs, and those of its story's beginning."""
        for element in self.tree.iter("time", "span", "div", "p", "td", "li", "small", "em", "b", "i", "strong", "font", "h3", "h4"):
            for part in (element.text, element.tail):
                if part and 8 <= len(part.strip()) <= _LONGEST and not self._aside(element):
                    yield part


class _Shown(NamedTuple):
    """A day that a page shows: how near to its title, where, and in what words."""

    rank: int
    day: str
    place: str
    text: str


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _only_update(text: str, marks: str) -> bool:
    """Whether an element tells when the page was changed, and not when it was published."""
    update = UPDATED.search(text) or _MARKED_UPDATE.search(marks)
    return bool(update) and not PUBLISHED.search(text)


def moment_of(stamp: str) -> datetime | None:
    """The moment that a stamp of date, time and offset means."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(stamp.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return found if found.tzinfo else None
    return None


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _compact(day: str) -> str:
    return day.replace("-", "")


def _tells_the_same(heading: str, title: str) -> bool:
    """Whether a heading is the title in other words, or most of it, and no more than it."""
    one, other = letters(heading), letters(title)
    if other in one or len(one) < _SHORTEST:
        return False
    if one in other:
        return len(one) * 5 >= len(other) * 3
    mine, its = ({word for word in text.casefold().split() if len(word) > 2} for text in (heading, title))
    shared = len(mine & its)
    return shared >= 3 and shared * 2 >= min(len(mine), len(its))


def _spaced(element: HtmlElement) -> list[str]:
    """The words of an element, those of two elements never as one."""
    return [word for part in element.itertext() for word in str(part).split()]
