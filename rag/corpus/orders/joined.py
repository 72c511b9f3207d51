"""Many short texts looked through at once: a pattern that hardly ever matches costs a search of each of them otherwise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from rag.corpus.one_byte import BEYOND, Sought, is_word, narrow, narrowed, table, wide

_WORD = re.compile(r"\w+")
_ONLY_WORDS = table(lambda character: character.lower() if is_word(character) else character if character == "\n" else " ")
_MOST = 100_000

K = TypeVar("K")
T = TypeVar("T")


class Known(dict[K, T], Generic[K, T]):
    """What is worked out when it is first asked for, and kept. There is never too much."""

    def __init__(self, of: Callable[[K], T]) -> None:
        self._of = of

    def __missing__(self, key: K) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[key] = self._of(key)
        return found


class Joined:
    """Texts in one, a line break between and none within."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.text = "\n".join(texts)
        if self.text.count("\n") >= len(texts):
            self.texts = [text.replace("\n", " ") for text in texts]
            self.text = "\n".join(self.texts)
        self.narrow = narrowed(self.text)
        """The text with a byte for each character."""
        self.small = self.narrow.translate(_ONLY_WORDS)
        """The same in small letters, with spaces for all that is no word."""

    @cached_property
    def _ends(self) -> list[int]:
        return _ends_of(self.texts)

    def holding(self, places: Iterable[int]) -> set[int]:
        """The numbers of the texts that hold these places of `text`."""
        return {bisect_right(self._ends, place) for place in places}

    def saying(self, runs: Sought) -> set[int]:
        """The numbers of the texts that hold one of these runs of small letters."""
        return self.holding(runs.places(self.small))


class Words:
    """Texts and their words; `plain` are those texts that say other words than are written, by number."""

    def __init__(self, joined: Joined, plain: Mapping[int, str]) -> None:
        self.texts = [*joined.texts]
        for number, text in plain.items():
            self.texts[number] = text
        self.of: Mapping[int, list[str]] = Known(lambda number: words_in(self.texts[number]))
        """The words of a text in small letters, by its number."""
        self.beyond = {number for number, text in plain.items() if BEYOND in narrowed(text)}
        """The texts, by number, that hold characters beyond Western print."""
        self._joined, self._plain = joined, plain

    def beginning(self, runs: Sought) -> set[int]:
        """The numbers of texts where one of these runs of words begins; or in or beside those that say others. A run has a space before it
        and between its words."""
        words = _one_space(self._joined.small)
        begins = runs.places(_apart(words))
        ends = _ends_of(words.split(b"\n")) if begins else []
        found = {bisect_right(ends, at) for at in begins}
        return found | {number for number in self._plain if runs.places(_apart(_one_space(self._beside(number))))}

    def _beside(self, number: int) -> bytes:
        return narrowed(" ".join(self.texts[max(number - 1, 0) : number + 2])).translate(_ONLY_WORDS)


def _ends_of(texts: Iterable[str | bytes]) -> list[int]:
    """Where each of the texts ends in all of them, a line break between."""
    return list(accumulate(len(text) + 1 for text in texts))


def _one_space(words: bytes) -> bytes:
    while b"  " in words:
        words = words.replace(b"  ", b" ")
    return words.replace(b" \n", b"\n").replace(b"\n ", b"\n")


def _apart(words: bytes) -> bytes:
    """Words with a space before and behind each; one that begins at a place begins behind it here."""
    return b" %b " % words.replace(b"\n", b" ")


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    western = narrow(text)
    return _WORD.findall(text.lower()) if western is None else wide(western.translate(_ONLY_WORDS)).split()
