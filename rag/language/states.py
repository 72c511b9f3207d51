"""Whether a later sentence says that a state has turned: lifted, released, reopened."""

from __future__ import annotations

from functools import cache

from rag.language import words
from rag.language.english.states import OPPOSITES
from rag.language.modality import endings


def turned(state: str, text: str) -> bool:
    """Whether `text` says that something has ended, or names the opposite of a state that `state` names."""
    return bool(endings(text)) or opposite(state, text)


def named(text: str) -> frozenset[str]:
    """The words of `text` that name a state with an opposite."""
    return words.low(text) & frozenset().union(*(one for one, _ in _pairs()))


def opposite(state: str, text: str) -> bool:
    """Whether `text` names the opposite of a state that `state` names and not that state itself."""
    had, told = words.low(state), words.low(text)
    return any(had & one and told & other and not told & one for one, other in _pairs())


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in OPPOSITES)
