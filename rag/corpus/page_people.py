"""Who wrote the story of a saved page: linked data first, then its meta elements, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from rag.corpus.formats import Value
from rag.corpus.head_lines import Part, Piece
from rag.corpus.labels import ABOUT_ME, RIGHTS, SIGNED
from rag.corpus.linked_data import is_organization, letters, parsed, resolved, unbroken, words
from rag.corpus.outlets import is_outlet
from rag.corpus.page_view import LONGEST, Page, marks, spaced
from rag.corpus.people import NOBODY, OTHER_WORK, in_order, is_person, people_in
from rag.language.english.people import BODIES, FEMALE_NAMES, MALE_NAMES
from rag.language.other_languages import MYSELF

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHORS = tuple(
    "author article:author article:author_name dc.creator dc:creator dcterms.creator byl parsely-author sailthru.author citation_author "
    "authors dc.contributor cxenseparse:author cse_author creator og:author book:author".split()
)
_OTHER_AUTHORS = re.compile(r"(?:^|(?<!twitter)[.:_-])(?:authors?|author[_-]?names?|byl(?:ine)?s?|creator)")
_LABEL_OF_AUTHOR = re.compile(r"written by|author|geschrieben|verfasst|escrito|écrit|scritto|geschreven|skrevet|автор", re.IGNORECASE)
_MARKED_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:(?:post|entry|article|story|news|blog|page|content)-?(?:author|byline)s?|by-?lines?"
    r"|auth?ors?-?(?:names?|link|info|box|line|text)?|autor(?:en|in|es|a)?(?:-?zeile)?|auteurs?|autore|verfasser(?:in)?|redakteur(?:in)?"
    r"|journalist(?:in|e|a)?|columnist|firmante|writer|reporter|reader-credits|creator|(?:submitted|posted|written|wrote)[_-]?by|vcard|h-card)(?:$|[\s_-])"
    r"|(?-i:[a-z](?:Author|Byline)s?(?:Names?)?(?![a-z])|(?:^|\s)(?:author|byline)s?(?:Names?|Link|Text|Line)(?![a-z]))",
    re.IGNORECASE,
)
_CLEAR = ("json-ld", "meta")
_SHOWN = "author of the page"
_OWN_TAGS = ("byline", "author")
_TAGS = (
    *("a", "span", "div", "p", "address", "li", "h2", "h3", "h4", "h5", "h6", "strong", "em", "i", "small", "td", "cite", "b", "dd"),
    *("section", "header", "ul", "footer"),
    *_OWN_TAGS,
)
_PICTURE = re.compile(
    r"caption|copyright|licen[cs]e|lizenz|(?:^|[\s_-])(?:quote|bbcode)"
    r"|(?:^|[\s_-])(?:photo|foto|image|bild|picture|media)-?(?:credit|grapher|graf|nachweis|unterschrift|author|autor)",
    re.IGNORECASE,
)
# The folder of an address under which people have their pages.
_PAGES_OF_PEOPLE = re.compile(
    r"/(?:authors?|autor(?:en|es|in|a)?|auteurs?|autor[ei]|by|bylines?|contributors?|columnists?|correspondents?|journalist(?:s|en|es?|as?)?"
    r"|redakteure?|redaktion|reporters?|staff|writers?|forfatter|skribent)/[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"/(?:categor(?:y|ies)|kategorien?|rubri[a-z]{1,6}|section|ressort|tags?|themen?|topics?|label|search|suche)(?:[/=?]|$)"
)
_LABEL = re.compile(
    r"(?:(?:written |words |text |story |reported |posted )?by|authors?|von|autor(?:in|en|es|a|e|i)?|auteure?s?|par|por|di|door|av|af"
    r"|forfatter|författare|автор|作者|記者|记者|撰文|執筆)\s*[:：/]?"
    r"|(?:words|text|story|interview|redaktion|texto|texte|tekst|testo|текст|文)\s*[:：]",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"([^\W\d_]+) [^\W\d_a-z][^\W\d_]+(?=\s*[-–—,(]|\s(?:is|ist|est|es|è|was|war|writes|schreibt|lebt|lives)\b)")
_ACRONYM = re.compile(r"\b[A-Z]{3,} [A-Z][a-z]")  # "HARB Science": a body
_AUTHOR = re.compile(r"(?:author|autor(?:in)?|auteure?|autore|forfatter|författare)\b", re.IGNORECASE)
# Before a name in one line with it.
_LABELLED = re.compile(
    r"(?:authors?|autor(?:in(?:nen)?|en|es|as?|e|i)?|auteure?s?|verfasser(?:in)?|forfatter|författare|kirjoittaja|redaktör|автор"
    r"|(?:text|texte|texto|testo|tekst|words|story)(?:\s*(?:,|&|\+|/|und|et|y|e|og|och|and|en)\s*[^\W\d_]+)?)\s*[:：]",
    re.IGNORECASE,
)
_WORDS_FOR_AUTHOR = frozenset(("author", "schema:author", "article:author", "dc:creator", "dcterms:creator"))
_CREDITED = frozenset(("cc:attributionName", "cc:attributionURL"))
_META = re.compile(r"(?:^|[\s_-])(?:(?:post|entry|article)-?(?:meta(?:data)?|info)|submitted)(?:$|[\s_-])", re.IGNORECASE)
_SIGNED = re.compile(r"\W{0,3}(?:(?:posted|written|submitted|published|geschrieben|veröffentlicht) )?(?:by|von|par|por)\s", re.IGNORECASE)
_KEPT = re.compile(
    r"[\"']?\b(?:authors?|author_?names?|article_?authors?|page_?authors?|byline|autor|autores)[\"']?\s*[:=]\s*\[?\s*[\"']([^\"'<>{}\[\]]{3,80})[\"']",
    re.IGNORECASE,
)
_MOST_OF_SCRIPT = 300_000  # characters
_OPENING, _CLOSING = 200, 300  # characters of a story in which its author may be named
_SORTED = re.compile(
    r"(?:^|\s)(?:category|tag|format)-\w+.*\s(?:author|autor)-\w", re.DOTALL
)  # a post that is listed, by what it is filed under
_WIDGET = re.compile(r"widget|(?:author|autor)\S*(?:bio|box|info)\S*\s+(?:\S+\s+)*footer", re.IGNORECASE)
_AND = ("and", "und", "et", "y")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LABELS_IN = ("span", "strong", "b", "em", "i", "div", "p", "dt", "th", "td", "label", "small", "h3", "h4", "h5", "h6", "li")
_LINES = ("p", "div", "span", "td", "em", "i", "small", "strong", "b", "h3", "h4", "h5", "h6")
_LONGEST_SIGN = 60  # characters of an element that holds but a name
_RIGHT = re.compile(r"text-align:\s*right|(?:^|[\s_-])(?:align-?right|text-?right|signature)(?:$|[\s_-])", re.IGNORECASE)
_WORDS_A_SELF = 500  # of a story, for each with which the author speaks of himself or herself
_QUOTED = re.compile(r"[“\"„«»][^“”\"„«»]{0,600}[”“\"»«]")
_SHORTEST_NAME = 8  # letters of an address that is a person's name
_MOST_ABOUT = 500  # characters of an element that tells about an author
_MOST_FAR = 4  # elements that differ, off the title: more are of a list of stories
_MOST_PIECES = 12  # of an element that names an author


def byline(page: Page) -> Value:
    """The people of the first source that names some; of a later one when it names them and more."""
    owner = _owner(page)
    hosts = {letters(host) for host in page.hosts}
    site = {letters(name) for name in (*page.called, *(host for host in page.hosts if len(host) >= 10))}
    nobody = site - owner
    best, source = "", ""
    near, far = _author_elements(page)
    for value, place in _authors(page, near, far):
        if " " in best and not place.startswith(_CLEAR):
            break  # none of these says more
        names = people_in(value, nobody)
        if names and " " not in names and letters(names) in hosts:
            continue
        if names and " " not in names:
            names = _in_full(page, names)
        if names and (not best or _says_more(best, names, place)):
            best, source = names, place
    if not best and (name := _of_site(page)):
        return name, "owner of the site"
    if not source.startswith(_CLEAR):
        return best or None, source
    shown = next((names for said in (*_names_of(near), _signed(page)) if (names := people_in(said, nobody))), "")
    return (shown, _SHOWN) if " " in shown and _overrules(page, shown, best, site) else (best, source)


def _says_more(best: str, names: str, place: str) -> bool:
    """Whether a later source names the same people and more, or the one of whom only the first name is known in full."""
    if place.startswith(_CLEAR):
        return best != names and best in names
    return best[1:].islower() and " " not in best and names.startswith(f"{best} ")


def _overrules(page: Page, shown: str, stated: str, site: Collection[str]) -> bool:
    """Whether whom the page shows by its title counts more than whom its head states.

    So it does over the site's own name, over an account whose name the page never shows, and over one of several people.
    """
    mine, its = (re.split(rf",\s*|\s(?:{'|'.join((*_AND, '&'))})\s", names) for names in (shown, stated))
    if all(letters(name) in site for name in its):
        return True
    more = set(mine) > set(its) and not any(_ACRONYM.search(name) or is_outlet(name, in_byline=True) for name in mine)
    told_of = any(letters(name) in letters(page.title[0] or "") for name in mine)
    return more or not (told_of or any(letters(name) in page.shown for name in its))


def _authors(page: Page, near: list[HtmlElement], far: list[HtmlElement]) -> Iterator[tuple[object, str]]:
    said = resolved(page.story.get("author"), page.nodes)
    listed = said if isinstance(said, list) else [said]
    yield [person for person in listed if not is_organization(person)], "json-ld author"
    for name in _AUTHORS:
        yield [in_order(author) for author in page.meta.get(name, ())], f"meta {name}"
    yield _listed(page), "meta parsely-page"
    if any(_LABEL_OF_AUTHOR.search(label) for label in page.said(("twitter:label1",))):
        yield [name for name in page.said(("twitter:data1",)) if " " in name], "meta twitter:data1"
    yield from ((shown, _SHOWN) for elements in (near, _of_story(page, far)) for shown in _names_of(elements))
    yield _signed(page), _SHOWN
    yield from (([name], _SHOWN) for name in _labelled(page))
    yield _beside_day(page), _SHOWN
    yield _signed_off(page), _SHOWN
    yield [value for name, values in page.meta.items() if _OTHER_AUTHORS.search(name) for value in values], "other meta"
    yield (
        [e.text_content() for e in page.tree.iter("a", "span") if not _CREDITED.isdisjoint((e.get("rel"), e.get("property")))],
        "licence of the page",
    )
    yield _in_scripts(page), "script"


def _listed(page: Page) -> list[object]:
    """The authors in what a page says of itself for Parse.ly, as JSON in a meta element."""
    said = [fields for value in page.meta.get("parsely-page", ()) if isinstance(fields := parsed(value), Mapping)]
    return [fields.get(name) for fields in said for name in ("author", "authors")]


def _in_full(page: Page, name: str) -> str:
    """A first name with the surname that linked data adds to it in words, or that the site's address is."""
    for node in page.nodes:
        about = node.get("description")
        if words(node.get("name")) == name and isinstance(about, str) and (match := _INTRODUCED.match(about)) and match[1] == name:
            return match[0]
    said = page.tree.text_content()
    surnames = (said[match.start(1) : match.end(1)] for match in re.finditer(rf"\b{re.escape(name)}\s+([^\W\d_]+)", said, re.IGNORECASE))
    surname = next((word for word in surnames if letters(word) in {letters(host) for host in page.hosts}), None)
    return f"{name} {surname.title() if surname.isupper() else surname}" if surname else name


