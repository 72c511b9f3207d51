"""What is told in passing: one thing at a time, where nothing is read or typed, and gone with the next key."""

from __future__ import annotations

import pytest

from tests.tui import affairs
from tests.tui.driving import answered, application, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui import outside

LONG = "The picture was written to " + "a-folder-with-a-long-name/" * 4 + "picture.svg"


@pytest.mark.slow
@pytest.mark.parametrize(("size", "said"), [((60, 20), LONG), ((80, 24), "Quote copied with its source"), ((200, 60), LONG)])
async def test_it_covers_nothing_but_the_keys(engine: ScriptedEngine, size: tuple[int, int], said: str) -> None:
    app = application(engine)
    async with running(app, size, notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        await pilot.press(*"abc")
        before = screen_text(app).split("\n")
        app.tell(said)
        await until(pilot, lambda: said[:20] in screen_text(app))
        await settle(pilot)
        rows = screen_text(app).split("\n")
        first = next(y for y, row in enumerate(rows) if said[:20] in row)
        assert said.replace(" ", "") == "".join(row.removeprefix("▌") for row in rows[first:]).replace(" ", "")
        assert rows[first - 3 : first] == before[-4:-1], "the box with what is typed stands right above"
        assert app.chat.conversation.region.bottom == first - 3
        await pilot.press("d")
        assert screen_text(app).split("\n")[-1] == before[-1]
        assert app.chat.question.text == "abcd"


async def test_what_was_done_gives_way_at_once_and_goes_by_itself(engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(engine)
    async with running(app, (80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        app.tell("the first")
        await until(pilot, lambda: "the first" in screen_text(app))
        app.tell("the second")
        await until(pilot, lambda: "the second" in screen_text(app))
        await settle(pilot)
        assert "the first" not in screen_text(app)
        monkeypatch.setattr(outside, "GLANCED", 0.1)
        app.tell("the third")
        await until(pilot, lambda: not app._notifications)
        await settle(pilot)
        assert "^q Quit" in screen_text(app).split("\n")[-1]


async def test_what_should_be_known_is_neither_typed_away_nor_replaced(engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(engine)
    async with running(app, (80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        monkeypatch.setattr(outside, "NOTICED", 1000.0)
        app.warn("the disk is full")
        app.tell("copied")
        app.warn("the index is gone")
        await until(pilot, lambda: "the disk is full" in screen_text(app))
        await pilot.press("a")
        assert "the disk is full" in screen_text(app)
        monkeypatch.setattr(outside, "NOTICED", 0.0)
        await pilot.press("b")
        assert "the disk is full" not in screen_text(app)
        assert "copied" in screen_text(app)
        await pilot.press("c")
        assert "copied" not in screen_text(app)
        assert "the index is gone" in screen_text(app)
        await pilot.press("d")
        assert "the index is gone" not in screen_text(app)
        assert app.chat.question.text == "abcd"
