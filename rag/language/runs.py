"""Stretches of a text as numbers, all at once: a word at a time costs ten times as much.

A code is the sum of the letters, each times a power of a large odd number (Karp and Rabin 1987), taken from the running sum
over the whole text; then its bits are mixed, since the lower ones of such a sum say little.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Letters = NDArray[np.uint32]

COMMON = 0x2020
"""Letters below it, those of most languages and the marks of print among them, are looked up in a table."""

_BASE = 0x9E3779B97F4A7C15
_POWER, _INVERSE = np.uint64(_BASE), np.uint64(pow(_BASE, -1, 1 << 64))
_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)
_WORD = re.compile(r"\w")
_WITHIN = frozenset("’',.")  # between two letters: "don't", "1,500", "3.5"


@dataclass(frozen=True, slots=True)
class Runs:
    """Where each run begins and ends, and its code of 64 bits."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    codes: Codes


def letters_of(text: str) -> Letters:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def table(kind: Callable[[str], int]) -> NDArray[np.uint8]:
    """The kind of each common letter."""
    return np.array([kind(chr(code)) for code in range(COMMON)], np.uint8)


def runs(letters: Letters, inside: NDArray[np.bool_]) -> Runs:
    """The longest stretches of letters that are `inside`."""
    padded = np.zeros(len(inside) + 2, np.bool_)
    padded[1:-1] = inside
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = edges[::2], edges[1::2]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(letters * _powers(_POWER, len(letters)))))
    return Runs(starts, ends, mixed((sums[ends] - sums[starts]) * _powers(_INVERSE, len(letters))[starts]))


def mixed(codes: Codes) -> Codes:
    """The codes with every bit dependent on every other."""
    codes = (codes ^ codes >> np.uint64(32)) * _FACTOR
    return codes ^ codes >> np.uint64(29)


def words(letters: Letters) -> Runs:
    """The words: what a pattern's `\\w` takes, and a mark between two such."""
    kinds = _WORDS[np.minimum(letters, COMMON - 1)]
    beyond = letters >= COMMON
    some, which = np.unique(letters[beyond], return_inverse=True)
    kinds[beyond] = np.array([_in_word(chr(code)) for code in some], np.uint8)[which]
    inside = kinds == 1
    inside[1:-1] |= (kinds[1:-1] == 2) & inside[:-2] & inside[2:]
    return runs(letters, inside)


def _powers(base: np.uint64, count: int) -> Codes:
    return _powers_to(base, 1 << count.bit_length())[:count]


@lru_cache(8)
def _powers_to(base: np.uint64, count: int) -> Codes:
    return np.cumprod(np.full(count, base), dtype=np.uint64)


def _in_word(letter: str) -> int:
    return 2 if letter in _WITHIN else int(bool(_WORD.match(letter)))


_WORDS = table(_in_word)
