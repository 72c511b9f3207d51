"""The words of a page's story: what trafilatura takes for it, with what it is known to lose.

It passes over the paragraph between a headline and the story that sums it up, keeps only the first of several blocks that a story is
cut into, and sometimes takes a few words beside the story for all of it. What is missing is told by where it stands in the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.corpus.lines import Line, lines_of
from rag.corpus.linked_data import letters
from rag.corpus.page_asides import drop_asides, is_link
from rag.corpus.page_view import marks, spaced
from rag.corpus.rules import verdict
from rag.types import Kind, Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "strong", "span", "td")
_INNER = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article", "figure", "form", "blockquote")
)
_HEADINGS = ("h1", "h2", "h3")
_HOLDERS = ("div", "section", "article", "main", "center")
_SOLID = frozenset(
    ("dl", "pre", "img", "picture", "video", "audio", "iframe", "object", "hr", "main", "center", "aside", "footer", "header", "nav")
)
_SENTENCE = 60  # characters of words without a paragraph that are surely a story's
_BESIDE = frozenset(("aside", "footer", "nav", "figure", "figcaption", "form", "button", "li", "noscript", "script", "style", "template"))
_LEAD = re.compile(
    r"lead|lede|intro|teaser|excerpt|abstract|standfirst|\bdek\b|deck|sub-?title|sub-?head|summary|preface|chapo|vorspann|entradilla|sumario"
    r"|bajada|description|perex|ingress|sommario|occhiello|kurztext|short-?(?:info|text)",
    re.IGNORECASE,
)
_NO_LEAD = re.compile(
    r"comment|related|sidebar|newsletter|share|social|advert|caption|credit|breadcrumb|cookie|consent|paywall|by-?line|author|autor|\bmeta\b"
    r"|\bdate|recommend|promo|widget|navi|menu|footer|copyright|gallery|carousel|slider|popup|modal|banner|toolbar|rating",
    re.IGNORECASE,
)
_POST = re.compile(r"\b(?:twitter|bluesky|mastodon)-(?:tweet|video|embed)\b")
_ENDED = re.compile(r"[.!?:…。！？][\"”»’')\]]*$")
_SHORTEST, _LONGEST, _MOST_LEADS = 45, 900, 3  # characters of a lead, and how many there may be
_KNOWN = 60  # characters of a block by which it is known again in the text
_PARAGRAPH = 80  # characters of what is surely a paragraph
_NEAR = 4  # blocks between a heading and the story that it may be the title of
_SHORTEST_LINK, _SHORT = 15, 40  # characters of a link to a story, and at most those of what heads a list of them
_FEW = 60  # words: what is shorter may be something beside the story
_LEAST = 40  # words that a block must bring to be missed


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of words that the page shows as one, and its place in the page."""

    element: HtmlElement
    text: str


