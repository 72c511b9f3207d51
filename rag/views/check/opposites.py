"""Pairs of opposite words, looked up by the key of any of them."""

from __future__ import annotations

from collections.abc import Iterable

from rag.answer.verify import align

Words = dict[str, set[str]]


def sides(pairs: Iterable[tuple[str, str]]) -> tuple[Words, Words]:
    """For each word the words of its own side, and those of the other; each side of a pair is a string of words."""
    own: Words = {}
    other: Words = {}
    for pair in pairs:
        one, two = ({align.key(word) for word in side.split()} for side in pair)
        for here, there in ((one, two), (two, one)):
            for word in here:
                own.setdefault(word, set()).update(here)
                other.setdefault(word, set()).update(there)
    return own, other
