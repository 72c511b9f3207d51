"""What the commands call: the engine, imported only when a command needs it. Tests give their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.engine import Engine
    from rag.index import Summary


@dataclass(frozen=True, slots=True)
class Place:
    """Which index: that of the folder `articles`, the one named `index`, or the engine's choice."""

    articles: Path | None = None
    index: str | None = None

    def __bool__(self) -> bool:
        return self.articles is not None or self.index is not None


def _open_engine(settings: Settings, articles: Path | None = None, index: str | None = None) -> Engine:
    from rag.engine import Engine

    return Engine.open(settings, articles=articles, index=index)


def _index_articles(settings: Settings, paths: Sequence[Path], **options: Any) -> Summary:
    from rag.engine import index_articles

    return index_articles(settings, paths, **options)


@dataclass(frozen=True, slots=True)
class Parts:
    """The engine's two doors."""

    open_engine: Callable[..., Engine] = _open_engine
    index_articles: Callable[..., Summary] = _index_articles

    def open(self, settings: Settings, place: Place) -> Engine:
        """The engine on the index of `place`. Raises NoSuchIndex."""
        return self.open_engine(settings, articles=place.articles, index=place.index)