def _owner(page: Page) -> set[str]:
    """The name of a site that is that of a person: its linked data says so, and of no organization, or it has a page "About me"."""
    people: set[str] = set()
    others: set[str] = set()
    for node in page.nodes:
        if (name := words(node.get("name"))) and "@type" in node:
            (others if is_organization(node) else people).add(letters(name))
    links = (" ".join(spaced(link)) for link in page.tree.iter("a"))
    if any(map(ABOUT_ME.fullmatch, links)):
        return {letters(name) for name in page.called}
    named = {letters(part) for part in _parts_of_hosts(page)}
    stated = (author for name, authors in page.meta.items() if _OTHER_AUTHORS.search(name) for author in authors)
    mine = {letters(author) for author in stated if letters(author) in named and _is_full_name(author) and _tells_of_oneself(page)}
    return (people - others) | mine


def _parts_of_hosts(page: Page) -> set[str]:
    return {part for host in page.hosts for part in host.split(".") if len(part) >= _SHORTEST_NAME}


def _of_site(page: Page) -> str | None:
    """The person whose site it is, when the story is told in the first person: by the site's address, else by who holds the rights."""
    if not _tells_of_oneself(page):
        return None
    return next((name for name in (*_of_address(page), *_holder(page)) if _is_full_name(name)), None)