def story_of_page(tree: HtmlElement) -> tuple[Document, str] | None:
    """What trafilatura makes of a page, and the text of its story; None when there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    drop_asides(tree)
    _keep_posts(tree)
    _wrap(tree)
    whole = deepcopy(tree)
    found = bare_extraction(tree, include_comments=False, with_metadata=True)
    if not isinstance(found, Document):
        return None
    text = (found.text or "").strip()
    blocks = _blocks(whole)
    parts = _parted(blocks, text)
    if parts:
        _join(parts)
    if parts or (fuller := _fuller(blocks, text)) is not None:
        again = bare_extraction(deepcopy(whole if parts else _alone(fuller)), include_comments=False)
        if isinstance(again, Document) and len(again.text or "") > len(text):
            text = (again.text or "").strip()
    return found, _with_lead(blocks, text, found.title or "")


def linked_foot(tree: HtmlElement, text: str) -> tuple[Mark, ...]:
    """Marks of the titles of other stories below a story: lines at its end that are links and nothing else, where there are several."""
    lines = lines_of(text)
    if not any(line.headline for line in lines[-2:]):  # most stories
        return ()
    links = {letters(words) for link in tree.iter("a") if len(words := " ".join(spaced(link))) >= _SHORTEST_LINK}
    found: list[Line] = []
    for line in reversed(lines):
        if letters(line.text) in links:
            found.append(line)
        elif not (line.headline and len(line.text) <= _SHORT) and verdict(line) is None:
            return tuple(Mark(one.start, one.end, Kind.BOILERPLATE, "list of links") for one in reversed(found)) if len(found) > 1 else ()
    return ()


def _blocks(tree: HtmlElement) -> list[_Block]:
    """The blocks of a page that hold no others, in their order."""
    found = []
    for element in tree.iter(*_BLOCKS):
        if next(element.iterdescendants(*_INNER), None) is not None:
            continue
        text = _plain(element)
        if len(text) >= 8 and not (element.tag in ("strong", "span") and element.getparent().tag in _BLOCKS):
            found.append(_Block(element, text))
    return found


def _with_lead(blocks: Sequence[_Block], text: str, title: str) -> str:
    """The text with the paragraphs before it that stand between the page's title and its first one."""
    told = " ".join(text.split())
    opening = next((n for n, block in enumerate(blocks) if len(block.text) > _KNOWN and block.text[:_KNOWN] in told and _prose(block)), 0)
    titled = letters(title)
    heads = [n for n, block in enumerate(blocks[:opening]) if block.element.tag in _HEADINGS]
    heads = [n for n in heads if _names(blocks[n], titled)] or [n for n in heads if n >= opening - _NEAR]
    if not heads:
        return text
    leads = [block.text for block in blocks[heads[-1] + 1 : opening] if block.text[:_KNOWN] not in told and _may_lead(block)]
    leads = list(dict.fromkeys(leads))
    if len(leads) > _MOST_LEADS:
        return text
    first, _, rest = text.partition("\n")
    if rest and letters(first) == letters(blocks[heads[-1]].text):
        return "\n".join((first, *leads, rest))
    return "\n".join((*leads, text))


def _keep_posts(tree: HtmlElement) -> None:
    """Posts that a story quotes are a part of it: their links become plain words, lest a short one be taken for a list of links."""
    for post in tree.iter("blockquote"):
        if _POST.search(post.get("class") or "") and not is_link(post):
            del post.attrib["class"]
            for link in list(post.iter("a")):
                link.drop_tag()


def _wrap(tree: HtmlElement) -> None:
    """Puts words that stand in a division itself, beside its blocks, into paragraphs of their own, where there is a sentence among them."""
    from lxml.html import Element

    for holder in list(tree.iter(*_HOLDERS)):
        runs = list(_runs(holder))
        mixed = len(holder) > sum(len(run.elements) for run in runs)
        if not mixed or not any(map(_told, runs)) or _beside(holder):
            continue
        for run in runs:
            if not run.words or _judged(run.words):
                continue
            paragraph = Element("p")
            if run.before is None:
                paragraph.text, holder.text = holder.text, None
                holder.insert(0, paragraph)
            else:
                paragraph.text, run.before.tail = run.before.tail, None
                run.before.addnext(paragraph)
            paragraph.extend(run.elements)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of words between the blocks of an element: the block before it, and the elements in it."""

    before: HtmlElement | None
    elements: list[HtmlElement]
    words: str


def _told(run: _Run) -> bool:
    linked = sum(len(_plain(link)) for one in run.elements for link in one.iter("a"))
    return len(run.words) >= _SENTENCE and bool(_ENDED.search(run.words)) and linked * 2 < len(run.words)


def _runs(holder: HtmlElement) -> Iterator[_Run]:
    """The stretches of words between the blocks of an element."""
    before: HtmlElement | None = None
    elements: list[HtmlElement] = []
    for child in (*holder, None):
        if child is not None and child.tag not in _SOLID and next(child.iter(*_INNER), None) is None:
            elements.append(child)
            continue
        first = holder.text if before is None else before.tail
        parts = (first or "", *(f"{_plain(one)} {one.tail or ''}" for one in elements))
        yield _Run(before, elements, " ".join(word for part in parts for word in part.split()))
        before, elements = child, []


def _prose(block: _Block) -> bool:
    return block.element.tag not in _HEADINGS


def _names(block: _Block, title: str) -> bool:
    """Whether a heading is the page's title, or the one a part of the other."""
    heading = letters(block.text)
    return block.element.tag == "h1" or (len(heading) > 8 and (heading in title or title in heading))


