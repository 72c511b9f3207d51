"""What widgets and background threads tell the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from rag.types import Article, Event, Progress
from tui.place import Place

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.index.summary import IndexStatus


@dataclass
class EngineOpened(Message):
    """The index is open: stories can be looked at; the models may still be loading."""

    engine: Engine
    status: IndexStatus
    dates: tuple[str, str] | None


@dataclass
class EngineReady(Message):
    """The models are loaded: questions can be answered."""


@dataclass
class Suggested(Message):
    """The index has answered these questions, which nobody has asked yet."""

    questions: list[str]


@dataclass
class EngineFailed(Message):
    """The index or a model could not be opened."""

    error: BaseException


@dataclass
class Working(Message):
    """Fetching or indexing has come this far; None when it is over."""

    progress: Progress | None


@dataclass
class WorkStopped(Message):
    """The person has stopped fetching or indexing; what was done is kept."""


@dataclass
class IndexUpdated(Message):
    """The index has been brought up to date."""


@dataclass
class TurnEvent(Message):
    """The engine's next event of a turn. `epoch` counts conversations: what comes from an earlier one is stale."""

    number: int
    epoch: int
    event: Event


@dataclass
class TurnFailed(Message):
    """The engine raised instead of finishing a turn."""

    number: int
    epoch: int
    error: BaseException


@dataclass
class Asked(Message):
    """The person has asked a question."""

    question: str


@dataclass
class OpenPlaces(Message):
    """Open `places[index]` in the source pane; the others are its neighbours."""

    places: tuple[Place, ...]
    index: int


@dataclass
class ArticleRead(Message):
    """A story has been read for the source pane; None and an error when it could not be."""

    place: Place
    article: Article | None
    error: BaseException | None = None
