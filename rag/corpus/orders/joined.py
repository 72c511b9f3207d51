"""Many short texts looked through at once: a pattern that hardly ever matches costs a search of each of them otherwise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from rag.corpus.one_byte import BEYOND, is_word, narrow, narrowed, places, table, wide

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
        return list(accumulate(len(text) + 1 for text in self.texts))

    def holding(self, places: Iterable[int]) -> set[int]:
        """The numbers of the texts that hold these places of `text`."""
        return {bisect_right(self._ends, place) for place in places}

    def saying(self, runs: Iterable[bytes]) -> set[int]:
        """The numbers of the texts that hold one of these runs of small letters."""
        return self.holding(at for run in runs for at in places(self.small, run))


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

    def matching(self, pattern: re.Pattern[bytes]) -> set[int]:
        """The numbers of texts where a pattern of words matches, each from the space before; or in or beside those that say others."""
        found = self._joined.holding(match.start() for match in pattern.finditer(b"\n" + self._joined.small))
        return found | {number for number in self._plain if pattern.search(self._beside(number))}

    def _beside(self, number: int) -> bytes:
        return b" " + narrowed(" ".join(self.texts[max(number - 1, 0) : number + 2])).translate(_ONLY_WORDS)


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    western = narrow(text)
    return _WORD.findall(text.lower()) if western is None else wide(western.translate(_ONLY_WORDS)).split()
