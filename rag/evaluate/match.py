"""When an answer is right: its words hold an accepted answer's, titles, plurals and articles aside.

An accepted answer is held when, both lower-cased and without punctuation, titles and endings of plural or
possession, all its words stand in one window of the answer three words longer than it is. Numbers match
whole. Every figure of `footnote eval` rests on this one definition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_ARTICLES = frozenset({"a", "an", "the", "of"})
_POLITICAL = {"former", "president", "vice", "rep", "sen", "senator", "representative", "gov", "governor", "prime", "minister", "secretary"}
_COURTLY = {"king", "queen", "prince", "princess", "sir", "justice", "judge"}
_OTHER = {"dr", "mr", "mrs", "ms", "actor", "actress", "singer", "rapper", "hurricane", "storm"}
_TITLES = frozenset(_POLITICAL | _COURTLY | _OTHER)
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DIGITS = {word: str(number) for number, word in enumerate(_COUNTS)}
_SLACK = 3

_POSSESSIVE = re.compile(r"'s\b|s'(?:(?=\s)|\Z)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")


def words_of(text: str) -> list[str]:
    """The words of `text` as they are compared: small, counted in digits, without plural or possessive endings."""
    plain = text.lower().replace("\u2019", "'").replace("%", " percent ")
    plain = _THOUSANDS.sub("", _POSSESSIVE.sub("", plain))
    return [_stem(_DIGITS.get(word, word)) for word in _WORD.findall(plain)]


def _stem(word: str) -> str:
    if len(word) <= 3 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def holds(text: str, accepted: Sequence[str]) -> bool:
    """Whether `text` holds any of the `accepted` answers."""
    words = [word for word in words_of(text) if word not in _ARTICLES]
    return any(_together(words, key) for key in map(_key, accepted) if key)


def _key(accepted: str) -> list[str]:
    words = words_of(accepted)
    return [word for word in words if word not in _ARTICLES | _TITLES] or words


def _together(words: list[str], key: list[str]) -> bool:
    needed, size = set(key), len(key) + _SLACK
    if not needed.issubset(words):
        return False
    starts = (at for at, word in enumerate(words) if word in needed)
    return any(needed.issubset(words[at : at + size]) for at in starts)


def token_f1(text: str, accepted: Sequence[str]) -> float:
    """The best token F1 of `text` against the `accepted` answers, on the words as `words_of` gives them (as in SQuAD)."""
    return max((_f1(words_of(text), words_of(answer)) for answer in accepted), default=0.0)


def _f1(words: list[str], gold: list[str]) -> float:
    words, gold = ([word for word in side if word not in _ARTICLES] for side in (words, gold))
    shared = (Counter(words) & Counter(gold)).total()
    return 2 * shared / (len(words) + len(gold)) if shared else 0.0
