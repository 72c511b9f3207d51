"""Small steps for tests that drive the application as a person would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from rag.config import Settings
from tests.tui.scripted_engine import ScriptedEngine
from tui.app import FootnoteApp
from tui.backend import Backend


def application(engine: ScriptedEngine, saved: Path | None = None, state: Path | None = None) -> FootnoteApp:
    """The application over `engine`."""
    backend = Backend(lambda _: engine, lambda *_: None, lambda _: None)  # type: ignore[arg-type, return-value]
    return FootnoteApp(Settings(), backend, None, "articles", state, saved)


async def until(pilot: Pilot[int], true: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until `true()`; fails after `seconds`."""
    for _ in range(int(seconds / 0.01)):
        await pilot.pause(0.01)
        if true():
            return
    raise AssertionError("it never became true")


async def settle(pilot: Pilot[int]) -> None:
    """Let what is under way reach the screen."""
    for _ in range(2):
        await asyncio.sleep(0.06)
        await pilot.pause()


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


def screen_text(app: FootnoteApp) -> str:
    """What stands on the screen, row by row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
