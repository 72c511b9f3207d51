"""A sentence in which somebody may speak: its words, what stands in quotation marks, and the verbs of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rag.language import inflection
from rag.language.english import saying as english
from rag.language.english.names import ABBREVIATED

_PLAIN = r"[A-Z]?[a-z]++(?![\w’'.-])"  # what most words are
_WORD = re.compile(
    rf"{_PLAIN}|(?i:\b(?:{'|'.join(sorted(ABBREVIATED))})\.)|\b(?:[A-Z]\.){{2,}}|\b[A-Z]\.(?=\s[A-Z])|@\w+|\d+(?:,\d{{3}})+|[^\W_]+(?:['’.-][^\W_]+)*|[“”\"‘’,;:()–—]|[^\w\s]"
)
_LETTERS = re.compile(r"[a-z]+")
_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
_MARK = re.compile(f"[{_OPEN}{_CLOSE}{_STRAIGHT}]")
BREAKS = frozenset(";:–—()")
QUOTES = frozenset(_OPEN + _CLOSE + _STRAIGHT)


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters inside a pair of quotation marks; a mark without its partner reaches to the end of the text."""

    start: int
    end: int


class Token(NamedTuple):
    """A word or mark with its characters, and whether it stands in quotation marks."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool


@lru_cache(maxsize=4096)
def quotes(text: str) -> tuple[Quote, ...]:
    """What stands in double quotation marks, in order."""
    found: list[Quote] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        place, char = mark.start(), mark.group()
        if char in _OPEN or (char == _STRAIGHT and opened is None):
            opened = place + 1 if opened is None else opened
        elif char in _CLOSE or char == _STRAIGHT:
            if opened is not None or not found:
                found.append(Quote(opened or 0, place))
            opened = None
    if opened is not None:
        found.append(Quote(opened, len(text)))
    return tuple(quote for quote in found if text[quote.start : quote.end].strip())


@lru_cache(maxsize=4096)
def base(word: str) -> str | None:
    """The verb of saying a word is a form of, or None."""
    return FORMS.get(word)


_BLANKS_AND_WORD = re.compile(rf"\s*+({_WORD.pattern})")  # twice as fast as a search, which tries every alternative at every blank
_new = tuple.__new__  # what Token() calls in the end: most of the time went into the call


@lru_cache(maxsize=16)  # a sentence is asked for several times in a row
def tokens(text: str, spans: tuple[Quote, ...]) -> tuple[Token, ...]:
    """The words and marks of a text, of which `spans` are quoted."""
    quoted = bytearray(len(text))
    for quote in spans:
        quoted[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    return tuple(
        [
            _new(Token, (word := match[1], word.lower().rstrip("."), start := match.start(1), match.end(), bool(quoted[start])))
            for match in _BLANKS_AND_WORD.finditer(text)
        ]
    )


@lru_cache(maxsize=16)
def small_words(text: str) -> frozenset[str]:
    """The runs of small letters in a text that is all in small letters."""
    return frozenset(_LETTERS.findall(text.lower()))


FORMS = {
    form: verb
    for verb in english.SAYING | english.SAYING_WITH_WORDS
    for form in (verb, inflection.third_person(verb), inflection.past(verb), inflection.participle(verb))
} | {inflection.past(verb): verb for verb in english.IN_THE_PAST}
