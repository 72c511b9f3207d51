"""A story as evidence: its sentences without dateline and heading, each with its exact place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rag.language import words
from rag.language.english import stories as english
from rag.types import Article, ArticleInfo, Kind, Sentence, Span

DATELINE = 90  # characters at most
_DATELINE = re.compile(r"(?<![-–—])[-–—]+\s+(?=[\w“\"'‘€$£])|[—–]\s*(?=[A-Z“\"])")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")
_MARKUP = re.compile(r"^(?:#{1,6}\s+|>\s+|[*•–-]\s+)")
ITEMS = 3  # short lines in a row that are a list, not headings
ITEM_WORDS = 14
BIOGRAPHY = 7  # words of a byline that tells who the author is


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    start: int
    end: int
    kind: Kind
    new_paragraph: bool


class Line:
    """One sentence of a story. `text` is `story.text[start:end]` with its white space joined; `place` counts the sentences from 0.

    `kind` is body or caption; `opens` says that it begins a paragraph.
    """

    def __init__(self, story: Story, place: int, start: int, end: int, kind: Kind, opens: bool) -> None:
        self.story, self.place, self.start, self.end, self.kind, self.opens = story, place, start, end, kind, opens
        self.text = " ".join(story.text[start:end].split())

    @cached_property
    def content(self) -> frozenset[str]:
        """The normal forms of its words that carry meaning."""
        return words.content(self.text)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return words.names(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def before(self) -> Line | None:
        """The sentence before it in its story."""
        return self.story.lines[self.place - 1] if self.place else None

    @property
    def after(self) -> Line | None:
        return self.story.lines[self.place + 1] if self.place + 1 < len(self.story.lines) else None

    @property
    def leans(self) -> bool:
        """Whether it cannot be understood without the sentence before ("He said so on Monday.")."""
        first = [token.lower() for token in words.tokens(self.text)[:2]]
        return self.place > 0 and bool(first) and (first[0] in english.LEANING or " ".join(first) in english.LEANING)

    @property
    def whole(self) -> bool:
        """Whether it is a sentence, not a fragment or the rest of one."""
        return bool(_ENDED.search(self.text)) and (self.text[0].isupper() or not self.text[0].isalpha()) and len(self.text.split()) > 2


class Story:
    """An article as evidence. `plain` says that its text is the file's own, so that lines can be counted.

    `orders` are sentences that tell whoever reads the page by machine what to do: never evidence of what they say.
    """

    def __init__(self, article: Article, info: ArticleInfo) -> None:
        self.info, self.text, self.plain = info, article.text, article.extractor is None
        self.part_at = article.part_at
        self.headings, placed = _read(article)
        self.lines = tuple(Line(self, place, p.start, p.end, p.kind, p.new_paragraph) for place, p in enumerate(placed))
        ordered = (sentence for sentence in article.sentences if sentence.kind is Kind.ORDER)
        self.orders = tuple(Line(self, 0, sentence.start, sentence.end, sentence.kind, True) for sentence in ordered)

    @property
    def title(self) -> str:
        return self.info.title

    @property
    def outlet(self) -> str | None:
        return self.info.outlet

    @cached_property
    def day(self) -> date | None:
        """The day it was published."""
        return published_day(self.info)

    @cached_property
    def head(self) -> frozenset[str]:
        """The words of its title and headings that carry meaning."""
        return words.content(" ".join((self.title, *self.headings)))

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of all of it that carry meaning."""
        return self.head.union(words.content(self.outlet or ""), *(line.content for line in self.lines))


def published_day(info: ArticleInfo) -> date | None:
    """The day an article was published, or None."""
    try:
        return date.fromisoformat((info.published or "")[:10])
    except ValueError:
        return None


def _read(article: Article) -> tuple[tuple[str, ...], list[_Placed]]:
    """The headings, and where the sentences that can be evidence stand."""
    title = _title_span(article)
    kept = [
        sentence for sentence in article.sentences if sentence.kind in (Kind.BODY, Kind.CAPTION) or _tells_of_author(article.text, sentence)
    ]
    alone = [_is_line(article.text, sentence) for sentence in kept]
    headings: list[str] = []
    placed: list[_Placed] = []
    last = 0
    for at, sentence in enumerate(kept):
        text = article.text[sentence.start : sentence.end]
        in_list = sum(alone[max(0, at - ITEMS + 1) : at + ITEMS]) >= ITEMS and len(text.split()) > 2 and placed
        heading = sentence.kind is Kind.BODY and (
            (title and sentence.start < title.end and title.start < sentence.end) or (alone[at] and not in_list) or text.startswith("#")
        )
        if heading:
            headings.append(" ".join(text.split()).lstrip("# "))
            continue
        start = sentence.start + _lead(text, first=not any(p.kind is Kind.BODY for p in placed))
        if start < sentence.end:
            placed.append(_Placed(start, sentence.end, sentence.kind, "\n" in article.text[last:start] or not placed))
            last = sentence.end
    return tuple(headings), placed


def _tells_of_author(text: str, sentence: Sentence) -> bool:
    """Whether a byline is a sentence about its author."""
    words_of = text[sentence.start : sentence.end]
    return sentence.kind is Kind.BYLINE and len(words_of.split()) >= BIOGRAPHY and bool(_ENDED.search(words_of))


def _title_span(article: Article) -> Span | None:
    found = re.fullmatch(r"span (\d+)-(\d+)", article.provenance.get("title", ""))
    return Span(int(found[1]), int(found[2])) if found else None


def _is_line(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line by itself that does not end like a sentence."""
    words_of = text[sentence.start : sentence.end]
    if _ENDED.search(words_of) or len(words_of.split()) > ITEM_WORDS:
        return False
    before, after = text[: sentence.start].rstrip(" \t"), text[sentence.end :].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def _lead(text: str, first: bool) -> int:
    """How many characters of a sentence come before what it says: a mark of a list, or the dateline of a story's first sentence."""
    markup = _MARKUP.match(text)
    if markup:
        return markup.end()
    if not first:
        return 0
    for match in _DATELINE.finditer(text[:DATELINE]):
        if _is_dateline(text[: match.start()]):
            return match.end()
    return 0


def _is_dateline(text: str) -> bool:
    """Whether text names places, days and an agency only: "BRACKWATER, 26 February 2025 (Northshore Wire)"."""
    outside = re.sub(r"\([^()]*\)", " ", text)
    tokens = re.findall(r"[^\W_]+", outside)
    return bool(tokens or text.strip().startswith("(")) and all(token[0].isupper() or token[0].isdigit() for token in tokens)
