"""Texts of Western letters as bytes, one for each character: tables over bytes are far quicker than patterns over text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from encodings.cp1252 import decoding_table, encoding_table

from ahocorasick_rs import BytesAhoCorasick, Implementation

_CHARSET = "cp1252"  # has the quotation marks and dashes of print as well
_WORD = re.compile(r"\w")
BEYOND = b"\x81"  # for each character beyond Western print: no such character has this byte

_REPLACED = "footnote.beyond"
codecs.register_error(_REPLACED, lambda error: (BEYOND * (error.end - error.start), error.end))  # type: ignore[attr-defined]


def narrow(text: str) -> bytes | None:
    """The text with a byte for each character; None when it holds characters beyond Western print."""
    try:
        return codecs.charmap_encode(text, "strict", encoding_table)[0]
    except UnicodeEncodeError:
        return None


def narrowed(text: str) -> bytes:
    """The text with a byte for each character, `BEYOND` for those beyond Western print."""
    return codecs.charmap_encode(text, _REPLACED, encoding_table)[0]


def wide(data: bytes) -> str:
    """The text that such bytes stand for."""
    return codecs.charmap_decode(data, "strict", decoding_table)[0]


def table(of: Callable[[str], str], beyond: str = " ") -> bytes:
    """A table for `bytes.translate` that says of each character which one stands for it, of those there are; and for all `beyond`."""
    found = bytearray(range(256))
    found[BEYOND[0]] = ord(beyond)
    for code in range(256):
        try:
            found[code] = of(bytes((code,)).decode(_CHARSET)).encode(_CHARSET)[0]
        except UnicodeDecodeError:
            continue  # no character has this byte
    return bytes(found)


def is_word(character: str) -> bool:
    """Whether a pattern's `\\w` takes the character."""
    return _WORD.match(character) is not None


class Sought:
    """Runs of bytes that are looked for all at once (Aho and Corasick 1975): twenty take hardly longer than one."""

    def __init__(self, runs: Iterable[bytes]) -> None:
        self._automaton = BytesAhoCorasick(runs, implementation=Implementation.DFA)

    def numbers(self, data: bytes) -> set[int]:
        """Which of the runs stand in it."""
        return {number for number, _, _ in self._automaton.find_matches_as_indexes(data, overlapping=True)}

    def places(self, data: bytes) -> set[int]:
        """Where one of the runs begins."""
        return {start for _, start, _ in self._automaton.find_matches_as_indexes(data, overlapping=True)}


def places(data: bytes, run: bytes) -> Iterator[int]:
    """Where such a run of bytes begins, every time."""
    at = data.find(run)
    while at >= 0:
        yield at
        at = data.find(run, at + 1)
