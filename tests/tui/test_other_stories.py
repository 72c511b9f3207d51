"""Other stories without leaving the chat: another folder, several, or an index there is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from rag.config import Settings
from rag.errors import NoSuchIndex
from rag.recent import remember
from rag.types import Progress
from tests.tui import affairs
from tests.tui.driving import answered, engine_of, running, screen_text, settle, until
from tests.tui.scripted_engine import Gate, ScriptedEngine
from tui.app import FootnoteApp
from tui.backend import Backend
from tui.changing import to
from tui.screens.folders import FoldersScreen, Stories, named

SIZE = (120, 40)


async def ready(pilot: Pilot[int], app: FootnoteApp) -> None:
    await until(pilot, lambda: app.ready)


@pytest.mark.parametrize(
    ("typed", "folders"), [("a b", ("a b",)), ("a c", ("a", "c")), ("'a b' c", ("a b", "c")), ("a nowhere", ()), ("'a", ())]
)
def test_folders_are_typed_alone_or_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, folders: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "c", "a b"):
        (tmp_path / name).mkdir()
    assert named(typed) == tuple(map(Path, folders))


@pytest.mark.slow
async def test_other_stories_are_a_key_away_and_a_conversation_opens_in_its_own(engine: ScriptedEngine, tmp_path: Path) -> None:
    other = affairs.engine()
    other.name = "other-222222"
    for name in ("articles-1a2b3c", other.name):
        (tmp_path / "indexes" / name).mkdir(parents=True)
        (tmp_path / "indexes" / name / "index.sqlite").touch()

    def at(index: str | None) -> Backend:
        return Backend(lambda _: other if index == other.name else engine, lambda *_: None, lambda _: None, at)  # type: ignore[arg-type, return-value]

    app = FootnoteApp(Settings(indexes=tmp_path / "indexes"), at(None), None, "articles", tmp_path, tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.BRIDGE)
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, FoldersScreen)
        assert "other-222222" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: engine_of(app) is other and app.ready)
        assert app.chat.exchanges == []
        await answered(pilot, app, affairs.ILL)
        assert other.asked
        assert not engine.asked[1:]
        await settle(pilot)
        assert engine.closed
        await pilot.press("ctrl+o", *"bridge", "enter")
        await until(pilot, lambda: engine_of(app) is engine and app.ready and app.chat.exchanges)
        assert app.keeper.index == "articles-1a2b3c"
        await to(app, Stories((tmp_path,)))
        await until(pilot, lambda: app.ready)


@pytest.mark.slow
async def test_indexes_used_last_come_first(engine: ScriptedEngine, tmp_path: Path) -> None:
    settings = Settings(indexes=tmp_path / "indexes")
    for name in ("a-1", "b-2", "c-3", engine.name):
        (settings.indexes / name).mkdir(parents=True)
        (settings.indexes / name / "index.sqlite").touch()
    remember(settings, "c-3", tmp_path)
    remember(settings, "b-2", tmp_path)
    app = FootnoteApp(settings, Backend(lambda _: engine, lambda *_: None, lambda _: None), None, "articles", tmp_path)  # type: ignore[arg-type, return-value]
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, FoldersScreen)
        assert app.screen._shown == ["b-2", "c-3", "a-1"]
        await pilot.press(*"3")
        assert app.screen._shown == ["c-3"]


@pytest.mark.slow
async def test_several_folders_are_indexed_together_and_one_can_type_meanwhile(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    go = Gate()
    indexed: list[Path] = []
    other = affairs.engine()
    for name in ("north", "south side"):
        (tmp_path / name).mkdir()

    def opened(folder: Path | None) -> ScriptedEngine:
        if folder and not indexed:
            raise NoSuchIndex("Nothing has been indexed.", "Type: footnote index FOLDER")
        return other if folder else engine

    def index(folders: tuple[Path, ...], on_progress, cancel: threading.Event) -> None:  # type: ignore[no-untyped-def]
        on_progress(Progress("splitting", 3, 20, "articles"))
        go.wait(cancel)
        indexed.extend(folders)

    backend = Backend(opened, index, lambda _: None, lambda _: backend)  # type: ignore[arg-type]
    app = FootnoteApp(Settings(indexes=tmp_path / "indexes"), backend, None, "articles")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+g", *"north", "space", "'", *"south", "space", *"side", "'", "enter")
        await until(pilot, lambda: "Splitting · 3 of 20 articles" in screen_text(app))
        assert app.screen is app.chat
        await pilot.press(*"why")
        assert app.chat.question.text == "why"
        app.chat.question.load_text("")
        go.open()
        await until(pilot, lambda: engine_of(app) is other and app.ready)
        assert indexed == [Path("north"), Path("south side")]
        await answered(pilot, app, affairs.ILL)
        assert other.asked
        await settle(pilot)
        assert "north, south side" in screen_text(app)
