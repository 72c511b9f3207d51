"""The lines of an article with what the rules of marking ask about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rag.corpus.one_byte import is_word, narrow, table, wide
from rag.corpus.sentences import line_spans
from rag.language.scripts import UNSPACED

_ENDED = re.compile(r"(?:[.!?…։](?:\s?[\"”’»›')\]])*|[。！？｡।؟][」』”）’》】]*)$")
_SECOND = re.compile(
    r"[^\W_A-Z][)”\"»]?[.!?][\"”’»')]*\s+[“\"‘«„¿¡]?[^\W\d_a-zß-öø-ÿα-ώа-џ]|[。！？｡।؟][」』”）’》】]*\s*[^\s」』”）’》】]"
)
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
_UNSPACED_WORDS = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W{UNSPACED}]+")
_WORDS = re.compile(r"\w[\w’'-]*")
_SAID = {
    "said",
    "says",
    "told",
    "according",
    "announced",
    "reported",
    "added",
    "warned",
    "confirmed",
    "stated",
    "wrote",
    "writes",
    "argued",
    "tweeted",
}
_TWICE = re.compile(r"(.{3,60}?)\s{0,9}\1")
LONG = 700  # characters: no line longer than this is taken for boilerplate by its words


@dataclass
class Line:
    """One line: its span, its words, and its shape."""

    start: int
    end: int
    text: str

    @cached_property
    def said_once(self) -> str:
        """The text, once, when the line says the same twice ("Send in e-mailSend in e-mail")."""
        match = _TWICE.fullmatch(self.text) if len(self.text) <= 120 else None
        return match.group(1) if match else self.text

    @cached_property
    def words(self) -> list[str]:
        """The words of a line up to `LONG` characters, in small letters."""
        if len(self.text) > LONG:
            return []
        small = self.said_once.lower()
        western = narrow(small)
        if western is not None:
            return _western_words(western)
        return (_WORDS if self.length == len(self.text) else _UNSPACED_WORDS).findall(small)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def length(self) -> int:
        """Characters, of scripts that write no spaces twice: they say as much in half as many."""
        return len(self.text) if self.text.isascii() else len(self.text) + len(_UNSPACED_LETTER.findall(self.text))

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_ENDED.search(self.text[-6:]))

    @cached_property
    def sentences(self) -> bool:
        """Whether it is longer than a caption and has more than one sentence."""
        return self.length > 100 and bool(_SECOND.search(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of a story: more than one sentence, or one long one."""
        return self.length > 60 and ((self.ended and self.length > 130) or bool(_SECOND.search(self.text)))

    @cached_property
    def speech(self) -> bool:
        """Whether somebody says something in it."""
        return self.text[0] in '“"' or not _SAID.isdisjoint(self.vocabulary)

    @cached_property
    def headline(self) -> bool:
        """Whether it may be a headline or heading: short, and not ended as a sentence."""
        return self.length <= 160 and (not self.ended or self.text[-1] in "?!？！’'”\"»」") and self.text[-1] not in ":;,"


_WITHIN_WORDS = "’'-"
_ONLY_WORDS = table(lambda character: character if is_word(character) or character in _WITHIN_WORDS else " ")


def _western_words(small: bytes) -> list[str]:
    """What `_WORDS` finds in such a text."""
    words = wide(small.translate(_ONLY_WORDS))
    if words[:1] in _WITHIN_WORDS or any(f" {mark}" in words for mark in _WITHIN_WORDS):
        return [word for part in words.split() if (word := part.lstrip(_WITHIN_WORDS))]
    return words.split()


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    return [Line(start, end, text[start:end]) for start, end in line_spans(text)]
