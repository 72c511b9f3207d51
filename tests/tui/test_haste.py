"""What a hurried hand does: keys and clicks that come before what the last one did has been drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui import affairs, at_random
from tests.tui.at_random import key, send
from tests.tui.driving import answered, application, running, settle, until
from tests.tui.scripted_engine import ScriptedEngine

pytestmark = pytest.mark.slow
SIZE = (120, 40)


@pytest.mark.parametrize("opened", ["ctrl+f", "ctrl+l", "ctrl+o", "f1", "ctrl+p"])
async def test_escape_pressed_twice_closes_once(engine: ScriptedEngine, tmp_path: Path, opened: str) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press(opened)
        for _ in range(3):
            key(app, "escape")
        await settle(pilot)
        assert app.screen is app.chat
        assert app.focused is app.chat.question


async def test_a_yes_pressed_twice_deletes_once(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.BRIDGE)
        await pilot.press("ctrl+n")
        await answered(pilot, app, affairs.ILL)
        await pilot.press("ctrl+o", "down", "d")
        for _ in range(2):
            key(app, "y")
        await settle(pilot)
        assert [session.title for session in app.screen.sessions] == [affairs.BRIDGE]


async def test_a_press_on_what_has_just_gone(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        line = app.chat.conversation.views[0].lines[0]
        x, y = line.region.x + 8, line.region.y
        box = line.parent
        line._detach()  # as it is for a moment while it is being taken away
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            send(app, kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
        await pilot._wait_for_screen()
        line._attach(box)
        assert app.is_running
        await answered(pilot, app, affairs.BRIDGE)


@pytest.mark.parametrize("seed", range(2, 4))
async def test_nothing_that_is_pressed_at_random_leads_astray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in at_random.HARMLESS.items():
        monkeypatch.setenv(name, value.format(folder=tmp_path))
    assert "questions asked" in await at_random.randomly(300, seed, tmp_path, lambda _: None)