def _tells_of_oneself(page: Page) -> bool:
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", page.text))
    mine = MYSELF.get(page.languages[0].split("-")[0] if page.languages else "", ())
    return sum(word in mine for word in words) * _WORDS_A_SELF >= max(len(words), 1)


def _of_address(page: Page) -> Iterator[str]:
    """The people after whom the site's address is called, as the page writes their names ("Ann Lee" of annlee.example)."""
    said = unbroken(f"{page.tree.text_content()} {' '.join(page.called)}")
    for part in sorted(_parts_of_hosts(page)):
        for match in re.finditer(rf"(?P<degree>\b(?:Dr|Prof)\.\s)?\b(?P<name>{'[ .-]{0,2}'.join(letters(part))})\b", said, re.IGNORECASE):
            if match["degree"] or match["name"].partition(" ")[0].casefold() in MALE_NAMES | FEMALE_NAMES:
                yield match["name"]


def _holder(page: Page) -> list[str]:
    """Whom the last note on its rights names, else its head: "© 2020 Ann Lee"."""
    seen = "not(ancestor::script or ancestor::style or ancestor::noscript)"
    notes = page.tree.xpath(f"//body//text()[(contains(., '©') or contains(., '(c)') or contains(., 'opyright')) and {seen}]")
    said = (" ".join(spaced(note.getparent())) for note in notes[-1:])
    return [*(match["holder"] for words in said if (match := RIGHTS.search(words))), *page.said(("copyright", "dcterms.rights"))]


