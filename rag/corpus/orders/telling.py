"""Which lists of which languages may have a phrase in a text, told by words alone: a cheap look before patterns are tried.

A phrase is looked for where its least common word stands. A list is a bit: those of a language lie side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from rag.corpus.one_byte import Sought, narrow
from rag.corpus.orders.joined import Known, Words, words_in
from rag.corpus.orders.tongues import LISTS, Tongue, tongues

# Every rule needs a phrase of one of these, which hardly stand in other sentences.
RARE = "machines instructions void asked page your_answer any_answer question in_answer only whatever sole summed_up role"
# The commonest words of English news, those first that stand in most sentences.
_COMMON = """
    the to and of a in s for that on is said with it at as was from are be he by have has will this but an his more not who they we i t or
    their about after new been also you up one were what she people which first all can than its had when her there out would time over two
    if some other last into so no could just like our us day how most now only do any here your
"""
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
    found, number = [], 0
    while lists:
        if some := lists & _EVERY:
            found.append((number, some))
        lists >>= len(LISTS)
        number += 1
    return found


def suspects(words: Words) -> dict[int, str]:
    """Which of the texts may hold a rare phrase, by themselves or with the one before or behind them: each with these as one.

    In that one there are no quotation marks, since words on both sides of one may be read together.
    """
    found = {number: _as_one(words.texts, number) for number in _loose(words)}
    near = {number for match in words.beginning(_rare_begins()) for number in range(match - 1, match + 2)}
    for number in near - found.keys():
        phrases = list(_rare_in(words.of[number])) if 0 <= number < len(words.texts) else []
        if not phrases:
            continue
        beside = [words.of[at] for at in range(max(number - 1, 0), min(number + 2, len(words.texts)))]
        said, run = set().union(*beside), " ".join(chain.from_iterable(beside))
        told = [phrase for phrase in phrases if phrase.others <= said and phrase.words in run]
        if told:
            as_one = _as_one(words.texts, number)
            small = as_one.lower()
            if any(phrase.literal in small for phrase in told):
                found[number] = as_one
    return found


def _loose(words: Words) -> Iterator[int]:
    """The texts in which letters may be others in a pattern than in small letters, or stand without spaces: a word is enough."""
    for number in words.beyond:
        if _UNSPACED.search(words.texts[number]):
            yield number
    for number in {near for held in words.beyond for near in range(held - 1, held + 2)}:
        if 0 <= number < len(words.texts) and any(_rare_in(words.of[number])):
            yield number


def _rare_in(words: Iterable[str]) -> Iterator[_Phrase]:
    """The rare phrases of which a text has the least common word."""
    return chain.from_iterable(map(_rare.__getitem__, set(words)))


def _as_one(texts: Sequence[str], number: int) -> str:
    return " ".join([" ".join(_without_quotes(text).split()).rstrip(ENDS) for text in texts[max(number - 1, 0) : number + 2]])


def _without_quotes(text: str) -> str:
    for mark in _QUOTES:
        text = text.replace(mark, "")
    return text.replace("’", "'").replace("‘", "'")


def lists_in(text: str) -> int:
    """The lists that may have a phrase in a text."""
    words, small = set(words_in(text)), text.lower()
    folded = not text.isascii() and _FOLDED.search(text) is not None
    lists = _unspaced_lists() if folded and _UNSPACED.search(text) else 0
    for phrase in chain.from_iterable(map(_any.__getitem__, words)):
        if folded or (phrase.others <= words and phrase.literal in small):
            lists |= phrase.lists
    return lists


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as it is looked for beside its least common word: its other whole words, and the longest part of it that always stands
    alike in a text, with its marks and without."""

    others: frozenset[str]
    literal: str
    words: str
    lists: int


class _Phrases:
    """Phrases of lists of `lists`, each by its least common word, whole or only begun."""

    def __init__(self, lists: int) -> None:
        self.begins: list[str] = []
        """The longest run of words in each that stands alike in a text, with a space where its last word ends."""
        self._whole: dict[str, tuple[_Phrase, ...]] = defaultdict(tuple)
        self._begun: dict[str, tuple[_Phrase, ...]] = defaultdict(tuple)
        ranks = {word: rank for rank, word in enumerate(_COMMON.split())}
        for phrase, some in _listed().items():
            if not some & lists:
                continue
            words = re.findall(r"\w+\*?", phrase)
            least = max(words, key=lambda word: (ranks.get(word, len(ranks)), len(word)))
            others = frozenset(word for word in words if word != least and not word.endswith("*"))
            literal = max(re.split("[*…]", phrase), key=len).strip()
            found = _Phrase(others, literal, " ".join(words_in(literal)), some & lists)
            if some & _in_latin() or not found.words.isascii():
                self.begins.append(found.words + ("" if f"{literal}*" in phrase and literal[-1].isalnum() else " "))
            (self._begun if least.endswith("*") else self._whole)[least.removesuffix("*")] += (found,)
        self._lengths = sorted({len(begun) for begun in self._begun})
        self._starts = {begun[:_START] for begun in self._begun}

    def at(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases of which a word is the least common one; of most words none."""
        found = self._whole.get(word, ())
        if word[:_START] in self._starts or word[:2] in self._starts or word[0] in self._starts:
            for length in self._lengths:
                if length <= len(word):
                    found += tuple(
                        phrase for phrase in self._begun.get(word[:length], ()) if phrase.lists & _in_latin() or not word.isascii()
                    )
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


# The phrases that are looked for where a word stands: of nearly all words none.
_rare: Known[str, tuple[_Phrase, ...]] = Known(lambda word: _phrases(RARE).at(word))
_any: Known[str, tuple[_Phrase, ...]] = Known(lambda word: _phrases(" ".join(LISTS)).at(word))


@cache
def _rare_begins() -> Sought:
    """The words of rare phrases in Western letters, all at once."""
    return Sought(f" {begin}".encode("cp1252") for begin in filter(narrow, _phrases(RARE).begins))


@cache
def _unspaced_lists() -> int:
    return _every_list(lambda tongue: not tongue.spaced)


@cache
def _in_latin() -> int:
    """The lists of languages in Latin letters: in others a word that begins in such does not end in them ("AI가")."""
    return _every_list(lambda tongue: any(map(str.isascii, tongue.phrases("must"))))


def _every_list(wanted: Callable[[Tongue], bool]) -> int:
    return sum(_EVERY << number * len(LISTS) for number, tongue in enumerate(tongues()) if wanted(tongue))
