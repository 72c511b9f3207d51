"""Opening a file in another program: whatever comes of that, the chat goes on."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tui.driving import application, running, screen_text, until
from tests.tui.scripted_engine import ScriptedEngine
from tui.app import FootnoteApp
from tui.place import Place

INTERRUPTS = f"{sys.executable} -c 'import os, signal; os.kill(os.getppid(), signal.SIGINT)'"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    Path(tmp_path, "story.txt").write_text("The bridge is closed.")
    return Place("1", str(tmp_path), "story.txt", None, (), "", "", "")


def lending(app: FootnoteApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal to lend; what became of it. As Textual does, it is not taken back when an error passes."""
    told: list[str] = []

    @contextmanager
    def suspend() -> Iterator[None]:
        told.append("lent")
        yield
        told.append("taken back")

    monkeypatch.setattr(app, "suspend", suspend)
    return told


@pytest.mark.parametrize("editor", ["/no/such/editor +%d", 'vi "-x', os.devnull])
async def test_an_editor_that_cannot_be_started(engine: ScriptedEngine, place: Place, editor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor)
    app = application(engine)
    told = lending(app, monkeypatch)
    async with running(app, (80, 24), notifications=True) as pilot:
        app.edit(place)
        await until(pilot, lambda: "could not be started" in screen_text(app))
        assert told == ["lent", "taken back"]


async def test_without_a_terminal_to_lend(engine: ScriptedEngine, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    app = application(engine)
    async with running(app, (80, 24), notifications=True) as pilot:
        app.edit(place)
        await until(pilot, lambda: "vi could not be started (it needs a terminal)" in screen_text(app))


async def test_an_interrupt_is_the_programs(engine: ScriptedEngine, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", INTERRUPTS)
    app = application(engine)
    told, caught = lending(app, monkeypatch), []
    async with running(app, (80, 24)):
        ours = signal.signal(signal.SIGINT, lambda *_: caught.append("interrupted"))
        try:
            app.edit(place)
            assert (told, caught) == (["lent", "taken back"], [])
            signal.raise_signal(signal.SIGINT)
            assert caught == ["interrupted"]
        finally:
            signal.signal(signal.SIGINT, ours)