def _is_full_name(words: str) -> bool:
    """Whether words that may as well be a company's or a site's are surely written like a person's name."""
    parts = words.split()
    bodies = (part.casefold() in BODIES for part in parts)
    return 2 <= len(parts) <= 3 and all(part[0].isupper() and not part.isupper() for part in parts) and not any(bodies) and is_person(words)


def _signed(page: Page) -> list[str]:
    """Whom the first line about the title that is signed names."""
    return [part.value for _, parts in page.head for part in parts if part.kind is Piece.BYLINE][:1]


def _author_elements(page: Page) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The elements that are marked as an author's: those between the title and the story, and those further off.

    Further off they are as likely those of other stories.
    """
    near: list[HtmlElement] = []
    far: list[HtmlElement] = []
    for element in page.tree.iter(*_TAGS):
        marked = _is_marked(element) or (_is_link_to_author(element) and page.by_title(element))
        if not marked or page.aside(_out_of_widget(element), within=_is_stated(element)) or _of_picture(page, element):
            continue
        shown = near if page.by_title(element) else far
        length = len(" ".join(element.text_content().split()))
        if any(above in shown for above in element.iterancestors()) or length <= 2:
            continue
        if length <= LONGEST:
            shown.append(element)
        elif (shown is near or _WIDGET.search(marks(element))) and length <= _MOST_ABOUT and (named := _name_within(element)) is not None:
            shown.append(named)
    return near, far


def _name_within(element: HtmlElement) -> HtmlElement | None:
    """The first element of those that tell about an author, when it is no more than a name."""
    first = next((inner for inner in element.iter("a", "span", "strong", *_HEADINGS) if inner.text_content().strip()), None)
    return first if first is not None and is_person(" ".join(spaced(first))) else None


def _names_of(elements: list[HtmlElement]) -> Iterator[list[str]]:
    """What the elements say: those that stand side by side together, then each piece by piece."""
    for _, beside in groupby(elements[:6], key=lambda element: element.getparent()):
        yield [name for element in beside for name in _named(element)]
    for element in elements[:3]:
        yield list(takewhile(lambda part: not OTHER_WORK.match(part), _behind_label(element, _MOST_PIECES)))


def _named(element: HtmlElement) -> list[str]:
    named = [inner for inner in element.iter("a", "span") if inner.get("rel") == "author" or inner.get("itemprop") == "name"]
    return [" ".join(spaced(inner)) for inner in named] or [" ".join(_behind_label(element))]


def _behind_label(element: HtmlElement, most: int | None = None) -> list[str]:
    """The pieces of an element; of "Date: 3 May Author: Ann Lee Source: Mail" those that are the author's."""
    pieces = [piece for part in element.itertext() if (piece := " ".join(unbroken(str(part)).split()))][:most]
    label = next((number for number, piece in enumerate(pieces) if number and _LABEL.fullmatch(piece)), None)
    return list(takewhile(lambda piece: piece[-1] not in ":：", pieces[label + 1 :])) if label else pieces


