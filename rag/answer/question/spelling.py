"""Typing errors, mended by the words that the index itself holds.

A word is taken for mistyped when no story holds it, it is no word the embedder knows whole, and just one word of the
stories is a slip of the finger away; nor is it a word of the language. The words that show what is asked are a closed list, and
mended without an index.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import Protocol

from rag.language import words
from rag.language.dictionary import is_word
from rag.language.english import questions as english
from rag.language.english.people import ROLES
from rag.language.english.sameness import ASKED_AS
from rag.language.phrases import flat, holds

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARE = re.compile(r"(?<!\S)%(?!\S)")
_DID = re.compile(rf"\b({'|'.join(sorted(english.QUESTION_WORDS - english.OF_A_PERSON))})['’]d\b", re.IGNORECASE)
_ASKING = re.compile(r"[^\W\d_]{3,}")
BASE = 4  # letters of a word that another is made from
LONG = 8  # letters from which two slips are believed
MANY, ALIKE = 2, 3  # slips from which so many first letters must be right
DROPPED, CHANGED = 4, 7  # letters from which a dropped letter, and any other slip, is believed in a word that shows what is asked


_OF_FORM = english.AUXILIARIES | english.QUESTION_WORDS | english.FORM_WORDS
_COMMON = _OF_FORM | ROLES | frozenset(" ".join(ASKED_AS).split())
_KNOWN = _OF_FORM | frozenset(english.SPELT)


class Vocabulary(Protocol):
    """What is asked of an index."""

    def frequency(self, word: str) -> int:
        """How many passages hold a word, in any of its forms."""

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]:
        """(word as written in a story, slips between, passages that hold it), fewest slips first."""

    def as_name(self, word: str) -> str | None:
        """The word as it is written when stories write it only as a name."""

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


def with_names(question: str, vocabulary: Vocabulary) -> str:
    """A question typed without capitals, with those of the names in it as stories write them."""
    if question[1:] != question[1:].lower():
        return question

    def named(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        return word if words.is_stop(low) or low in _COMMON else vocabulary.as_name(word) or word

    return _ASKING.sub(named, question)


def asking_mended(question: str) -> tuple[str, tuple[str, ...]]:
    """The question with slips in the words that show what is asked put right ("waht", "teh"), and what was changed."""
    changed: list[str] = []
    question = _DID.sub(rf"\1 {english.DID}", _SHARE.sub(english.PERCENT, question))
    for typed, meant, where in english.MISTAKEN:
        if holds(flat(question), (where,)):
            question = re.sub(rf"\b{typed}\b", lambda match, meant=meant: _as_typed(match.group(), meant), question, count=1, flags=re.I)  # type: ignore[misc]
            changed.append(f"{typed} → {meant}")

    def put_right(match: re.Match[str]) -> str:
        word = match.group()
        better = english.WITHOUT_APOSTROPHE.get(word.lower()) or _slips().get(word.lower())
        if better is None or (word[0].isupper() and (match.start() or question[match.end() :].lstrip()[:1].isupper())):
            return word
        changed.append(f"{word} → {better}")
        return _as_typed(word, better)

    return _ASKING.sub(put_right, question), tuple(changed)


def _as_typed(typed: str, better: str) -> str:
    return better.capitalize() if typed[0].isupper() else better


@cache
def _slips() -> dict[str, str]:
    """What a slip makes of the words that show what is asked, as far as it is no word itself."""
    words_too = words.STOP | english.AUXILIARIES | english.ALSO_WORDS | frozenset(english.SPELT)
    return {slip: word for word in reversed(english.SPELT) for slip in _slips_of(word) if not (slip in words_too or words.number(slip))}


def _slips_of(word: str) -> set[str]:
    places = range(len(word))
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1]}
    doubled = {word[: at + 1] + word[at:] for at in places}
    dropped = {word[:at] + word[at + 1 :] for at in places[1:]} if len(word) >= DROPPED else set()
    changed = {word[:at] + letter + word[at + 1 :] for at in places[1:] for letter in ascii_lowercase} if len(word) >= CHANGED else set()
    return (swapped | doubled | dropped | changed) - {word}


def _without_prefix(word: str) -> list[str]:
    """What a word is made from, which makes it a word of its own: "considering" of "reconsidering"."""
    return [rest for prefix in english.PREFIXES if len(rest := word.removeprefix(prefix)) >= BASE and rest != word]


def _better(word: str, vocabulary: Vocabulary, pieces: Pieces) -> str | None:
    low = word.lower()
    if words.is_stop(low) or low in _KNOWN:
        return None
    if any(vocabulary.frequency(form) or pieces.count_tokens(form) == 1 for form in (low, low.removesuffix("s"), *_without_prefix(low))):
        return None
    if is_word(low):
        return None
    near = vocabulary.nearest_words(low, 2 if len(low) >= LONG else 1)
    near = [one for one in near if len(one[0]) >= BASE]  # the index looks for stems, of which a short one is near to many
    best = [one for one in near if one[1] == near[0][1] and (one[1] < MANY or one[0][:ALIKE] == low[:ALIKE])]
    if not best or (word[0].isupper() and best[0][1] > 1) or vocabulary.is_signed(word):
        return None
    return max(best, key=lambda one: one[2])[0]
