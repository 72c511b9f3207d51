"""Whether a word is one of the language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


def is_word(word: str) -> bool:
    """Whether an English dictionary has a word, in any of its forms."""
    return word in _dictionary()


@cache
def _dictionary() -> SpellChecker:
    from spellchecker import SpellChecker  # large, and hardly ever needed

    return SpellChecker(language="en")
