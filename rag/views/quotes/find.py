"""Finds the statements of somebody, or about something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.index.statements import Kept
from rag.language import words
from rag.types import Article, ArticleInfo, Filters

ENOUGH = 0.5  # of a topic's words that a statement must be about when none is about all


class Stories(Protocol):
    """What is asked of an index."""

    @property
    def name(self) -> str: ...
    def article(self, id: int) -> Article: ...
    def statements(
        self, filters: Filters = ..., speaker: Sequence[str] = ..., about: Sequence[str] = ...
    ) -> list[tuple[ArticleInfo, Kept]]: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """A statement with its article."""

    info: ArticleInfo
    kept: Kept


def find(index: Stories, asked: str, about: str = "", filters: Filters | None = None) -> list[Looked]:
    """The statements of the speaker `asked` names, else those about it; of these the ones about `about`."""
    filters, who, topic = filters or Filters(), _words(asked), _words(about)
    if not who:
        return _about(index, filters, (), topic)
    if spoken := _about(index, filters, who, topic):
        return spoken
    if topic and index.statements(filters, who):
        return []  # the speaker is known, and silent on this
    return _about(index, filters, (), tuple(dict.fromkeys((*who, *topic))))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.normal(token) for token in words.tokens(text) if not words.is_stop(token)))


def _about(index: Stories, filters: Filters, who: Sequence[str], topic: Sequence[str]) -> list[Looked]:
    """The statements about all of a topic's words; where there are none, about most of them."""
    found = index.statements(filters, who, topic)
    if found or len(topic) < 2:
        return [Looked(info, kept) for info, kept in found]
    share: dict[tuple[int, int], list[str]] = {}
    known: dict[tuple[int, int], Looked] = {}
    for word in topic:
        for info, kept in index.statements(filters, who, (word,)):
            key = (kept.article, kept.place)
            known[key] = Looked(info, kept)
            share.setdefault(key, []).append(word)
    most = max(map(len, share.values()), default=0)
    return [known[key] for key, held in share.items() if len(held) == most and most > ENOUGH * len(topic)]
