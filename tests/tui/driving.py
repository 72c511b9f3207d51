"""Small steps for tests that drive the application as a person would.

Nothing here waits for a time: `settle` waits until nothing is under way any more, however slow the machine.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.command import CommandInput, CommandList
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from rag.config import Settings
from tests.tui.scripted_engine import Gate, ScriptedEngine
from tui import background
from tui.app import FootnoteApp
from tui.backend import Backend
from tui.screens.reading import ReadingScreen
from tui.widgets.turn_view import TurnView

Shown = TypeVar("Shown", bound=Screen[Any])
PATIENCE = 120.0
QUIET = 3
"""How many looks one after the other must find nothing under way and the same screen."""


def application(engine: ScriptedEngine, saved: Path | None = None, state: Path | None = None) -> FootnoteApp:
    """The application over `engine`."""
    backend = Backend(lambda _: engine, lambda *_: None, lambda _: None)  # type: ignore[arg-type, return-value]
    return FootnoteApp(Settings(), backend, None, "articles", state, saved)


def on(app: FootnoteApp, kind: type[Shown]) -> Shown:
    """The screen that is shown, which must be of that kind."""
    assert isinstance(app.screen, kind), app.screen
    return app.screen


def quoted(app: FootnoteApp) -> str:
    """The words that the story beside a list is open at."""
    place = on(app, ReadingScreen).source.place
    assert place is not None
    return place.quote


def engine_of(app: FootnoteApp) -> object:
    """The engine that is asked, scripted or not."""
    return app.engine


class Steady(Pilot[int]):
    """A pilot that lets whatever a key, a click or a new size sets going come to rest."""

    async def press(self, *keys: str) -> None:
        await super().press(*keys)
        await settle(self)

    async def click(self, *where: Any, **how: Any) -> bool:
        clicked = await super().click(*where, **how)
        await settle(self)
        return clicked

    async def resize_terminal(self, width: int, height: int) -> None:
        await super().resize_terminal(width, height)
        await settle(self)


@asynccontextmanager
async def running(app: FootnoteApp, size: tuple[int, int], notifications: bool = False) -> AsyncIterator[Steady]:
    """The application in a terminal of that many columns and rows."""
    async with app.run_test(size=size, notifications=notifications):
        yield Steady(app)


async def until(pilot: Pilot[int], true: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until `true()`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never became true"
        await pilot.pause(0.01)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way and the screen has stopped changing."""
    app, quiet, before = pilot.app, 0, ""
    assert isinstance(app, FootnoteApp)
    end = time.monotonic() + PATIENCE
    while quiet < QUIET and not app._exit:
        assert time.monotonic() < end, f"it never settled: {next(under_way(app), 'the screen goes on changing')}"
        await pilot.pause(0.02)
        now = screen_text(app)
        quiet = quiet + 1 if now == before and not any(under_way(app)) else 0
        before = now


def under_way(app: FootnoteApp) -> Iterator[str]:
    """What is still to be done before a picture may be taken: work on threads, messages, layout, painting."""
    working = [thread.name for thread in threading.enumerate() if isinstance(thread, background.Work)]
    if len(working) > Gate.waiting:
        yield f"{working} with {Gate.waiting} held"
    yield from (str(worker) for worker in app.workers if not worker.is_finished)
    if app.animator._animations or app.animator._scheduled:
        yield "an animation"
    for pump in (app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))):
        yield from _pending(pump)


def _pending(pump: MessagePump) -> Iterator[str]:
    if pump.message_queue_size or pump._next_callbacks:
        yield f"messages of {pump}"
    if isinstance(pump, Screen) and pump is pump.app.screen and (pump._layout_required or pump._dirty_widgets or pump._callbacks):
        yield f"painting {pump}"
    if isinstance(pump, TurnView) and pump._dirty:
        yield f"drawing {pump}"


async def ask(pilot: Pilot[int], app: FootnoteApp, question: str) -> None:
    """Type a question and press Enter."""
    app.chat.question.focus()
    app.chat.question.load_text(question)
    await pilot.press("enter")


async def answered(pilot: Pilot[int], app: FootnoteApp, question: str) -> None:
    """Ask, and wait for the end of the turn."""
    await ask(pilot, app, question)
    await until(pilot, lambda: app.chat.exchanges and app.chat.exchanges[-1].question == question and app.chat.exchanges[-1].stage.over)
    await settle(pilot)


async def command(pilot: Pilot[int], typed: str) -> None:
    """Open the command palette, type, and wait for what it finds."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: pilot.app.screen.query(CommandInput))
    await pilot.press(*typed)
    await until(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count)
    await settle(pilot)


def screen_text(app: FootnoteApp) -> str:
    """What stands on the screen, row by row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
