"""Figures that a sentence says have changed: "from 45 to 120 euros", "to 112 from 140", "81 million rather than 74"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rag.language.english.grammar import BUT, FROM, INSTEAD_OF, NOT, TO
from rag.language.numbers import Quantity, quantities

_BETWEEN = 4  # words between the two figures


def changes(text: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """The old and the new figure of each change, in order."""
    found = []
    for one, other in pairwise(quantities(text)):
        before, between = text[: one.start].lower().split()[-1:], text[one.end : other.start].lower().split()
        if len(between) <= _BETWEEN and (before, between[-1:]) == ([FROM], [TO]):
            found.append((one, other))
        elif len(between) <= _BETWEEN and ((before, between[-1:]) == ([TO], [FROM]) or _holds(between, INSTEAD_OF)):
            found.append((other, one))
        elif len(between) <= _BETWEEN and before == [NOT] and BUT in between:
            found.append((one, other))
    return tuple(found)


def _holds(words: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether some words hold one of the phrases."""
    told = [word.strip(",;") for word in words]
    return any(tuple(told[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(told)))