def _of_story(page: Page, elements: list[HtmlElement]) -> list[HtmlElement]:
    """Of the elements off the title those in the story's own article where it has one; all where they say the same."""
    own = [e for e in elements if any(above.tag == "article" and above in page.around for above in e.iterancestors())]
    if own:
        return own
    return elements if len({" ".join(spaced(element)) for element in elements}) <= _MOST_FAR else []


def _labelled(page: Page) -> Iterator[str]:
    """What follows an element that says no more than "Author:", or stands with it in one."""
    for element in page.tree.iter(*_LABELS_IN):
        label = element.text.strip() if element.text and len(element) == 0 else ""
        if element.tag in ("dt", "th") or "label" in marks(element):
            label = f"{label.rstrip(':')}:"
        if not _LABEL.fullmatch(label) or _of_picture(page, element):
            continue
        if not page.aside(element) or (_AUTHOR.match(label) and _is_alone(element)):
            beside = element.getnext()
            after = (element.tail or "").strip() or (" ".join(spaced(beside)) if beside is not None else "")
            if len(after) <= LONGEST:
                yield after
    yield from _with_labels(page)


def _with_labels(page: Page) -> list[str]:
    """Whom lines that begin with "Author:" name, where all of them name the same."""
    found: dict[str, None] = {}
    for element in page.tree.iter(*_LINES):
        opening = element.text or ("" if len(element) == 0 else element[0].text) or ""
        if not _LABELLED.match(opening.lstrip()) or page.aside(element) or _of_picture(page, element):
            continue
        said = " ".join(spaced(element))
        if len(said) <= LONGEST and (label := _LABELLED.match(said)) and (names := said[label.end() :].strip()):
            signed = SIGNED.fullmatch(f"by {names}")  # without an office behind them
            found[signed["names"] if signed else names] = None
    return list(found) if len(found) == 1 else []


def _is_alone(element: HtmlElement) -> bool:
    """Whether no other element of the page says the same."""
    return len([other for other in element.getroottree().iter(element.tag) if other.text == element.text]) == 1


def _beside_day(page: Page) -> list[str]:
    """The one person who is named beside the day, in its line or the one next to it, between the title and the story."""
    by_text: dict[str, tuple[HtmlElement, tuple[Part, ...]]] = {}  # an element and the one within it say the same
    for element, text, parts in page.lines:
        if page.by_title(element):
            by_text.setdefault(text, (element, parts))
    shown = list(by_text.values())
    dated = [any(part.kind in (Piece.DAY, Piece.UPDATE) for part in parts) for _, parts in shown]
    found: dict[str, None] = {}
    for number, (element, parts) in enumerate(shown):
        kinds = [part.kind for part in parts]
        if kinds.count(Piece.NAME) != 1 or Piece.OUTLET in kinds or _of_picture(page, element) or _of_subject(element):
            continue
        name = parts[kinds.index(Piece.NAME)].value
        beside = (n for n in (number - 1, number + 1) if 0 <= n < len(shown) and dated[n])
        if (dated[number] or any(_are_near(element, shown[n][0]) for n in beside)) and _may_sign(page, name):
            found[name] = None
    return list(found) if len(found) == 1 else []


