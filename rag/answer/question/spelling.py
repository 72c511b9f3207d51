"""Typing errors, mended by the words that the index itself holds.

A word is taken for mistyped when no story holds it, it is no word the embedder knows whole, and just one word of the
stories is a slip of the finger away.
"""

from __future__ import annotations

import re
from typing import Protocol

from rag.language import words
from rag.language.english import questions as english

_WORD = re.compile(r"[^\W\d_]{4,}")
LONG = 8  # letters from which two slips are believed


class Vocabulary(Protocol):
    """What is asked of an index."""

    def frequency(self, word: str) -> int:
        """How many passages hold a word, in any of its forms."""

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]:
        """(word as written in a story, slips between, passages that hold it), fewest slips first."""

    def is_signed(self, word: str) -> bool:
        """Whether an author or an outlet is called so."""


class Pieces(Protocol):
    """What is asked of an embedder: in how many pieces it reads a word, one when it knows it."""

    def count_tokens(self, text: str) -> int: ...


def mended(question: str, vocabulary: Vocabulary, pieces: Pieces) -> tuple[str, tuple[str, ...]]:
    """The question with mistyped words put right, and what was changed: "watr → water"."""
    changed: list[str] = []

    def put_right(match: re.Match[str]) -> str:
        word = match.group()
        better = _better(word, vocabulary, pieces)
        if better is None:
            return word
        better = better.capitalize() if word[0].isupper() and better.islower() else better
        changed.append(f"{word} → {better}")
        return better

    return _WORD.sub(put_right, question), tuple(changed)


def _better(word: str, vocabulary: Vocabulary, pieces: Pieces) -> str | None:
    low = word.lower()
    if words.is_stop(low) or low in english.AUXILIARIES or low in english.QUESTION_WORDS:
        return None
    if vocabulary.frequency(low) or pieces.count_tokens(low) == 1:
        return None
    near = vocabulary.nearest_words(low, 2 if len(low) >= LONG else 1)
    best = [one for one in near if one[1] == near[0][1]]
    if not best or (word[0].isupper() and best[0][1] > 1) or vocabulary.is_signed(word):
        return None
    return max(best, key=lambda one: one[2])[0]
