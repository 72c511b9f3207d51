"""What a hurried hand does: keys and clicks that come before what the last one did has been drawn."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from tests.tui import affairs, at_random
from tests.tui.at_random import key, send
from tests.tui.driving import PATIENCE, answered, application, on, running, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui.app import FootnoteApp
from tui.screens.conversations import ConversationsScreen
from tui.turn import Stage
from tui.widgets.turn_view import TurnView

pytestmark = pytest.mark.slow
SIZE = (120, 40)
ROOT = Path(__file__).parents[2]
TERMINAL = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}


async def test_a_new_line_stands_where_it_was_typed(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        for each in ("a", "ctrl+j", "b", "shift+enter", "c"):
            key(app, each)
        await settle(pilot)
        assert app.chat.question.text == "a\nb\nc"


async def test_escape_stops_what_was_asked_before_it_and_nothing_that_is_asked_after(engine: ScriptedEngine) -> None:
    engine.held = 1
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        for each in ("escape", *"one", "enter"):
            key(app, each)
        await until(pilot, lambda: app.chat.exchanges)
        await settle(pilot)
        assert stages(app)[0] is not Stage.STOPPED
        for each in ("escape", *"two", "enter"):
            key(app, each)
        await until(pilot, lambda: len(app.chat.exchanges) == 2)
        await settle(pilot)
        first, second = stages(app)
        assert first is Stage.STOPPED
        assert second is not Stage.STOPPED


def stages(app: FootnoteApp) -> list[Stage]:
    return [exchange.stage for exchange in app.chat.exchanges]


async def test_a_letter_typed_behind_a_tab_is_for_the_footnote(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        for each in ("tab", "y"):
            key(app, each)
        await settle(pilot)
        assert app.chat.question.text == ""
        assert app.clipboard.startswith("“At least 112 people")


async def test_a_question_whose_turn_is_made_as_the_application_is_left(engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    compose, left = TurnView.compose, []

    def leave(view: TurnView) -> ComposeResult:
        view.app.exit()
        left.append(view)
        return compose(view)

    monkeypatch.setattr(TurnView, "compose", leave)
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        for each in ("a", "enter"):
            key(app, each)
        while not left:  # a pilot waits for ever for an application that is being left
            await asyncio.sleep(0.01)
    assert app.return_code == 0


def test_what_is_typed_before_the_first_frame_is_not_lost() -> None:
    leader, follower = pty.openpty()
    modes = termios.tcgetattr(follower)
    modes[3] &= ~termios.ECHO  # else the terminal itself would show what is typed
    termios.tcsetattr(follower, termios.TCSANOW, modes)
    script = "from tests.tui import affairs; from tests.tui.driving import application; application(affairs.engine()).run()"
    os.write(leader, b"hello")
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdin=follower, stdout=follower, stderr=follower, env=TERMINAL)
    screen, end = b"", time.monotonic() + PATIENCE
    try:
        while b"hello" not in screen:
            assert time.monotonic() < end, screen[-3000:]
            if select.select([leader], [], [], 0.1)[0]:
                screen += os.read(leader, 65536)
    finally:
        process.kill()
        process.wait()
        os.close(leader)
        os.close(follower)


@pytest.mark.parametrize(("opened", "name"), [("ctrl+o", "sessions"), ("ctrl+f", "hits"), ("ctrl+l", "stories")])
async def test_a_choice_from_a_list_that_has_become_shorter(engine: ScriptedEngine, tmp_path: Path, opened: str, name: str) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.BRIDGE)
        await pilot.press(opened)
        if name == "hits":
            await pilot.press(*"water")
        await until(pilot, lambda: getattr(app.screen, name))
        await pilot.press("down")
        setattr(app.screen, name, [])  # as it is between two words typed
        await pilot.press("enter", "escape", "escape", "escape")
        assert app.screen is app.chat


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
        await pilot.press("ctrl+o", "ctrl+d")
        for _ in range(2):
            key(app, "ctrl+y")
        await settle(pilot)
        assert [session.title for session in on(app, ConversationsScreen).sessions] == [affairs.BRIDGE]


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
        assert box is not None
        line._attach(box)
        assert app.is_running
        await answered(pilot, app, affairs.BRIDGE)


@pytest.mark.parametrize("seed", range(2, 4))
async def test_nothing_that_is_pressed_at_random_leads_astray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in at_random.HARMLESS.items():
        monkeypatch.setenv(name, value.format(folder=tmp_path))
    assert "questions asked" in await at_random.randomly(300, seed, tmp_path, lambda _: None)


async def test_what_comes_late_for_a_closed_screen(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        for opened, late in (("ctrl+o", Input.Submitted), ("ctrl+f", Input.Changed), ("ctrl+l", Input.Changed)):
            await pilot.press(opened)
            screen = app.screen
            box = screen.query_one("#words", Input)
            await pilot.press("escape", "escape")
            assert app.screen is app.chat
            await app.run_action("escape", default_namespace=screen)
            await screen._dispatch_message(late(box, "x"))
            assert app.screen is app.chat
