"""The lines of an article with what the rules of marking ask about them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from rag.corpus.one_byte import is_word, narrowed, table, wide
from rag.corpus.sentences import line_spans
from rag.language.scripts import UNSPACED

_ENDED = re.compile(r"(?:[.!?…։](?:\s?[\"”’»›')\]])*|[。！？｡।؟][」』”）’》】]*)$")
_STOPS = tuple(".!?…")
_SECOND = re.compile(
    r"[^\W_A-Z][)”\"»]?[.!?][\"”’»')]*\s+[“\"‘«„¿¡]?[^\W\d_a-zß-öø-ÿα-ώа-џ]|[。！？｡।؟][」』”）’》】]*\s*[^\s」』”）’》】]"
)
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
_UNSPACED_WORDS = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W{UNSPACED}]+")
_WORDS = re.compile(r"\w[\w’'-]*")
_SAID = frozenset("said says told according announced reported added warned confirmed stated wrote writes argued tweeted".split())
_TWICE = re.compile(r"(.{3,60}?)\s{0,9}\1")
LONG = 700  # characters: no line longer than this is taken for boilerplate by its words

T = TypeVar("T")


class _Once(Generic[T]):
    """What is worked out when it is first asked for: functools' cached_property takes a lock each time, on every line of every story."""

    def __init__(self, of: Callable[[Line], T]) -> None:
        self._of, self._name, self.__doc__ = of, of.__name__, of.__doc__

    @overload
    def __get__(self, line: None, owner: type[Line]) -> _Once[T]: ...
    @overload
    def __get__(self, line: Line, owner: type[Line]) -> T: ...
    def __get__(self, line: Line | None, owner: type[Line]) -> T | _Once[T]:
        if line is None:
            return self
        found = line.__dict__[self._name] = self._of(line)
        return found


@dataclass
class Line:
    """One line: its span, its words, and its shape. `plain` is its text with spaces for all that is no word, where that is known."""

    start: int
    end: int
    text: str
    plain: str | None = None

    @_Once
    def said_once(self) -> str:
        """The text, once, when the line says the same twice ("Send in e-mailSend in e-mail")."""
        if len(self.text) > 120 or self.text.find(self.text[:3], 3) < 0:
            return self.text
        match = _TWICE.fullmatch(self.text)
        return match.group(1) if match else self.text

    @_Once
    def words(self) -> list[str]:
        """The words of a line up to `LONG` characters, in small letters."""
        if len(self.text) > LONG:
            return []
        once = self.said_once
        plain = self.plain if self.plain is not None and once is self.text else _plain(once)
        if _BEYOND not in plain:
            return [word for part in plain.split() if (word := part.lstrip(_WITHIN_WORDS))]
        return (_WORDS if self.length == len(self.text) else _UNSPACED_WORDS).findall(once.lower())

    @_Once
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @_Once
    def length(self) -> int:
        """Characters, of scripts that write no spaces twice: they say as much in half as many."""
        western = self.text.isascii() or (self.plain is not None and _BEYOND not in self.plain)
        return len(self.text) if western else len(self.text) + len(_UNSPACED_LETTER.findall(self.text))

    @_Once
    def ended(self) -> bool:
        """Whether it ends as a sentence ends."""
        last = self.text[-1:]
        return last in _STOPS if last in _STOPS or last.isalnum() else bool(_ENDED.search(self.text[-6:]))

    @_Once
    def sentences(self) -> bool:
        """Whether it is longer than a caption and has more than one sentence."""
        return self.length > 100 and bool(_SECOND.search(self.text))

    @_Once
    def prose(self) -> bool:
        """Whether it reads as a paragraph of a story: more than one sentence, or one long one."""
        return self.length > 60 and ((self.ended and self.length > 130) or bool(_SECOND.search(self.text)))

    @_Once
    def speech(self) -> bool:
        """Whether somebody says something in it."""
        return self.text[0] in '“"' or not _SAID.isdisjoint(self.words)

    @_Once
    def headline(self) -> bool:
        """Whether it may be a headline or heading: short, and not ended as a sentence."""
        return self.length <= 160 and (not self.ended or self.text[-1] in "?!？！’'”\"»」") and self.text[-1] not in ":;,"


_WITHIN_WORDS = "’'-"
_BEYOND = "\0"
_ONLY_WORDS = table(lambda character: character.lower() if is_word(character) or character in _WITHIN_WORDS else " ", beyond=_BEYOND)


def _plain(text: str) -> str:
    """Small letters and marks that may stand within a word, with spaces for all else."""
    return wide(narrowed(text).translate(_ONLY_WORDS))


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    plain = _plain(text)
    return [Line(start, end, text[start:end], plain[start:end]) for start, end in line_spans(text)]