def _signed_off(page: Page) -> list[str]:
    """The one name that stands alone behind a story's paragraphs, on the right or in italics."""
    if page.opening is None:
        return []
    below = page.places[page.opening]
    found: dict[str, None] = {}
    for element in page.tree.iter("p", "div"):
        if page.places[element] < below or not _stands_out(element) or page.aside(element):
            continue
        if len(element.text_content()) > _LONGEST_SIGN:
            continue
        name = " ".join(spaced(element)).strip("()[]–—- ")
        before = " ".join(spaced(element.getprevious())) if element.getprevious() is not None else ""
        told = len(before) > _LONGEST_SIGN and before[:_LONGEST_SIGN] in " ".join(page.text.split())
        if told and len(name.split()) <= 3 and _may_sign(page, name) and not _of_picture(page, element):
            found[name] = None
    return list(found) if len(found) == 1 else []


def _stands_out(element: HtmlElement) -> bool:
    """Whether a paragraph is set on the right, or the whole of it in italics."""
    if element.get("align") == "right" or _RIGHT.search(f"{element.get('style') or ''} {marks(element)}"):
        return True
    return not (element.text or "").strip() and len(element) == 1 and element[0].tag in ("em", "i") and not (element[0].tail or "").strip()


def _are_near(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements stand in the same small part of the page."""
    far = 3 if one.tag == "a" or next(one.iter("a"), None) is not None else 2
    return not {*islice(one.iterancestors(), far)}.isdisjoint(islice(other.iterancestors(), far))


def _may_sign(page: Page, name: str) -> bool:
    """Whether a name that is not said to be the author's may be that: nobody whom the story tells of, and not the site."""
    site = {word for called in (*page.called, *page.hosts) for word in re.findall(r"[^\W\d_]{4,}", called.casefold())}
    parts = {word.casefold() for word in name.split() if not word[0].islower() or word in _AND}
    plain = " " in name and parts.isdisjoint((*_AND, *NOBODY, *site)) and is_person(name)
    return plain and name not in page.text[_OPENING:-_CLOSING] and letters(name) not in letters(page.title[0] or "")


def _of_subject(element: HtmlElement) -> bool:
    """Whether an element is a heading's, or a link to what is told of a subject, or holds one."""
    if next(element.iterancestors(*_HEADINGS), None) is not None:
        return True
    return any(_SUBJECTS.search((link.get("href") or "").lower()) for link in (*element.iter("a"), *islice(element.iterancestors("a"), 1)))


def _in_scripts(page: Page) -> list[str]:
    """What the page's scripts keep as its author, when it is one and the same."""
    scripts = (e.text for e in page.tree.iter("script") if e.text and "ld+json" not in (e.get("type") or ""))
    found = {unescape(match[1]).strip() for script in scripts if len(script) <= _MOST_OF_SCRIPT for match in _KEPT.finditer(script)}
    return [name for name in found if len(found) == 1 and " " in name]


def _is_stated(element: HtmlElement) -> bool:
    named = {word for name in ("rel", "itemprop", "property") for word in (element.get(name) or "").lower().split()}
    return not _WORDS_FOR_AUTHOR.isdisjoint(named)


def _is_marked(element: HtmlElement) -> bool:
    return (
        _is_stated(element)
        or element.tag in _OWN_TAGS
        or bool(
            (_MARKED_AUTHOR.search(marks(element)) and not _SORTED.search(marks(element)))
            or (_META.search(marks(element)) and _SIGNED.match(element.text_content()))
        )
    )


def _is_link_to_author(element: HtmlElement) -> bool:
    return element.tag == "a" and bool(_PAGES_OF_PEOPLE.search(element.get("href") or ""))


def _out_of_widget(element: HtmlElement) -> HtmlElement:
    """What holds the part of a page that is made for its author, "widget author", where an element stands in one."""
    parts = (above for above in (element, element.getparent()) if above is not None and _is_marked(above))
    return next((above.getparent() for above in parts if _WIDGET.search(marks(above)) and above.getparent() is not None), element)


def _of_picture(page: Page, element: HtmlElement) -> bool:
    """Whether an element says who took a picture."""
    beside = takewhile(lambda above: above not in page.around, (element, *element.iterancestors()))
    return any(above.tag in ("figure", "figcaption") or _PICTURE.search(marks(above)) for above in beside)
