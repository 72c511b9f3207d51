"""What stands beside a page's story: boxes, controls, subjects, other stories.

It is told by what the page calls it, which is dropped before the story is looked for, and by what it is made of, which is marked in the
story: an extractor that misses a list may take another part of the page for the story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rag.corpus.lines import lines_of
from rag.corpus.linked_data import letters
from rag.corpus.page_view import marks, spaced
from rag.types import Kind, Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Boxes about the author, and in place of what is not shown without consent.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:author|autor(?:en)?)[_-]?(?:bio|box|info-?box|description|profile)|about[_-]the[_-]?author|saboxplugin|brlbs|content-blocker"
    r"|(?:^|[\s_-])(?:cookie|consent)[_-]?(?:banner|notice|hint|box)",
    re.IGNORECASE,
)
# What stands beside a story: what readers say of it, other stories, offers.
_ASIDES = re.compile(
    r"(?:^|\s)(?:comments|kommentare|comentarios|commentaires|disqus_thread|respond|newsletter|recirc|sidebar)(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:(?:comments?|kommentare?|comentarios?|commentaires?)[_-]?(?:lists?|area|section|container|box|wrapper|form)|commentlist"
    r"|(?:most|more)-?(?:read|popular|news|stories)|latest-?(?:news|posts?|stories)(?:-box)?|inline-article-recirc|stream-content"
    r"|(?:related|recommended|popular|trending|similar|recent|other)-?(?:posts?|articles?|stor(?:y|ies)|news|content|links|opinion)"
    r"|read-?(?:next|also)|see-?also|social-?share|share-?(?:bar|box|buttons?))(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset(("dialog", "alertdialog", "navigation", "search", "menu", "menubar", "toolbar", "complementary"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_ITEMS = frozenset(("li", "div", "article", "section", "a"))
_SAYING = frozenset(("li", "p", "div", "h2", "h3", "h4", "h5", "h6", "td", "a", "span", "strong"))
_PLAIN = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "blockquote", "figcaption")
_OWN = ("h1", "article", "main")  # what holds one of these holds the story
_MOST_ASIDE = 0.3  # of a page's letters
_BOX = 1500  # characters: a box that holds more is no box
_SEVERAL = 3
_TITLE = 30  # characters of a link to a story, on the average
_TEASER = 450  # characters of the title of another story with what is told of it
_TAGGED_MOST = 500  # characters of a page's list of subjects
_STORY = 1500  # characters of paragraphs that are a story by themselves
_LEAST = 8  # letters of a line that is known again
_LINKED = 0.9  # of an element's letters: what is nothing but a link
_TAGGED = 0.7  # of the letters of a list of subjects


def drop_asides(tree: HtmlElement) -> None:
    """Takes out of a page what would be read into its story: boxes, comments, other stories, code to copy, links over a name."""
    _drop(tree.iter("textarea"))
    _drop(box for box in tree.iter("div", "section", "aside", "p") if _is_box(box))
    _drop(_named(tree))
    _drop(popup for popup in tree.iter("span") if _is_popup(popup))


def beside(tree: HtmlElement, text: str) -> tuple[Mark, ...]:
    """Marks of the lines of a story that stand in the page among its controls, its subjects or other stories, and nowhere else.

    None where hardly a story would be left.
    """
    asides = [*_controls(tree), *_tags(tree), *filter(_links_only, tree.iter(*_LISTS)), *_teasers(tree)]
    inner = {element for aside in asides for element in aside.iter()}
    said = {letters(" ".join(spaced(element))) for element in inner if element.tag in _SAYING}
    lines = lines_of(text)
    found = {line.start: line for line in lines if (plain := letters(line.text)) in said and len(plain) >= _LEAST}
    if not found:
        return ()
    elsewhere = {letters(" ".join(spaced(element))) for element in tree.iter(*_PLAIN) if element not in inner}
    found = {start: line for start, line in found.items() if letters(line.text) not in elsewhere}
    rest = sum(len(line.text) for line in lines if line.start not in found and line.prose)
    if rest < _STORY and rest < sum(len(line.text) for line in found.values()):
        return ()
    return tuple(Mark(line.start, line.end, Kind.BOILERPLATE, "list of links") for line in found.values())


def _drop(elements: Iterator[HtmlElement] | Sequence[HtmlElement]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _foreign(element: HtmlElement) -> bool:
    """Whether an element cannot hold the page's own story."""
    return next(element.iter(*_OWN), None) is None


