"""Keys, clicks, drags, wheels, pastes and new sizes at random, as fast as a terminal may send them; seeded.

The engine takes its time, so that much of it happens in the midst of an answer. Every so often everything must come to
rest, escape must lead back to the question, and what was kept must be what was said.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from rag.types import Event
from tests.tui import affairs
from tests.tui.driving import answered, application, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui.app import FootnoteApp
from tui.keeping import restored

MOVES = ["tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space", "backspace", "delete"]
SCREENS = ["ctrl+f", "ctrl+l", "ctrl+o", "ctrl+t", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+j", "f1"]
KEYS = [*MOVES * 2, *SCREENS, *["enter", "escape"] * 6, *"ab?123456789nypqjkgGrcexsid/"]
NEW = 0.001
"""How often a new conversation is begun: seldom, so that some grow long."""
CHECKS = 500
HARMLESS = {"EDITOR": "code", "PATH": "{folder}", "XDG_DOWNLOAD_DIR": "{folder}", "HOME": "{folder}"}
"""The environment in which nothing outside `folder` is started or written: an editor in its own window, which is not there."""
PASTES = ("שלום עולם", "漢字かな\n" * 12, "[red]?[/]", "\x1b[2J\x1b]52;c;eA==\x07", "1\n2\n", "x" * 3000)


class Slow(ScriptedEngine):
    """Takes its time between two sentences, and to come to rest."""

    def ask(self, question: str, *words: object, **keywords: object) -> Iterator[Event]:
        for event in super().ask(question, *words, **keywords):  # type: ignore[arg-type]
            time.sleep(0.005)
            yield event


async def randomly(count: int, seed: int, folder: Path, told: Callable[[str], object] = print) -> str:
    """That many events; `folder` takes what is kept. Raises what goes wrong; returns what there was to see."""
    chance, base = random.Random(seed), affairs.engine()
    engine = Slow(base.articles_by_file, base.script)
    app = application(engine, saved=folder / "s.sqlite", state=folder)
    app.action_quit = lambda: asyncio.sleep(0)  # type: ignore[method-assign]
    longest = asked = 0
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        for number in range(1, count + 1):
            await _act(pilot, app, chance)
            if chance.random() < 0.7:  # else the next comes before this one has been dealt with
                await pilot._wait_for_screen()
            if number % CHECKS == 0 or number == count:
                await _check(pilot, app)
                longest, asked = max(longest, len(app.chat.exchanges)), len(engine.asked)
                told(f"{number:,} events, {asked} questions, {len(app.chat.exchanges)} turns on the screen")
        await pilot.resize_terminal(120, 40)
        await answered(pilot, app, affairs.ILL)
        kept = len(app.keeper.store.find()) if app.keeper.store else 0
    return f"{asked} questions asked, the longest conversation of {longest} turns, {kept} conversations kept"


async def _act(pilot: Pilot[int], app: FootnoteApp, chance: random.Random) -> None:
    kind = chance.random()
    if kind < NEW:
        key(app, "ctrl+n")
    elif kind < 0.85:
        key(app, chance.choice(KEYS))
    elif kind < 0.88:
        send(app, events.Paste(chance.choice([*affairs.engine().script] * 3 + [*PASTES])))
    elif kind < 0.99:
        _mouse(app, chance)
    else:
        await pilot.resize_terminal(chance.randint(20, 300), chance.randint(6, 90))


def send(app: App[int], event: events.Event) -> None:
    """Give the application an event as its terminal does."""
    if app._driver:
        app._driver.process_message(event)


def key(app: App[int], key: str) -> None:
    """Press a key as a terminal does, and wait for nothing."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    send(app, events.Key(name, key if len(key) == 1 else " " if key == "space" else None))


def _mouse(app: App[int], chance: random.Random) -> None:
    def at(kind: type[events.MouseEvent], x: int, y: int, button: int) -> None:
        send(app, kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))

    here, there = ((chance.randrange(app.size.width), chance.randrange(app.size.height)) for _ in range(2))
    if chance.random() < 0.3:
        at(chance.choice([events.MouseScrollUp, events.MouseScrollDown]), *here, 0)
        return
    at(events.MouseMove, *here, 0)
    at(events.MouseDown, *here, 1)
    if chance.random() < 0.3:  # a drag
        at(events.MouseMove, *there, 1)
        here = there
    at(events.MouseUp, *here, 1)


async def _check(pilot: Pilot[int], app: FootnoteApp) -> None:
    """Everything comes to rest, escape leads back to the question, and what is kept is what was said."""
    for _ in range(9):
        key(app, "escape")
        await settle(pilot)
    assert app.screen is app.chat, app.screen
    assert app.focused is app.chat.question, app.focused
    await until(pilot, lambda: not app.chat.asker.busy)
    await settle(pilot)
    said = app.chat.exchanges
    assert all(exchange.stage.over for exchange in said)
    if said and app.keeper.store and app.keeper.session is not None:
        kept = [restored(turn) for turn in app.keeper.store.turns(app.keeper.session)]
        assert [(e.question, e.stage, e.text) for e in kept] == [(e.question, e.stage, e.text) for e in said]
