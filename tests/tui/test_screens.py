"""The other screens: search, stories, conversations, first run, help, commands."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import DataTable, Input, OptionList

from rag.config import Settings
from rag.errors import Cancelled, ModelMissing, NoSuchIndex
from rag.types import Filters, Progress, Skipped
from tests.tui import affairs, scenes
from tests.tui.driving import answered, application, command, on, running, screen_text, settle, until
from tests.tui.screens import ROOT
from tests.tui.scripted_engine import Gate, ScriptedEngine
from tui.app import FootnoteApp
from tui.backend import Backend
from tui.screens.conversations import ConversationsScreen
from tui.screens.search import SearchScreen
from tui.screens.stories import StoriesScreen
from tui.turn import Stage
from tui.widgets.story_view import StoryView

pytestmark = pytest.mark.slow
SIZE = (120, 40)


async def test_search_as_one_types_and_filters_that_stay_for_asking(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("ctrl+f")
        await pilot.press(*"boil")
        await until(pilot, lambda: on(app, SearchScreen).hits)
        everywhere = len(on(app, SearchScreen).hits)
        app.screen.query_one("#filter-source", Input).value = "Courier"
        await until(pilot, lambda: 0 < len(on(app, SearchScreen).hits) < everywhere)
        app.screen.query_one("#filter-since", Input).value = "2025-03"
        await settle(pilot)
        assert on(app, SearchScreen).read_filters() == Filters(source="Courier", since="2025-03-01")
        app.screen.query_one("#filter-since", Input).value = ""
        await settle(pilot)
        await pilot.press("down")
        assert isinstance(app.focused, OptionList)
        await until(pilot, lambda: app.screen.query_one(StoryView).story.cited)
        await pilot.press("enter")
        assert isinstance(app.focused, StoryView)
        await pilot.press("escape", "ctrl+s")
        await until(pilot, lambda: app.screen is app.chat)
        await settle(pilot)
        assert "Asking only: outlet Courier" in screen_text(app)
        await answered(pilot, app, affairs.BRIDGE)
        assert engine.asked[-1][2] == Filters(source="Courier")
        await pilot.press("ctrl+r")
        assert not app.chat.asker.filters


async def test_nothing_found_and_a_failing_search_are_said(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("ctrl+f", *"zzzz")
        await until(pilot, lambda: "Nothing found" in screen_text(app))

        def search(query: object) -> None:
            raise ModelMissing("The embedder is not here.", "Type: footnote models fetch")

        engine.search = search  # type: ignore[assignment, method-assign]
        await pilot.press("z")
        await until(pilot, lambda: "The embedder is not here." in screen_text(app))
        await pilot.press("escape")
        assert app.screen is app.chat


async def test_stories_can_be_sorted_narrowed_read_and_asked(engine: ScriptedEngine) -> None:
    engine.problems = (Skipped("scan.pdf", "it holds no text"),)
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(app, StoriesScreen).stories)
        await settle(pilot)
        assert "! scan.pdf: it holds no text" in screen_text(app)
        dates = [story.published or "" for story in on(app, StoriesScreen).stories]
        assert dates == sorted(dates, reverse=True)
        await pilot.press("r")
        assert [story.published or "" for story in on(app, StoriesScreen).stories] == sorted(dates)
        await pilot.press("s", "s")
        titles = [story.title.lower() for story in on(app, StoriesScreen).stories]
        assert titles == sorted(titles)
        await pilot.press("slash", *"correction", "enter")
        assert [story.file for story in on(app, StoriesScreen).stories] == ["coastal_standard_correction.txt"]
        await pilot.press("enter")
        await until(pilot, lambda: "readers’ editor" in app.screen.query_one(StoryView).story.text)
        await pilot.press("escape")
        assert isinstance(app.focused, DataTable)
        await pilot.press("a")
        await until(pilot, lambda: app.screen is app.chat)
        assert app.chat.asker.filters == Filters(file="coastal_standard_correction.txt")


async def test_conversations_are_kept_found_renamed_resumed_exported_and_deleted(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "sessions.sqlite"
    app = application(engine, saved=saved)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.UNKNOWN)
        await pilot.press("ctrl+n")
        assert app.chat.exchanges == []
        await answered(pilot, app, affairs.BRIDGE)

    app = application(affairs.engine(), saved=saved)
    monkeypatch.chdir(tmp_path)  # where exports are written
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("ctrl+o")
        assert [s.title for s in on(app, ConversationsScreen).sessions] == [affairs.BRIDGE, affairs.ILL]
        await pilot.press(*"sandle")
        assert [s.title for s in on(app, ConversationsScreen).sessions] == [affairs.ILL]
        await pilot.press("ctrl+r")
        app.screen.query_one(Input).value = "Bad water"
        await pilot.press("enter")
        assert "Bad water" in screen_text(app)
        await pilot.press("ctrl+e", "enter")
        assert "[^1]" in (tmp_path / "bad-water.md").read_text(encoding="utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.chat and len(app.chat.exchanges) == 2)
        await settle(pilot)
        assert [e.stage for e in app.chat.exchanges] == [Stage.ANSWERED, Stage.ABSTAINED]
        assert "112 people who had fallen ill" in screen_text(app)
        await answered(pilot, app, affairs.FOLLOW_UP)
        await pilot.press("ctrl+o", "ctrl+d", "ctrl+y")
        assert [s.title for s in on(app, ConversationsScreen).sessions] == [affairs.BRIDGE]
        await pilot.press("ctrl+d", "escape")
        assert len(on(app, ConversationsScreen).sessions) == 1
        await pilot.press("ctrl+d")
        rows = screen_text(app).split("\n")
        row = next(y for y, line in enumerate(rows) if "ctrl+y deletes it" in line)
        await pilot.click(offset=(rows[row].index("ctrl+y deletes it"), row))
        assert on(app, ConversationsScreen).sessions == []


async def test_without_a_store_nothing_is_kept_and_a_broken_store_is_said_once(engine: ScriptedEngine, tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"not a database" * 100)
    app = application(engine, saved=tmp_path / "broken.sqlite")
    async with running(app, SIZE, notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        assert app.chat.exchanges[0].stage is Stage.ANSWERED
        assert "cannot be saved" in screen_text(app)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "Conversations are not being saved." in screen_text(app)


class FirstTime:
    """A machine without models and without an index."""

    def __init__(self, engine: ScriptedEngine) -> None:
        self.engine = engine
        self.indexed: list[Path] = []
        self.fetched = False

    def open(self, folder: Path | None) -> ScriptedEngine:
        if folder not in self.indexed:
            raise NoSuchIndex("Nothing has been indexed.", "Type: footnote index FOLDER")
        return self.engine

    def index(self, folders: tuple[Path, ...], on_progress, cancel) -> None:  # type: ignore[no-untyped-def]
        if not self.fetched:
            raise ModelMissing("The embedder is not here.", "Type: footnote models fetch")
        on_progress(Progress("splitting", 5, 10, "articles"))
        self.indexed += folders

    def fetch(self, on_progress) -> None:  # type: ignore[no-untyped-def]
        on_progress(Progress("fetching m", 10**6, 2 * 10**6, "bytes"))
        self.fetched = True


async def test_first_run_asks_for_a_folder_fetches_indexes_and_suggests(engine: ScriptedEngine, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    first = FirstTime(engine)
    app = FootnoteApp(application(engine).settings, Backend(first.open, first.index, first.fetch))  # type: ignore[arg-type]
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.screen.query("#folder"))
        await settle(pilot)
        await pilot.press("ctrl+f")
        assert app.screen.query("#folder")
        box = app.screen.query_one("#folder", Input)
        box.value = str(tmp_path / "nowhere")
        await pilot.press("enter")
        assert "is not a folder" in screen_text(app)
        box.value = ""
        await pilot.press(*f"{tmp_path}/st")
        await until(pilot, lambda: box._suggestion)
        await pilot.press("tab")
        assert box.value == f"{tmp_path}/stories/"
        await pilot.press("enter")
        await until(pilot, lambda: app.ready)
        await settle(pilot)
        assert first.indexed == [tmp_path / "stories"]
        assert app.screen is app.chat
        assert "Questions to begin with" in screen_text(app)


async def test_what_went_wrong_in_the_first_run_is_whole_in_a_small_terminal(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = scenes.application(tmp_path, engine, "first_run_failed")
    with contextlib.chdir(ROOT):
        async with running(app, (60, 20)) as pilot:
            await scenes.first_run_failed(pilot, app, engine)
            assert "Connect to the network, or copy the models folder from another machine." in " ".join(
                screen_text(app).replace("│", "").split()
            )


async def test_the_first_run_can_be_stopped_and_gone_on_with(engine: ScriptedEngine, tmp_path: Path) -> None:
    first, go = FirstTime(engine), Gate()

    def fetch(on_progress) -> None:  # type: ignore[no-untyped-def]
        on_progress(Progress("fetching m", 1, 2, "bytes"))
        go.wait(app.loader._cancel)
        on_progress(Progress("fetching m", 2, 2, "bytes"))
        first.fetched = True

    def index(folders, on_progress, cancel) -> None:  # type: ignore[no-untyped-def]
        first.index(folders, on_progress, cancel)
        if len(first.indexed) == 1:
            Gate().wait(cancel)
            raise Cancelled("Stopped.")

    app = FootnoteApp(application(engine).settings, Backend(first.open, index, fetch))  # type: ignore[arg-type]
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.screen.query("#folder"))
        app.screen.query_one("#folder", Input).value = str(tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: "Fetching m" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "■ Stopped. What is done so far is kept." in screen_text(app))
        go.open()
        await pilot.press("enter")
        await until(pilot, lambda: "Splitting" in screen_text(app))
        assert "Reading your articles" in screen_text(app)
        first.open = lambda folder: engine  # type: ignore[method-assign]
        await pilot.press("escape")
        await until(pilot, lambda: "Which folder holds your articles?" in screen_text(app))
        assert app.focused is app.screen.query_one("#folder")


async def test_a_folder_can_be_asked_while_it_is_still_being_embedded(engine: ScriptedEngine, tmp_path: Path) -> None:
    first, go = FirstTime(engine), Gate()
    first.fetched = True

    def index(folders, on_progress, cancel) -> None:  # type: ignore[no-untyped-def]
        first.indexed += folders
        on_progress(Progress("embedding", 10, 100, "passages"))
        go.wait()
        on_progress(Progress("embedding", 100, 100, "passages"))

    app = FootnoteApp(application(engine).settings, Backend(first.open, index, first.fetch), tmp_path)  # type: ignore[arg-type]
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        assert app.chat.exchanges[0].stage is Stage.ANSWERED
        go.open()
        await until(pilot, lambda: "Ready" in screen_text(app))


async def test_the_index_is_updated_while_one_asks(engine: ScriptedEngine) -> None:
    go, updated = Gate(), []

    def index(folders, on_progress, cancel) -> None:  # type: ignore[no-untyped-def]
        updated.extend(folders)
        on_progress(Progress("reading", 3, 20, "files"))
        go.wait()

    app = FootnoteApp(application(engine).settings, Backend(lambda _: engine, index, lambda _: None), subject="articles")  # type: ignore[arg-type, return-value]
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        app.update_index()
        await until(pilot, lambda: "Reading · 3 of 20 files" in screen_text(app))
        await answered(pilot, app, affairs.ILL)
        assert app.chat.exchanges[0].stage is Stage.ANSWERED
        go.open()
        await until(pilot, lambda: "Ready" in screen_text(app))
        assert updated == [engine.root]


async def test_the_welcome_tells_how_many_stories_there_are_after_an_update(
    engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = FootnoteApp(application(engine).settings, Backend(lambda _: engine, lambda *_: None, lambda _: None), subject="articles")  # type: ignore[arg-type, return-value]
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        before = engine.status()
        monkeypatch.setattr(engine, "status", lambda: replace(before, articles=before.articles + 1))
        app.update_index()
        await until(pilot, lambda: screen_text(app).count(f"{before.articles + 1} stories") == 2)


async def test_help_and_commands(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("question_mark")
        await settle(pilot)
        assert "earlier questions" in screen_text(app)
        await pilot.press("escape")
        await command(pilot, "stories")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.screen.query(DataTable) or app.screen.query("#words"))


async def test_help_stands_in_one_column_until_there_is_known_to_be_room(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (80, 24)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        app.screen.remove_class("-narrow")  # as on the first frame, before the size is looked at
        await settle(pilot)
        assert len({column.region.x for column in app.screen.query("#help Vertical")}) == 1


async def test_ten_thousand_turns_cost_a_screenful(engine: ScriptedEngine) -> None:
    from tests.tui.test_parts import finished

    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        turns = [finished(affairs.FOLLOW_UP) for _ in range(50)] * 200
        for number, turn in enumerate(turns[:50]):
            turn.number = number
        await app.chat.begin(list(turns))
        await settle(pilot)
        most = 0
        assert "more" in str(app.screen.query_one("#before").render()) or app.screen.query_one("#before").display
        for _ in range(4):
            app.chat.conversation.scroll_home(animate=False)
            await settle(pilot)
            most = max(most, len(app.chat.conversation.views))
        assert most <= 40
        assert app.screen.query_one("#after").display
        await answered(pilot, app, affairs.ILL)
        assert app.chat.conversation.views[-1].exchange.question == affairs.ILL
        assert not app.screen.query_one("#after").display


async def test_a_folder_without_stories_is_said_and_another_can_be_typed(engine: ScriptedEngine, tmp_path: Path) -> None:
    stories, engine.articles_by_file = engine.articles_by_file, {}
    backend = Backend(lambda _: engine, lambda *_: None, lambda _: None)  # type: ignore[arg-type, return-value]
    app = FootnoteApp(Settings(indexes=tmp_path), backend, tmp_path, "articles", tmp_path)
    async with running(app, (60, 20)) as pilot:
        await until(pilot, lambda: app.screen.query("#folder") and "0 articles" in screen_text(app))
        await settle(pilot)
        for said in ("Text, Markdown, HTML", "2 files", "type another", "Not ready"):
            assert said in screen_text(app)
        engine.articles_by_file = stories
        await pilot.press("enter")
        await until(pilot, lambda: app.ready)
        assert app.screen is app.chat
