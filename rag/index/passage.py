"""A passage as an index gives it back."""

from __future__ import annotations

from dataclasses import dataclass

from rag.types import ArticleInfo, Kind, Span, passage_text


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the index holds it. `place` counts the passages of its article from 0; `sentences` are its spans' words."""

    id: int
    article: ArticleInfo
    place: int
    kind: Kind
    spans: tuple[Span, ...]
    text: str
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, id: int, article: ArticleInfo, place: int, kind: Kind, spans: tuple[Span, ...], text: str) -> StoredPassage:
        """The passage of an article's `text` with these spans."""
        return cls(id, article, place, kind, spans, passage_text(text, spans), tuple(text[start:end] for start, end in spans))
