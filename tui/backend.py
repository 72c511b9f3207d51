"""What the application needs done outside of it: opening an engine, indexing a folder, fetching models.

The real one calls `rag.engine`; tests give scripted functions instead.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rag.config import Settings
from rag.errors import NoSuchIndex
from rag.types import Progress
from tui import strings

if TYPE_CHECKING:
    from rag.engine import Engine, Models

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class Backend:
    """Each may raise any FootnoteError and is called on a thread. `open` is given the folder, or None for the index it was made for;
    `index` the folders. `at` gives the same for another index by its name, or for a folder's own (None), with the models loaded once."""

    open: Callable[[Path | None], Engine]
    index: Callable[[tuple[Path, ...], OnProgress, threading.Event], object]
    fetch: Callable[[OnProgress], None]
    at: Callable[[str | None], Backend] | None = None


def real(settings: Settings, index: str | None, loaded: list[Models] | None = None) -> Backend:
    """The engine itself; imported when first called, so that the screen comes first."""
    models = [] if loaded is None else loaded

    def open_engine(articles: Path | None) -> Engine:
        if articles is None and index is None:
            raise NoSuchIndex(strings.NOT_INDEXED, strings.INDEX_HINT)
        from rag.engine import Engine, Models

        models[:] = models or [Models(settings)]
        return Engine.open(settings, articles, index, models[0])

    def index_folders(folders: tuple[Path, ...], on_progress: OnProgress, cancel: threading.Event) -> object:
        from rag.engine import index_articles

        return index_articles(settings, folders, index, on_progress, cancel)

    def fetch(on_progress: OnProgress) -> None:
        from rag.engine import fetch_models

        fetch_models(settings, on_progress)

    return Backend(open_engine, index_folders, fetch, lambda name: real(settings, name, models))
