"""Names spelt a little otherwise: one letter or two in a long word, accents, a hyphen."""

from __future__ import annotations

from functools import lru_cache

from rag.language import words

SHORTEST = 5  # letters, below which another letter makes another name
LONG = 8  # letters, from which two may differ
_MARKS = str.maketrans(dict.fromkeys("-’'", ""))


@lru_cache(maxsize=65536)
def spelt_alike(one: str, other: str) -> bool:
    """Whether two words are one name in two spellings."""
    a, b = bare(one), bare(other)
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST or a[0] != b[0] or a.isdecimal():
        return False
    return within(a, b, 2 if min(len(a), len(b)) >= LONG else 1)


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """A word in small letters without accents, hyphens and apostrophes."""
    return words.unaccented(word.lower().translate(_MARKS))


def within(a: str, b: str, most: int) -> bool:
    """Whether at most so many letters have to be put in, left out or exchanged to make one word of the other."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for at, char in enumerate(a, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(b, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (char != other))
        if min(row) > most:
            return False
    return row[-1] <= most
