"""A story as evidence: its sentences without dateline and heading, each with its exact place in the text."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from rag.days import day_of
from rag.language import words
from rag.language.english import stories as english
from rag.statements.sentences import told
from rag.types import Article, ArticleInfo, Kind

SHORTENED = 3  # letters of what a name is shortened to
OPENING, SO_FAR = 2, 4  # sentences
FIRST = 8  # words of a story's first sentence that may begin with a small letter
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")


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

    @cached_property
    def numbers(self) -> frozenset[str]:
        return words.numbers(self.text)

    @property
    def before(self) -> Line | None:
        """The sentence before it in its story."""
        return self.story.lines[self.place - 1] if self.place else None

    @property
    def after(self) -> Line | None:
        return self.story.lines[self.place + 1] if self.place + 1 < len(self.story.lines) else None

    @cached_property
    def so_far(self) -> frozenset[str]:
        """The words that carry meaning of its paragraph, up to its own end; of a long one those of a few sentences."""
        found, line = self.content, self
        for _ in range(SO_FAR):
            if line.opens or line.before is None:
                break
            line = line.before
            found = found | line.content
        return found

    @property
    def leans(self) -> bool:
        """Whether it cannot be understood without the sentence before ("He said so on Monday.")."""
        first = [token.lower() for token in words.tokens(self.text)[:2]]
        return self.place > 0 and bool(first) and (first[0] in english.LEANING or " ".join(first) in english.LEANING)

    @property
    def whole(self) -> bool:
        """Whether it is a sentence, not a fragment or the rest of one; that of a story's first may have lost an ornate initial."""
        length = len(self.text.split())
        begins = self.text[0].isupper() or not self.text[0].isalpha() or (self.place == 0 and length >= FIRST)
        return begins and bool(_ENDED.search(self.text)) and length > 2


class Story:
    """An article as evidence. `plain` says that its text is the file's own, so that lines can be counted.

    `orders` are sentences that tell whoever reads the page by machine what to do: never evidence of what they say.
    """

    def __init__(self, article: Article, info: ArticleInfo) -> None:
        self.info, self.text, self.plain = info, article.text, article.extractor is None
        self.part_at = article.part_at
        self.headings, placed = told(article)
        self.lines = tuple(Line(self, place, p.start, p.end, p.kind, p.opens) for place, p in enumerate(placed))
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
    def opening(self) -> frozenset[str]:
        """The words of its headings and first sentences, which say whom and what all of it is about."""
        return self.head.union(*(line.content for line in self.lines[:OPENING]))

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of all of it that carry meaning, and what its names are short for ("FDA")."""
        short = {name for line in self.lines for name in words.initials(line.text) if len(name) >= SHORTENED}
        return self.head.union(words.content(self.outlet or ""), map(words.normal, short), *(line.content for line in self.lines))


def published_day(info: ArticleInfo) -> date | None:
    """The day an article was published, or None."""
    return day_of(info.published)
