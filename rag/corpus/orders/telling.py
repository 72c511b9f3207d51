"""Which lists of which languages may have a phrase in a text, told by words alone: a cheap look before patterns are tried.

A phrase is looked for where its least common word stands. A list is a bit: those of a language lie side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.corpus.one_byte import is_word, narrow, table, wide
from rag.corpus.orders.tongues import LISTS, tongues

# Every rule needs a phrase of one of these, which hardly stand in other sentences.
RARE = "machines instructions void asked page your_answer any_answer question in_answer only whatever sole summed_up role"
# The commonest words of English news, those first that stand in most sentences.
_COMMON = """
    the to and of a in s for that on is said with it at as was from are be he by have has will this but an his more not who they we i t or
    their about after new been also you up one were what she people which first all can than its had when her there out would time over two
    if some other last into so no could just like our us day how most now only do any here your
"""
_WORD = re.compile(r"\w+")
_ONLY_WORDS = table(lambda character: character.lower() if is_word(character) or character == "\n" else " ")
_QUOTES = '“”"«»„'
# Letters whose small form in a pattern may be another than in lower().
_FOLDED = re.compile(r"[^\x00-\xff‘’“”–—…]")
_START = 3  # letters of a word by which nearly all are told to begin no phrase
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

ENDS = ".!?… "  # of a sentence, before the next one where two are read as one

_EVERY = (1 << len(LISTS)) - 1


def bits(names: str) -> int:
    """Lists of one language, by their names."""
    return sum(1 << LISTS.index(name) for name in names.split())


def in_every(names: str) -> int:
    """The same lists of every language."""
    return sum(bits(names) << number * len(LISTS) for number in range(len(tongues())))


def by_tongue(lists: int) -> list[tuple[int, int]]:
    """The languages that `lists` are of, each with its own."""
    return [(number, some) for number in range(len(tongues())) if (some := lists >> number * len(LISTS) & _EVERY)]


def suspects(texts: Sequence[str]) -> dict[int, str]:
    """Which of the lines of text may hold a rare phrase, by themselves or with the one before or behind them: each with these as one.

    In that one there are no quotation marks, since words on both sides of one may be read together.
    """
    joined = "\n".join(texts)
    western = narrow(joined)
    bare_words = _bare(joined) if western is None else wide(western.translate(_ONLY_WORDS))
    every = set(bare_words.split())
    beyond = set() if western is not None else {n for n, text in enumerate(texts) if not text.isascii() and _FOLDED.search(text)}
    telling = {word for word in _rare(every) if beyond or any(phrase.others <= every for phrase in _rare_at(word))}
    if not telling and not beyond:
        return {}
    words = list(map(str.split, bare_words.split("\n")))
    bare = _without(_QUOTES, joined)
    found = {number: _as_one(bare, number) for number in beyond if _UNSPACED.search(texts[number])}
    for number, here in enumerate(words):
        if not telling.isdisjoint(here):
            as_one = _as_one(bare, number)
            phrases = (phrase for word in telling.intersection(here) for phrase in _rare_at(word))
            near, small = set().union(*words[max(number - 1, 0) : number + 2]), as_one.lower()
            loose = not beyond.isdisjoint(range(number - 1, number + 2))
            if loose or any(phrase.others <= near and phrase.literal in small for phrase in phrases):
                found[number] = as_one
    return found


def _as_one(texts: Sequence[str], number: int) -> str:
    return " ".join([text.rstrip(ENDS) for text in texts[max(number - 1, 0) : number + 2]])


def _without(marks: str, joined: str) -> list[str]:
    for mark in marks:
        joined = joined.replace(mark, "")
    return joined.split("\n")


def lists_in(text: str) -> int:
    """The lists that may have a phrase in a text."""
    words, small = set(_words(text)), text.lower()
    folded = not text.isascii() and _FOLDED.search(text) is not None
    lists = _unspaced_lists() if folded and _UNSPACED.search(text) else 0
    for word in words - _plain_words:
        phrases = _phrases_at(word)
        if not phrases:
            _remember(word, _plain_words)
        for phrase in phrases:
            if folded or (phrase.others <= words and phrase.literal in small):
                lists |= phrase.lists
    return lists


def _rare(words: set[str]) -> list[str]:
    """Those words by which a rare phrase is looked for."""
    rare = []
    for word in words - _never_rare:
        if _rare_at(word):
            rare.append(word)
        else:
            _remember(word, _never_rare)
    return rare


# Words known to begin no phrase: nearly all there are.
_plain_words: set[str] = set()
_never_rare: set[str] = set()
_MOST = 100_000


def _remember(word: str, words: set[str]) -> None:
    if len(words) >= _MOST:
        words.clear()
    words.add(word)


def _words(text: str) -> list[str]:
    western = narrow(text)
    return _WORD.findall(text.lower()) if western is None else wide(western.translate(_ONLY_WORDS)).split()


def _bare(text: str) -> str:
    """The words of each line of text, in small letters, with spaces between."""
    return "\n".join(" ".join(_WORD.findall(line)) for line in text.lower().split("\n"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as it is looked for beside its least common word: its other whole words, and how it stands in a text if always alike."""

    others: frozenset[str]
    literal: str
    lists: int


class _Phrases:
    """Phrases of lists of `lists`, each by its least common word, whole or only begun."""

    def __init__(self, lists: int) -> None:
        self._whole: dict[str, tuple[_Phrase, ...]] = defaultdict(tuple)
        self._begun: dict[str, tuple[_Phrase, ...]] = defaultdict(tuple)
        ranks = {word: rank for rank, word in enumerate(_COMMON.split())}
        for phrase, some in _listed().items():
            if not some & lists:
                continue
            words = re.findall(r"\w+\*?", phrase)
            least = max(words, key=lambda word: (ranks.get(word, len(ranks)), len(word)))
            others = frozenset(word for word in words if word != least and not word.endswith("*"))
            literal = "" if "*" in phrase or "…" in phrase else phrase
            (self._begun if least.endswith("*") else self._whole)[least.removesuffix("*")] += (_Phrase(others, literal, some & lists),)
        self._lengths = sorted({len(begun) for begun in self._begun})
        self._starts = {begun[:_START] for begun in self._begun}

    def at(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases of which a word is the least common one; of most words none."""
        found = self._whole.get(word, ())
        if word[:_START] in self._starts or word[:2] in self._starts or word[0] in self._starts:
            for length in self._lengths:
                found += self._begun.get(word[:length], ())
        return found


@cache
def _listed() -> dict[str, int]:
    """Every phrase of a language with spaces between words, and the lists it stands in."""
    found: dict[str, int] = defaultdict(int)
    for number, tongue in enumerate(tongues()):
        for place, name in enumerate(LISTS if tongue.spaced else ()):
            for phrase in tongue.phrases(name):
                found[phrase.lower()] |= 1 << number * len(LISTS) + place
    return found


@cache
def _phrases(names: str) -> _Phrases:
    return _Phrases(in_every(names))


@lru_cache(65_536)
def _phrases_at(word: str) -> tuple[_Phrase, ...]:
    return _phrases(" ".join(LISTS)).at(word)


@lru_cache(65_536)
def _rare_at(word: str) -> tuple[_Phrase, ...]:
    return _phrases(RARE).at(word)


@cache
def _unspaced_lists() -> int:
    return sum(_EVERY << number * len(LISTS) for number, tongue in enumerate(tongues()) if not tongue.spaced)