def _is_box(element: HtmlElement) -> bool:
    small = _BOXES.search(marks(element)) and len(element.text_content()) <= _BOX
    return bool(small) and next(element.iter("h1", "article"), None) is None


def _named(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What a page itself calls comments, related stories and the like, unless it holds a good part of the words."""
    most: float | None = None
    for element in tree.iter("div", "section", "aside", "ul", "ol", "table", "td", "form"):
        if not _ASIDES.search(marks(element)) or not _foreign(element):
            continue
        if most is None:
            most = _MOST_ASIDE * sum(len(e.text or "") for e in tree.iter("p", "div", "span", "td", "li", "a", "em", "strong", "br"))
        if len(element.text_content()) <= most:
            yield element


def _controls(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What the page says is no part of a text: menus, dialogs, tools."""
    return (
        element for element in tree.iter("div", "section", "ul", "ol", "form", "nav") if element.get("role") in _ROLES and _foreign(element)
    )


def _tags(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The lists of a page's subjects: links that call themselves tags, with hardly a word beside."""
    around: Counter[HtmlElement] = Counter()
    for link in tree.iter("a"):
        if "tag" in (link.get("rel") or "").split():
            around.update(dict.fromkeys(link.iterancestors("p", "div", "ul", "ol", "li", "span", "strong", "section"), _length(link)))
    return (element for element, tagged in around.items() if tagged <= _TAGGED_MOST and tagged >= _TAGGED * _length(element))


def _is_popup(element: HtmlElement) -> bool:
    """Whether it is shown over the link before it when that is pointed at: the same link again with others, and nothing else."""
    before = element.getprevious()
    links = [link for link in element.iter("a") if _leads(link)] if before is not None and before.tag == "a" else []
    again = len(links) >= _SEVERAL and letters(links[0].text_content()) == letters(before.text_content())
    return again and sum(map(_length, links)) >= _LINKED * _length(element)


def _links_only(found: HtmlElement) -> bool:
    """Whether a list holds nothing but titles of other stories: each a heading, or several as long as headlines."""
    items = [item for item in found if item.tag == "li" and _length(item)]
    headed = all(next(item.iter(*_HEADINGS), None) is not None for item in items)
    several = len(items) >= _SEVERAL and sum(map(_length, items)) >= _TITLE * len(items)
    return bool(items) and (headed or several) and all(map(is_link, items))


def _teasers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Rows of other stories, each a linked heading and a few words."""
    for holder in tree.iter("div", "section", "ul", "ol", "aside", "td"):
        if len(holder) >= _SEVERAL:
            found = [child for child in holder if child.tag in _ITEMS and _is_teaser(child)]
            yield from found if len(found) >= _SEVERAL else ()


def _is_teaser(element: HtmlElement) -> bool:
    heading = next(element.iter(*_HEADINGS), None)
    linked = heading is not None and (is_link(heading) or any(_leads(above) for above in heading.iterancestors("a")))
    return linked and _length(element) <= _TEASER and all(inner is element for inner in element.iter(*_OWN))


def is_link(element: HtmlElement) -> bool:
    """Whether an element is nothing but a link that leads elsewhere."""
    return sum(_length(link) for link in element.iter("a") if _leads(link)) >= _LINKED * max(1, _length(element))


def _leads(link: HtmlElement) -> bool:
    """Whether a link leads to another page."""
    return bool(link.get("href")) and not link.get("href").startswith("#")


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))
