"""How the application comes to an engine that can answer: open the index, or make it; load the models, or fetch them.

All of it on threads; what happens is posted. A large folder can be asked as soon as its words are indexed,
while the vectors are still being made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from rag.errors import Cancelled, FootnoteError, ModelMissing, NoSuchIndex
from rag.types import Progress
from tui import background, strings
from tui.backend import Backend
from tui.messages import EngineFailed, EngineOpened, EngineReady, IndexUpdated, Working, WorkStopped

if TYPE_CHECKING:
    from rag.engine import Engine

T = TypeVar("T")
ASKABLE = "embedding"


def dates_of(engine: Engine) -> tuple[str, str] | None:
    """The days of the oldest and the newest story, as ISO dates; None where no day is known."""
    dates = sorted(story.published for story in engine.articles() if story.published)
    return (dates[0], dates[-1]) if dates else None


class NoStories(FootnoteError):
    """There is an index, and nothing in it to ask."""


class Loader:
    """`post` must be safe to call from a thread."""

    def __init__(self, backend: Backend, post: Callable[[Message], object]) -> None:
        self._backend = backend
        self._post = post
        self._lock = threading.Lock()
        self._cancel = threading.Event()
        self._opening = False

    def start(self, articles: Path | None, more: tuple[Path, ...] = ()) -> None:
        """Come to an engine for `articles`, or for the index the backend was made for; `more` folders go into the same index."""
        background.start(lambda: self._guard(lambda: self._start(articles, more)), "loading")

    def update(self, folders: tuple[Path, ...]) -> None:
        """Bring the index up to date while it is being asked."""
        background.start(lambda: self._guard(lambda: self._update(folders)), "indexing")

    def cancel(self) -> None:
        """Stop fetching or indexing; what was done is kept."""
        self._cancel.set()

    def leave(self) -> None:
        """Stop, and say nothing more: another loader has taken over."""
        self._post = lambda _: None
        self.cancel()

    def _guard(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Cancelled:
            self._post(WorkStopped())
        except BaseException as error:
            self._post(EngineFailed(error))
            raise

    def _start(self, articles: Path | None, more: tuple[Path, ...]) -> None:
        self._opening = False
        self._cancel = threading.Event()
        try:
            engine = self._backend.open(articles)
            if articles and (nothing := engine.nothing_there()):  # then; stories may have come since
                engine.close(models=False)
                raise NoSuchIndex(nothing)
        except NoSuchIndex:
            if articles is None:
                raise
            self._update((articles, *more), articles)
            engine = None
        if not self._opened():
            self._load(engine or self._backend.open(articles))
        if engine and articles and more and {str(folder.resolve()) for folder in more} - set(engine.status().roots):
            self._update((articles, *more))

    def _report(self, progress: Progress) -> None:
        self._post(Working(progress))

    def _fetching(self, progress: Progress) -> None:
        """Progress is the one moment at which fetching can be stopped."""
        if self._cancel.is_set():
            raise Cancelled(strings.STOPPED)
        self._report(progress)

    def _opened(self) -> bool:
        """Whether somebody has begun to load the engine; if not, the caller has now."""
        with self._lock:
            before, self._opening = self._opening, True
            return before

    def _load(self, engine: Engine) -> None:
        if nothing := engine.nothing_there():
            engine.close(models=False)
            raise NoStories(nothing, strings.NO_STORIES_HINT)
        self._post(EngineOpened(engine, engine.status(), dates_of(engine)))
        self._with_models(engine.load)
        self._post(EngineReady())

    def _update(self, folders: tuple[Path, ...], new: Path | None = None) -> None:
        """Index `folders`; a new index is opened as soon as it can be asked."""
        cancel = self._cancel = threading.Event()

        def report(progress: Progress) -> None:
            self._report(progress)
            if new and progress.stage == ASKABLE and not self._opened():
                background.start(lambda: self._guard(lambda: self._load(self._backend.open(new))), "loading early")

        self._with_models(lambda: self._backend.index(folders, report, cancel))
        self._post(Working(None))
        self._post(IndexUpdated())

    def _with_models(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except ModelMissing:
            self._backend.fetch(self._fetching)
            self._post(Working(None))
        return work()
