"""What one takes along from the chat: answers in every format, pinned words with notes."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from rag.cli import main
from rag.cli.parts import Parts, Place
from rag.cli.request import Request
from rag.cli.saved import Saved, save
from rag.export import Format, export
from rag.pins import Pins
from tests.tui import affairs
from tests.tui.driving import answered, application, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tests.tui.test_parts import finished
from tui.app import FootnoteApp
from tui.export import NAMES, conversation
from tui.screens.pins import PinsScreen
from tui.widgets.story_view import StoryView

SIZE = (120, 40)
PANDOC = '#!/bin/sh\nfor word; do case "$word" in --output=*) /bin/cat > "${word#--output=}";; esac; done\n'
HOLDS = {
    Format.MARKDOWN: "[^1]: courier_sandle_112_ill.txt:10",
    Format.WORD: "[^1]: courier_sandle_112_ill.txt:10",
    Format.HTML: '<li id="note1">',
    Format.TEXT: "[1] courier_sandle_112_ill.txt:10",
    Format.BIBTEX: "@article{",
    Format.RIS: "TY  - NEWS",
    Format.CSL: '"type": "article-newspaper"',
}


async def ready(pilot: Pilot[int], app: FootnoteApp) -> None:
    await until(pilot, lambda: app.ready)


@pytest.mark.slow
async def test_pins_are_kept_listed_found_and_exported(engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("tab", "m", *"ask", "space", *"her", "enter")
        await pilot.press("down", "m", "enter")
        await pilot.press("ctrl+b")
        assert isinstance(app.screen, PinsScreen)
        assert [pin.note for pin in app.screen.pins] == ["", "ask her"]
        await pilot.press(*"clinic")
        assert [pin.citation.quote for pin in app.screen.pins] == [affairs.CLINIC]
        await pilot.press("ctrl+r", *"!", "enter")
        assert app.screen.pins[0].note == "ask her!"
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.cited)
        await pilot.press("escape", "ctrl+e")
        text = next(tmp_path.glob("*.md")).read_text(encoding="utf-8")
        assert "- ask her![^1]" in text
        assert affairs.CLINIC in text
        rows = list(csv.DictReader(next(tmp_path.glob("*.csv")).open(encoding="utf-8")))
        assert (rows[0]["note"], rows[0]["quote"]) == ("ask her!", affairs.CLINIC)
        await pilot.press("ctrl+d", "ctrl+y")
        assert app.screen.pins == []
    assert Pins(tmp_path / "s.sqlite", "another").find() == []


@pytest.mark.slow
async def test_an_answer_is_exported_alone_in_the_format_that_is_picked(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("tab", "x", "down", "down", "enter")
        await until(pilot, lambda: list(tmp_path.glob("*.html")))
        assert "<h2>How many people fell ill in Sandle?</h2>" in next(tmp_path.glob("*.html")).read_text(encoding="utf-8")


def test_citations_that_share_a_story_are_one_source() -> None:

    exchange = finished(affairs.ILL)
    twice = replace(exchange, citations={n: replace(c, file="one.txt", part=None) for n, c in exchange.citations.items()})
    twice.answer = replace(exchange.answer, citations=tuple(twice.citations.values())) if exchange.answer else None
    assert export(conversation("", [twice]), Format.BIBTEX).count("@article") == 1


async def drag(pilot: Pilot[int], app: FootnoteApp, words: str) -> None:
    """Select words that stand in one row of the screen with the mouse."""
    rows = screen_text(app).split("\n")
    y = next(y for y, row in enumerate(rows) if words in row and "“" not in row)
    x = rows[y].rindex(words)
    for kind, at, button in ((events.MouseDown, x, 1), (events.MouseMove, x + len(words) - 1, 1), (events.MouseUp, x + len(words) - 1, 1)):
        app.screen._forward_event(kind(None, at, y, 0, 0, button, False, False, False, at, y))
        await settle(pilot)


@pytest.mark.slow
async def test_words_that_are_selected_in_a_story_are_pinned(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.text)
        await settle(pilot)
        await drag(pilot, app, "told a meeting")
        await pilot.press("m", *"when", "enter")
        pin = next(iter(Pins(tmp_path / "s.sqlite", app.keeper.index).find()))
        assert (pin.note, pin.citation.quote) == ("when", "told a meeting")
        text = engine.articles_by_file[pin.citation.file].text
        assert text[pin.citation.start : pin.citation.end] == "told a meeting"
        assert pin.citation.line == text.count("\n", 0, pin.citation.start) + 1


@pytest.mark.slow
@pytest.mark.parametrize("format", list(NAMES))
async def test_every_format_is_written_from_its_line(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: Format
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pandoc").write_text(PANDOC)
    (tmp_path / "pandoc").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("tab", "x", *["down"] * list(NAMES).index(format), "enter")
        await until(pilot, lambda: "Written to" in screen_text(app))
        (path,) = tmp_path.glob("how-many-people*")
        assert HOLDS[format] in path.read_text(encoding="utf-8").replace("\\_", "_")


@pytest.mark.slow
async def test_where_pandoc_is_missing_that_is_said(engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("tab", "x", "down", "enter")
        await until(pilot, lambda: any("pandoc, which is not installed" in told.message for told in app._notifications))


@pytest.mark.parametrize("format", [each for each in NAMES if each is not Format.WORD])
@pytest.mark.parametrize("question", [affairs.ILL, affairs.FOLLOW_UP, affairs.UNKNOWN])
def test_the_chat_and_the_command_write_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str], question: str, format: Format) -> None:
    exchange = finished(question)
    assert exchange.answer
    save(Saved(exchange.answer, Request(question), Place()), tmp_path / "answer.json")
    main(["export", str(tmp_path / "answer.json"), "--format", format.value], Parts.real())
    assert capsys.readouterr().out.rstrip("\n") == export(conversation("", [exchange]), format).rstrip("\n")


@pytest.mark.slow
async def test_pins_overwrite_nothing(engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        (tmp_path / f"pins-{app.keeper.index}.csv").write_text("mine")
        await pilot.press("tab", "m", "enter", "ctrl+b", "ctrl+e")
        assert (tmp_path / f"pins-{app.keeper.index}.csv").read_text() == "mine"
        assert len(list(tmp_path.glob("pins-*.csv"))) == 2