def _may_lead(block: _Block) -> bool:
    fits = _SHORTEST <= len(block.text) <= _LONGEST and not _judged(block.text) and not _beside(block.element)
    return fits and _leads_in(block)


def _leads_in(block: _Block) -> bool:
    """Whether a block is called a lead, or is a sentence, and no link."""
    named = any(_LEAD.search(marks(above)) for above in (block.element, *_within(block.element)))
    linked = sum(len(_plain(link)) for link in block.element.iter("a"))
    ended = bool(_ENDED.search(block.text)) and block.element.tag in ("p", "h2", "div", "strong")
    return linked * 2 < len(block.text) and (named or ended)


def _judged(words: str) -> bool:
    """Whether words by themselves are told to be no part of a story."""
    return verdict(Line(0, len(words), words)) is not None


def _within(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around one, to that which holds the page's story or most of the page."""
    for above in element.iterancestors():
        if above.tag in ("article", "main", "body", "html") or len(above.text_content()) > 3 * _LONGEST:
            return
        yield above


def _parted(blocks: Sequence[_Block], text: str) -> list[HtmlElement]:
    """The elements that a story is cut into: alike, in one article, some of them told in the text and others not."""
    told = " ".join(text.split())
    alike: dict[tuple[object, ...], list[tuple[HtmlElement, int, bool]]] = defaultdict(list)
    for block in blocks:
        holder = block.element.getparent()
        if block.element.tag != "p" or len(block.text) < _PARAGRAPH:
            continue
        key = (*(_shape(above) for above in (holder, holder.getparent())), _article(holder))
        alike[key].append((holder, len(block.text.split()), block.text[:_KNOWN] in told))
    for paragraphs in alike.values():
        holders = list(dict.fromkeys(holder for holder, _, _ in paragraphs))
        missed = sum(words for _, words, known in paragraphs if not known)
        known = sum(words for _, words, known in paragraphs if known)
        if len(holders) > 1 and known >= _LEAST and missed >= _LEAST and not any(map(_is_other, holders)):
            return holders
    return []


def _fuller(blocks: Sequence[_Block], text: str) -> HtmlElement | None:
    """The article, or the element, in which far more stands than in a text of a few words."""
    if len(text.split()) >= _FEW:
        return None
    words: dict[HtmlElement, int] = defaultdict(int)
    for block in blocks:
        holder = block.element.getparent()
        if block.element.tag == "p" and len(block.text) >= _PARAGRAPH and not _is_other(holder):
            words[holder] += len(block.text.split())
    best = max(words, key=words.__getitem__, default=None)
    if best is None or words[best] < max(_FEW, 3 * len(text.split())):
        return None
    article = _article(best)
    return best if article is None else article


def _alone(element: HtmlElement) -> HtmlElement:
    """A page of this element only."""
    from lxml.html import fromstring

    page: HtmlElement = fromstring("<html><body></body></html>")
    page.body.append(deepcopy(element))
    return page


def _join(holders: Sequence[HtmlElement]) -> None:
    """Moves what stands in the later elements behind what stands in the first."""
    first, *others = holders
    for holder in others:
        first.extend(list(holder))


def _is_other(holder: HtmlElement) -> bool:
    """Whether an element holds a story of its own, or stands beside the page's."""
    return next(holder.iter("h1", "time"), None) is not None or _beside(holder)


def _beside(holder: HtmlElement) -> bool:
    """Whether an element stands beside the page's story."""
    return any(above.tag in _BESIDE or _NO_LEAD.search(marks(above)) for above in (holder, *_within(holder)))


def _shape(element: HtmlElement | None) -> tuple[str, str]:
    return (element.tag, element.get("class") or "") if element is not None else ("", "")


def _article(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors("article")), None)


def _plain(element: HtmlElement) -> str:
    """The words of an element, those of scripts within it left out."""
    parts = element.xpath(".//text()[not(parent::script or parent::style or parent::noscript or parent::template)]")
    return " ".join("".join(parts).split())
