"""Many short texts looked through at once: a pattern that hardly ever matches costs a search of each of them otherwise."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate

from rag.corpus.one_byte import BEYOND, is_word, narrow, narrowed, table, wide

_WORD = re.compile(r"\w+")
_ONLY_WORDS = table(lambda character: character.lower() if is_word(character) else character if character == "\n" else " ")
_TELLING = ("ignore", "instruction", "assistant", "answer")
TURNED = re.compile("|".join((*(codecs.encode(word, "rot13") for word in _TELLING), *(word[::-1] for word in _TELLING))), re.IGNORECASE)
BINARY = re.compile("[01]{8}")
OF_PROMPTS = re.compile(r"prompt|instruction|^(?:role|end)$")
_ODD = re.compile("|".join(sign.pattern for sign in (TURNED, BINARY, OF_PROMPTS)))
_not_odd: set[str] = set()  # words known to be none: nearly all there are
_MOST = 100_000


def remember(words: Set[str], known: set[str]) -> None:
    """Keep words among those known, of which there are never too many."""
    if len(known) >= _MOST:
        known.clear()
    known |= words


class Joined:
    """Texts in one, a line break between."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.text = "\n".join(texts)
        self.broken = self.text.count("\n") >= len(texts)
        """Whether there are line breaks in the texts, too."""

    @cached_property
    def narrow(self) -> bytes:
        """The text with a byte for each character."""
        return narrowed(self.text)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(text) + 1 for text in self.texts))

    def holding(self, places: Iterable[int]) -> set[int]:
        """The numbers of the texts that hold these places of `text`."""
        return {bisect_right(self._ends, place) for place in places}


class Words:
    """The words of texts, in small letters; `plain` are those texts that are other than they are joined, by number."""

    def __init__(self, joined: Joined, plain: Mapping[int, str]) -> None:
        self.texts = [plain.get(number, text) for number, text in enumerate(joined.texts)] if plain else joined.texts
        if joined.broken:
            self._lines = [" ".join(words_in(text)) for text in self.texts]
        else:
            self._lines = wide(joined.narrow.translate(_ONLY_WORDS)).split("\n")
            for number, text in plain.items():
                self._lines[number] = " ".join(words_in(text))
        words = "\n".join(self._lines).split()
        self.all = set(words)
        self.run = " ".join(words)
        """All of them, a space between."""
        self.beyond = {number for number, text in plain.items() if BEYOND in narrowed(text)}
        """The texts, by number, that hold characters beyond Western print."""

    def of(self, numbers: slice) -> list[str]:
        """The words of some of the texts."""
        return " ".join(self._lines[numbers]).split()

    @cached_property
    def _odd(self) -> Set[str]:
        """Words by which a text is worth a look."""
        unknown = self.all - _not_odd
        odd = set(filter(_ODD.search, unknown))
        remember(unknown - odd, _not_odd)
        return odd

    def holding_odd(self, sign: re.Pattern[str]) -> set[int]:
        """The numbers of the texts that hold an odd word with such a sign."""
        return self.holding({word for word in self._odd if sign.search(word)})

    def holding(self, words: Set[str]) -> set[int]:
        """The numbers of the texts that hold one of these words."""
        near = [(number, line) for number, line in enumerate(self._lines) if any(map(line.__contains__, words))] if words else []
        return {number for number, line in near if not words.isdisjoint(line.split())}


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    western = narrow(text)
    return _WORD.findall(text.lower()) if western is None else wide(western.translate(_ONLY_WORDS)).split()
