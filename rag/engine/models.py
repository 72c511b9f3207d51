"""The models an engine works with, each loaded once, when it is first needed."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from rag.config import Settings
from rag.errors import FootnoteError, ModelMissing
from rag.types import Progress

if TYPE_CHECKING:
    from rag.embed import Embedder
    from rag.embed.reranker import Reranker
    from rag.embed.verifier import Verifier
    from rag.llm import Generator
    from rag.syntax import Parser

_M_ARENA_MAX = -8  # glibc's number for it

T = TypeVar("T")


class Part(Generic[T]):
    """Something that is loaded once, when first asked for, whichever thread asks. A failed loading is tried anew."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._value: T | None = None

    def get(self) -> T:
        with self._lock:
            if self._value is None:
                self._value = self._load()
            return self._value

    @property
    def loaded(self) -> T | None:
        """What was loaded, or None so far."""
        return self._value

    @classmethod
    def of(cls, value: T) -> Part[T]:
        return cls(lambda: value)


def _share_arenas() -> None:
    """Has all threads take memory from the same two places where glibc would give each its own: what is freed in those stays there."""
    import ctypes

    with contextlib.suppress(Exception):  # another C library does without
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


class Models:
    """The embedder, the generator, and the reranker and verifier, if any, of some settings, each loaded once."""

    def __init__(self, settings: Settings) -> None:
        _share_arenas()
        self._settings = settings
        self._begun = False
        self.embedder: Part[Embedder] = Part(self._load_embedder)
        self.generator: Part[Generator] = Part(lambda: _load_generator(settings))
        self.parser: Part[Parser | None] = Part(lambda: _load_parser(settings))
        self.reranker: Part[Reranker] | None = Part(lambda: _load_reranker(settings)) if settings.reranker else None
        self.verifier: Part[Verifier] | None = Part(lambda: _load_verifier(settings)) if settings.verifier else None

    def begin(self) -> None:
        """Load the generator beside what this thread does next. What cannot be loaded is told when it is asked for."""
        from rag.llm import get_ready

        self._begun = True
        with contextlib.suppress(FootnoteError):
            get_ready(self._settings)  # here: two threads that import at once wait for each other
        threading.Thread(target=self._load_generator, name="load", daemon=False).start()

    def _load_embedder(self) -> Embedder:
        """The embedder; where it is missing and the generator will be asked for next and is missing, too, both are named."""
        from rag.models import missing_together

        try:
            return _load_embedder(self._settings)
        except ModelMissing as error:
            both = (self._settings.embedder, self._settings.generator)
            raise (missing_together(both, self._settings) if self._begun else None) or error from None

    def _load_generator(self) -> None:
        with contextlib.suppress(Exception):
            self.generator.get()


def fetch_models(settings: Settings, on_progress: Callable[[Progress], None] | None = None) -> None:
    """Fetch the generator and the embedder of `settings`, and the parser, where they are not on disk yet. Raises FetchFailed."""
    from rag.models import every_model, fetch, is_fetched
    from rag.syntax import PARSER

    names = {model.name for model in every_model()}
    for name in (settings.embedder, settings.generator, PARSER):
        if name in names and not is_fetched(name, settings):
            fetch(name, settings, on_progress)


def _load_embedder(settings: Settings) -> Embedder:
    from rag.embed import load_embedder

    return load_embedder(settings.embedder, settings)


def _load_parser(settings: Settings) -> Parser | None:
    from rag.syntax import load_parser

    return load_parser(settings)


def _load_reranker(settings: Settings) -> Reranker:
    from rag.embed.reranker import Reranker

    return Reranker(Path(settings.reranker).expanduser(), settings.cores)


def _load_verifier(settings: Settings) -> Verifier:
    from rag.embed.verifier import Verifier

    return Verifier(Path(settings.verifier).expanduser(), settings.cores)


def _load_generator(settings: Settings) -> Generator:
    from rag.llm import load_generator

    return load_generator(settings)
