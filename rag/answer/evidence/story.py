"""A story as evidence: its sentences without dateline and heading, each with its exact place in the text."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from rag.days import day_of
from rag.language import words
from rag.language.english import stories as english
from rag.language.english.questions import ASKED, AUXILIARIES, QUESTION_WORDS
from rag.language.inflection import is_past
from rag.statements.sentences import headline, told
from rag.types import Article, ArticleInfo, Kind

SHORTENED = 3  # letters of what a name is shortened to
OPENING, SO_FAR = 2, 4  # sentences
ASKS_WITHIN = 4  # words of a question, among which a question word and an auxiliary stand
FIRST = 8  # words of a story's first sentence that may begin with a small letter
_REST = frozenset(":;,.!?)]%/|")  # with which no sentence begins
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")


class Line:
    """One sentence of a story. `text` is `story.text[start:end]` with its white space joined; `place` counts the sentences from 0.

    `kind` is body or caption; `opens` says that it begins a paragraph; `section` is the heading it stands under, "" without one.
    """

    def __init__(self, story: Story, place: int, start: int, end: int, kind: Kind, opens: bool, section: str = "") -> None:
        self.story, self.place, self.start, self.end, self.kind, self.opens = story, place, start, end, kind, opens
        self.section = section
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
        return self.story.lines[self.place - 1] if self.place > 0 else None

    @property
    def after(self) -> Line | None:
        return self.story.lines[self.place + 1] if self.place + 1 < len(self.story.lines) else None

    @property
    def head(self) -> frozenset[str]:
        """The words that carry meaning of its story's title and of the heading it stands under."""
        return self.story.titled | self.story.under[self.section]

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

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question, also one that it says somebody asked ("Why has it become so common, asked Ana Reis.")."""
        if self.text.endswith("?"):
            return True
        low = [token.lower() for token in words.tokens(self.text)]
        opening = [word for word in low[:ASKS_WITHIN] if word in QUESTION_WORDS | AUXILIARIES]
        return len(opening) > 1 and opening[0] in QUESTION_WORDS and opening[1] in AUXILIARIES and not ASKED.isdisjoint(low)

    @property
    def whole(self) -> bool:
        """Whether it is a sentence, not a fragment or the rest of one; that of a story's first may have lost an ornate initial."""
        first, *rest = self.text.split()
        length = 1 + len(rest)
        spoilt = self.place == 0 and length >= FIRST and not is_past(first)
        begins = first[0].isupper() or spoilt if first[0].isalpha() else first[0] not in _REST
        return begins and bool(_ENDED.search(self.text)) and length > 2


class Story:
    """An article as evidence. `plain` says that its text is the file's own, so that lines can be counted; `headline` stands before the
    first of its `lines`, and is None where the text has none.

    `orders` are sentences that tell whoever reads the page by machine what to do: never evidence of what they say.
    """

    def __init__(self, article: Article, info: ArticleInfo) -> None:
        self.info, self.text, self.plain = info, article.text, article.extractor is None
        self.part_at = article.part_at
        self.headings, placed = told(article)
        self.lines = tuple(Line(self, place, p.start, p.end, p.kind, p.opens, p.section) for place, p in enumerate(placed))
        title = headline(article)
        below = title and not any(line.start == title.start for line in self.lines)
        self.headline = Line(self, -1, title.start, title.end, Kind.BODY, True) if title and below else None
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
    def titled(self) -> frozenset[str]:
        """The words of its title that carry meaning."""
        return words.content(self.title)

    @cached_property
    def under(self) -> dict[str, frozenset[str]]:
        """Each heading, "" where none stands, with its words that carry meaning."""
        return {section: words.content(section) for section in {line.section for line in self.lines}}

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
