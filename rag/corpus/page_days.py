"""The day on which the story of a saved page was published: what its own fields state, then what it shows, then htmldate.

None where the fields state one day and the page shows another beside its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rag.corpus.dates import first_date, only_date
from rag.corpus.formats import Value
from rag.corpus.head_lines import Part, Piece
from rag.corpus.labels import PUBLISHED, UPDATED
from rag.corpus.linked_data import page_of, words
from rag.corpus.page_view import LONGEST, MOST_LINES, Page, marks, spaced

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STAMPS = tuple(
    "article:published_time article:published:time og:published_time og:article:published_time article:published datepublished publishdate "
    "publish-date publish_date published published_time publication_date publicationdate pubdate pub_date parsely-pub-date sailthru.date "
    "dc.date.issued dcterms.issued dc.date.created dcterms.created dc.created dc.date.published citation_publication_date citation_date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate article.published article_date_original originalpublicationdate "
    "prism.publicationdate rnews:datepublished og:pubdate displaydate ptime article.created".split()
)
_FIRST = frozenset(("json-ld datePublished", "meta article:published_time"))  # other stamps may be of a change
_MARKED_DATE = re.compile(
    r"date|datum|time|stamp|publi|posted|byline|dateline|meta\b|entry-meta|post-info|article-info|erschienen|fecha|heure", re.IGNORECASE
)
_CLOCK = re.compile(
    r"today|heute|current[-_]?(?:date|time)|(?:header|top|head|nav|menu)[-_]?date|date[-_]?(?:time)?[-_]?now|td_data_time",
    re.IGNORECASE,
)
_MARKED_UPDATE = re.compile(r"(?:last-?)?(?:updated?|modified)(?:[-_]?(?:date|time|on|at))", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d.:])\d?\d(?:[:h]|\.(?=\d\d ?(?:Uhr|[ap]\.?m)))(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")
_NEAR = 40  # elements before a title
_MOST_DAYS = 2  # by a title, of its publication and of an update: more are of events
_ELSEWHERE = 2


@dataclass(frozen=True)
class Days:
    """The days of a page."""

    page: Page

    def published(self) -> Value:
        """The day that the page's own fields state; else the day it shows as that of its publication; else htmldate's.

        Of several that they state it is the one that the page shows beside its title; none where it shows another one there.
        """
        story, page = (words(node.get("datePublished")) for node in (self.page.story, page_of(self.page.nodes)))
        places = [("json-ld datePublished", story), *((f"meta {name}", self.page.meta.get(name, [None])[0]) for name in _STAMPS)]
        stated = [(str(value), day, place) for place, value in (*places, ("json-ld datePublished", page)) if (day := self._day(value))]
        first = [one for one in stated if one[2] in _FIRST]
        shown = {day for day, _ in self._by_title}
        stamp, day, place = next((one for one in first if one[1] in shown), stated[0] if stated else ("", None, ""))
        day, place = (self._local_day(stamp, day), place) if day else self._shown_day() or self._by_htmldate()
        return (None, "") if day and self._contradicted(day) else (day, place)

    def _day(self, value: object) -> str | None:
        from rag.corpus.fields import day_of

        return day_of(value, self.page.languages) if isinstance(value, str) else None

    def _local_day(self, stamp: str, day: str) -> str:
        """The day of a moment given in universal time where it was published: the page gives the same moment with its own clock, or the day
        before or after in its address."""
        moment = moment_of(stamp)
        if moment is None or moment.utcoffset():
            return day
        times = [element.get("datetime") or "" for element in islice(self.page.tree.iter("time"), MOST_LINES)]
        for other in map(moment_of, (*times, *(values[0] for name, values in self.page.meta.items() if "date" in name))):
            if other and other.utcoffset() and abs(other - moment) < timedelta(minutes=1):
                return other.date().isoformat()
        address = _IN_ADDRESS.search(self.page.url[0] or "")
        if address and (dated := self._day("-".join(address.groups()))) and _apart(dated, day) == 1:
            return dated
        near = [(other, _TIME.findall(text)) for other, text in self._by_title if _apart(other, day) == 1]
        timed = next((other for other, clocks in near if f"{moment:%M}" in clocks), None)
        untimed = next((other for other, clocks in near if not clocks), None) if all(other != day for other, _ in self._by_title) else None
        return timed or untimed or day

    @cached_property
    def _by_title(self) -> list[tuple[str, str]]:
        """The days that the page shows between its title and its story, each with its words."""
        lines = [(part.value, text) for element, text, part in self._head_days if self._is_below(element) and not _only_update(text, "")]
        return [*((entry.day, entry.text) for entry in self._shown if entry.rank <= 0), *lines]

    def _contradicted(self, day: str) -> bool:
        """Whether the page shows days between its title and its story, and the one that is stated is none of them."""
        lines = {part.value for element, text, part in self._head_days if self.page.by_title(element) and not _only_update(text, "")}
        shown = lines | {entry.day for entry in self._shown if entry.rank == 0}
        return bool(shown) and day not in shown

    def _shown_day(self) -> tuple[str, str] | None:
        """The day in an element that is marked as the story's date, or labelled so, or stands by its title; elsewhere one alone."""
        best = min((entry.rank for entry in self._shown), default=_ELSEWHERE)
        if best < _ELSEWHERE:
            beside = [entry for entry in self._shown if entry.rank == best]
            return beside[0].told if len({entry.day for entry in beside}) <= _MOST_DAYS else None
        if day := self._head_day():
            return day, "date of the page"
        return self._shown[0].told if len({entry.day for entry in self._shown}) == 1 else None

    def _head_day(self) -> str | None:
        """The day of the short lines about the title: one that is labelled, else the first behind it, else one alone before it."""
        labelled = [part.value for _, text, part in self._head_days if PUBLISHED.search(text)]
        below = list(dict.fromkeys(part.value for element, _, part in self._head_days if self._is_below(element)))
        above = {part.value for element, _, part in self._head_days if not self._is_below(element)}
        first = below[0] if 0 < len(below) <= _MOST_DAYS else above.pop() if len(above) == 1 and not below else None
        return next(iter(labelled), first)

    @cached_property
    def _head_days(self) -> list[tuple[HtmlElement, str, Part]]:
        lines = (
            (element, text, parts)
            for element, text, parts in self.page.lines
            if not _is_other(element) and not _only_update(_just_before(element), "")
        )
        return [(element, text, part) for element, text, parts in lines for part in parts if part.kind is Piece.DAY]

    def _is_below(self, element: HtmlElement) -> bool:
        places = self.page.places
        return self.page.heading is not None and places[element] >= places[self.page.heading]

    @cached_property
    def _shown(self) -> list[_Shown]:
        """The days that the page shows, each by how near to its title, not those of an update."""
        places = self.page.places
        title, opening = (places[element] if element is not None else -1 for element in (self.page.heading, self.page.opening))
        found: list[_Shown] = []
        for element in self._dated():
            stamp = element.get("datetime") or element.get("content")
            text = " ".join(spaced(element))
            sure = "datePublished" in (element.get("itemprop") or "")
            told = f"{_just_before(element)} {text}"
            day = None if _only_update(told, marks(element)) else (self._day(stamp) if stamp else None) or self._stated(text, sure)
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
        for element in self.page.tree.iter("time", "span", "div", "p", "abbr", "li", "meta", "td", "small", "em", "a"):
            named_so = marks(element)
            if element.get("itemprop") in ("datePublished", "dateCreated"):
                named.append(element)
            elif _is_other(element):
                continue
            elif element.tag == "time" and "updated" not in named_so.split() and element.get("itemprop") != "dateModified":
                times.append(element)
            elif _MARKED_DATE.search(named_so):
                classed.append(element)
        for element in (*named, *times, *classed):
            if not self.page.aside(element):
                yield element

    def _stated(self, text: str, sure: bool) -> str | None:
        if not text or len(text) > LONGEST:
            return None
        if update := UPDATED.search(text):
            text = text[: update.start()]
        if found := only_date(text, languages=self.page.languages):
            return found[0]
        stamp = PUBLISHED.search(text)
        found = first_date(text, stamp.end() if stamp else 0, languages=self.page.languages) if stamp or sure else None
        return found[0] if found else None

    def _by_htmldate(self) -> Value:
        """What htmldate finds, where the page's address says the same day, or the page shows it and no other."""
        from htmldate import find_date

        given = find_date(self.page.html, original_date=True, extensive_search=False)
        if not given:
            return None, ""
        shown = {found[0] for text in self._shown_texts() if (found := first_date(text, languages=self.page.languages))}
        in_address = given.replace("-", "") in re.sub(r"\D", "", self.page.url[0] or "")
        return (given, "htmldate") if in_address or shown == {given} else (None, "")

    def _shown_texts(self) -> Iterator[str]:
        """The short stretches of words that the page shows outside its paragraphs, and those of its story's beginning, less updates."""
        for element in self.page.tree.iter("time", "span", "div", "p", "td", "li", "small", "em", "b", "i", "strong", "font", "h3", "h4"):
            if _is_other(element) or self.page.aside(element):
                continue
            within = "" if _only_update(_just_before(element), "") else element.text
            yield from (part for part in (within, element.tail) if part and 8 <= len(part.strip()) <= LONGEST)


def _is_other(element: HtmlElement) -> bool:
    """Whether the day in an element is that on which the page was opened, or of a message that the story quotes."""
    return bool(_CLOCK.search(marks(element))) or next(element.iterancestors("blockquote"), None) is not None


def _just_before(element: HtmlElement) -> str:
    """The words right before an element: what says of a time whether it is that of an update."""
    before, within = element.getprevious(), element.getparent()
    words = before.tail if before is not None else within.text if within is not None else ""
    return (words or "").strip()[-_LABEL:]


class _Shown(NamedTuple):
    """A day that a page shows: how near to its title, where, and in what words."""

    rank: int
    day: str
    place: str
    text: str

    @property
    def told(self) -> tuple[str, str]:
        return self.day, self.place


def _only_update(text: str, marks: str) -> bool:
    """Whether an element tells when the page was changed, and not when it was published."""
    update = UPDATED.search(text) or _MARKED_UPDATE.search(marks)
    return bool(update) and not PUBLISHED.search(text)


_LABEL = 30  # characters of what stands before a time


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
