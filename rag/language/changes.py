"""Figures that a sentence says have changed: "from 45 to 120 euros", "to 112 from 140"."""

from __future__ import annotations

from itertools import pairwise

from rag.language.english.grammar import FROM, TO
from rag.language.numbers import Quantity, quantities

_BETWEEN = 4  # words between the two figures


def changes(text: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """The old and the new figure of each change, in order."""
    found = []
    for one, other in pairwise(quantities(text)):
        before, between = text[: one.start].lower().split()[-1:], text[one.end : other.start].lower().split()
        if len(between) <= _BETWEEN and (before, between[-1:]) == ([FROM], [TO]):
            found.append((one, other))
        elif len(between) <= _BETWEEN and (before, between[-1:]) == ([TO], [FROM]):
            found.append((other, one))
    return tuple(found)
