"""What screens, widgets and what stands behind them may ask of the application, so that none of them imports it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.outside import OutsideApp

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.engine import Engine
    from rag.types import Filters
    from tui.asking import Asker
    from tui.backend import Backend
    from tui.keeping import Keeper
    from tui.loading import Loader
    from tui.place import Place
    from tui.suggest import Suggester
    from tui.turn import Exchange


class Talk(Protocol):
    """What is asked of the conversation."""

    exchanges: list[Exchange]
    asker: Asker

    async def begin(self, exchanges: list[Exchange]) -> None: ...

    async def ask(self, question: str, again: Exchange | None = None, alone: bool = False) -> None: ...

    def scope(self, filters: Filters) -> None: ...

    def stop(self) -> bool: ...

    def action_unscope(self) -> None: ...


class Owner(OutsideApp):
    """The application as the rest of it knows it. What has no body here has one in `FootnoteApp`."""

    settings: Settings
    backend: Backend
    loader: Loader
    keeper: Keeper
    suggester: Suggester
    clock: Callable[[], float]
    engine: Engine | None
    ready: bool
    changed: bool
    articles: Path | None
    more: tuple[Path, ...]
    state: Path | None

    @property
    def chat(self) -> Talk:
        """The conversation."""
        raise NotImplementedError

    def close_screens(self) -> None:
        """Back to the conversation."""
        raise NotImplementedError

    def header(self) -> tuple[str, str]:
        """What a new screen's header says."""
        raise NotImplementedError

    def begin_with(self, folder: Path) -> None:
        """Make or open the index of a folder."""
        raise NotImplementedError

    def begin_anew(self, subject: str = "") -> None:
        """Open the stories that have been changed to, or those that could not be opened."""
        raise NotImplementedError

    def update_index(self) -> None:
        """Bring the index up to date while it can be asked."""
        raise NotImplementedError

    def cancel_work(self) -> None:
        """Stop indexing; what was done is kept."""
        raise NotImplementedError

    def read_story(self, place: Place, post: Callable[[Message], object]) -> None:
        """Read the story of `place` on a thread; the answer is posted as ArticleRead."""
        raise NotImplementedError
