"""What the commands call: the engine, imported only when a command needs it. Tests give their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.cli import strings
from rag.cli.screen import note
from rag.errors import BadInput, NoSuchIndex, NotInstalled
from rag.text import label

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.engine import Engine, Models
    from rag.index.summary import Summary
    from rag.views.check.given import Judged


@dataclass(frozen=True, slots=True)
class Place:
    """Which index: that of the folder `articles`, the one named `index`, or the engine's choice."""

    articles: Path | None = None
    index: str | None = None

    def __bool__(self) -> bool:
        return self.articles is not None or self.index is not None


class _Doors:
    """The engine's doors, with the models of one command: what indexing loads is not loaded again for asking."""

    def __init__(self) -> None:
        self._models: Models | None = None
        self.opened = ""
        self._told: set[str] = set()

    def begin(self, settings: Settings) -> None:
        self._of(settings).begin()

    def open_engine(self, settings: Settings, articles: Path | None = None, index: str | None = None) -> Engine:
        from rag.engine import Engine
        from rag.index import index_folder, is_address

        place = Place(articles, index) or choose(settings)
        self._say_where(place.index)
        models, self._models = self._of(settings), None  # the engine closes them
        engine = Engine.open(settings, articles=place.articles, index=place.index, models=models)
        folder = index_folder(settings, place.articles, place.index)
        self.opened = place.index if place.index and is_address(place.index) else folder.name
        return engine

    def open_engines(self, settings: Settings, places: Sequence[Place]) -> list[Engine]:
        from rag.engine import Engine

        for place in places:
            self._say_where(place.index)
        models, self._models = self._of(settings), None
        return [Engine.open(settings, articles=place.articles, index=place.index, models=models) for place in places]

    def index_articles(self, settings: Settings, paths: Sequence[Path], **options: Any) -> Summary:
        from rag.engine import index_articles

        self._say_where(options.get("name"))
        summary = index_articles(settings, paths, models=self._of(settings), **options)
        self.opened = summary.name
        return summary

    def _say_where(self, index: str | None) -> None:
        """Once, of an index on a server: what goes to it."""
        from rag.index import is_address, leaving

        if index and is_address(index) and index not in self._told:
            self._told.add(index)
            note(leaving(index))

    def remember(self, settings: Settings) -> None:
        from rag.recent import remember

        remember(settings, self.opened)

    def _of(self, settings: Settings) -> Models:
        from rag.engine import Models

        self._models = self._models or Models(settings)
        return self._models


def _judge_with(settings: Settings) -> Callable[[str, Sequence[str]], Judged]:
    from rag.engine import judge_with

    return judge_with(settings)


@dataclass(frozen=True, slots=True)
class Parts:
    """The engine's doors; `begin` lets the generator be loaded beside what is done before it is asked, `judge_with` needs no index,
    `remember` keeps which index was opened last."""

    open_engine: Callable[..., Engine]
    index_articles: Callable[..., Summary]
    begin: Callable[[Settings], None] = lambda _: None
    judge_with: Callable[[Settings], Callable[[str, Sequence[str]], Judged]] = _judge_with
    open_engines: Callable[[Settings, Sequence[Place]], list[Engine]] | None = None
    remember: Callable[[Settings], None] = lambda _: None

    @classmethod
    def real(cls) -> Parts:
        doors = _Doors()
        return cls(doors.open_engine, doors.index_articles, doors.begin, open_engines=doors.open_engines, remember=doors.remember)

    def open(self, settings: Settings, place: Place) -> Engine:
        """The engine on the index of `place`, which is then the one used last. Raises NoSuchIndex."""
        engine = self.peek(settings, place)
        self.remember(settings)
        return engine

    def peek(self, settings: Settings, place: Place) -> Engine:
        """The engine on the index of `place`, only looked at. Raises NoSuchIndex."""
        return self.open_engine(settings, articles=place.articles, index=place.index)

    def open_together(self, settings: Settings, places: Sequence[Place]) -> dict[str, Engine]:
        """The engines of several indexes over the same models, by the indexes' names; of the index meant when no place is named."""
        engines = (
            self.open_engines(settings, places or [choose(settings)])
            if self.open_engines
            else [self.open(settings, place) for place in places or [Place()]]
        )
        return {engine.status().name: engine for engine in engines}


def needed(extra: str, *libraries: str) -> None:
    """Raises NotInstalled when the libraries of an extra are not there, saying what to type."""
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        raise NotInstalled(strings.AND.join(missing), extra)


def choose(settings: Settings) -> Place:
    """The index meant when none is named: that of the folder one is in, the only one, or the one used last, which is said.

    Raises NoSuchIndex when there is none, BadInput when there are several and none was used last.
    """
    from rag.index import index_folder, is_address
    from rag.recent import recent

    names, used = index_names(settings), recent(settings)
    there = [*names, *filter(is_address, used)]
    if not there:
        raise NoSuchIndex(strings.no_index_yet(indexes=settings.indexes), strings.MAKE_AN_INDEX)
    if len(there) == 1:
        return Place(index=there[0])
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (name := index_folder(settings, folder).name) in names:
            return Place(index=name)
    if last := next(iter(used), None):
        note(strings.using_last(last=label(last)))
        return Place(index=last)
    raise BadInput(strings.SEVERAL_INDEXES, strings.choose_index(names=", ".join(map(label, names))))


def roots_of(parts: Parts, settings: Settings, index: str | None) -> list[Path]:
    """The folders of an index; of one on a server those that were indexed from this machine."""
    from rag.index import index_folder, is_address
    from rag.index.reader import open_local

    if index and is_address(index):
        with closing(open_local(index_folder(settings, name=index))) as kept:
            return [Path(root) for root in kept.roots]
    with closing(parts.peek(settings, Place(index=index))) as engine:
        return [Path(root) for root in engine.status().roots]


def indexed(settings: Settings, place: Place) -> Place:
    """The index that a saved answer names, as it is: a file from elsewhere must not have a folder read, or a server asked, that nobody
    named here.

    Raises NoSuchIndex when it is none of those there are.
    """
    from rag.index import index_folder

    name = place.index
    if name is None:
        with suppress(OSError, ValueError, RuntimeError):  # what cannot be a path
            name = index_folder(settings, place.articles).name
    if name in index_names(settings) or name in addresses(settings):
        return Place(index=name)
    meant = strings.index_called(index=place.index) if place.index else strings.index_of_folder(articles=place.articles)
    raise NoSuchIndex(strings.not_here(meant=meant), strings.NOT_HERE_HINT)


def index_names(settings: Settings) -> list[str]:
    """The names of the indexes there are, in order."""
    from rag.index import list_indexes

    return [folder.name for folder in list_indexes(settings)]


def addresses(settings: Settings) -> list[str]:
    """The addresses of the indexes on servers that this machine has used or indexed into, in order."""
    from rag.index import is_address, list_senders, shown
    from rag.recent import recent

    return sorted({*filter(is_address, recent(settings)), *map(shown, list_senders(settings))})
