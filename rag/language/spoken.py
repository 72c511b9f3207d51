"""A sentence in which somebody may speak: its words, what stands in quotation marks, and the verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.language import inflection
from rag.language.english import saying as english
from rag.language.english.names import ABBREVIATED

_WORD = re.compile(
    rf"(?i:\b(?:{'|'.join(sorted(ABBREVIATED))})\.)|\b(?:[A-Z]\.){{2,}}|\b[A-Z]\.(?=\s[A-Z])|@\w+|\d+(?:,\d{{3}})+|[^\W_]+(?:['’.-][^\W_]+)*|[“”\"‘’,;:()–—]|[^\w\s]"
)
_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
BREAKS = frozenset(";:–—()")
QUOTES = frozenset(_OPEN + _CLOSE + _STRAIGHT)


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters inside a pair of quotation marks; a mark without its partner reaches to the end of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
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
    for place, char in enumerate(text):
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


def tokens(text: str, spans: Sequence[Quote]) -> list[Token]:
    """The words and marks of a text, of which `spans` are quoted."""
    quoted = bytearray(len(text))
    for quote in spans:
        quoted[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    return [
        Token(match.group(), match.group().lower().rstrip("."), *match.span(), bool(quoted[match.start()]))
        for match in _WORD.finditer(text)
    ]


FORMS = {
    form: verb
    for verb in english.SAYING | english.SAYING_WITH_WORDS
    for form in (verb, inflection.third_person(verb), inflection.past(verb), inflection.participle(verb))
} | {inflection.past(verb): verb for verb in english.IN_THE_PAST}
