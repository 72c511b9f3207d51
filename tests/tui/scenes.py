"""Every state of the application, reached as a person would: for the snapshots and for the pictures in the documentation."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from rag.errors import FetchFailed, ModelMissing, NoSuchIndex
from rag.types import Filters, Progress, Skipped
from tests.tui import affairs
from tests.tui.driving import answered, ask, command, on, settle, until
from tests.tui.scripted_engine import Gate, ScriptedEngine
from tui.app import FootnoteApp
from tui.backend import Backend
from tui.screens.search import SearchScreen
from tui.screens.stories import StoriesScreen
from tui.screens.view import ViewScreen
from tui.widgets.story_view import StoryView

Scene = Callable[["Pilot[int]", FootnoteApp, ScriptedEngine], Awaitable[None]]


def application(folder: Path, engine: ScriptedEngine, scene: str = "") -> FootnoteApp:
    """The application as `scene` needs it, keeping its files in `folder`."""
    from rag.config import Settings

    backend = Backend(_opener(engine, scene), _indexer(scene, engine.go), _fetcher)  # type: ignore[arg-type]
    articles = Path("articles") if scene == "indexing" else None
    app = FootnoteApp(Settings(indexes=folder / "indexes"), backend, articles, "articles", folder, folder / "sessions.sqlite")
    app.clock = lambda: 0.0
    return app


def _opener(engine: ScriptedEngine, scene: str) -> Callable[[Path | None], ScriptedEngine]:
    def open_engine(folder: Path | None) -> ScriptedEngine:
        if scene.startswith("first_run") or scene == "indexing":
            raise NoSuchIndex("Nothing has been indexed.", "Type: footnote index FOLDER")
        return engine

    return open_engine


def _indexer(scene: str, gate: Gate) -> Callable[..., None]:
    def index(folders: object, on_progress: Callable[[Progress], None], cancel: object) -> None:
        if scene == "indexing":
            on_progress(Progress("splitting", 120, 900, "articles"))
            gate.wait()
        raise ModelMissing("The model is not on this machine.")

    return index


def _fetcher(on_progress: Callable[[Progress], None]) -> None:
    raise FetchFailed("No source could be reached.", "Connect to the network, or copy the models folder from another machine.")


async def opened(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await until(pilot, lambda: app.ready)
    await settle(pilot)


async def waiting(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    engine.loading.shut()
    await until(pilot, lambda: app.engine)
    await ask(pilot, app, affairs.ILL)
    await settle(pilot)


async def _held(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine, event: int) -> None:
    engine.held = event
    await opened(pilot, app, engine)
    await ask(pilot, app, affairs.ILL)
    await settle(pilot)


async def weighing(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await _held(pilot, app, engine, 1)


async def writing(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await _held(pilot, app, engine, 3)


async def stopped(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await writing(pilot, app, engine)
    await pilot.press("escape")
    await settle(pilot)


async def answer(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await answered(pilot, app, affairs.ILL)


async def follow_up(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await answer(pilot, app, engine)
    await answered(pilot, app, affairs.FOLLOW_UP)


async def refusal(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await answered(pilot, app, affairs.UNKNOWN)


async def error(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await answered(pilot, app, affairs.BROKEN)


async def source(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await answer(pilot, app, engine)
    await pilot.press("enter")
    await until(pilot, lambda: app.chat.source.query_one(StoryView).story.text)
    await settle(pilot)


async def scoped(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await answer(pilot, app, engine)
    app.chat.scope(Filters(source="Courier", since="2025-03-01"))
    await settle(pilot)


async def search(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await pilot.press("ctrl+f")
    await pilot.press(*"drinking", "space", *"water")
    await until(pilot, lambda: on(app, SearchScreen).found_for == "drinking water" and on(app, SearchScreen).hits)
    await until(pilot, lambda: app.size.width < 100 or app.screen.query_one(StoryView).story.text)
    await settle(pilot)


async def stories(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    engine.problems = (Skipped("scans/minutes.pdf", "it holds pictures of pages and no text"),)
    await opened(pilot, app, engine)
    await pilot.press("ctrl+l")
    await until(pilot, lambda: on(app, StoriesScreen).stories)
    await settle(pilot)


async def quotes(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await pilot.press("f2")
    await until(pilot, lambda: on(app, ViewScreen).items)
    await pilot.press("down")
    await until(pilot, lambda: app.size.height < 30 or app.screen.query_one(StoryView).story.text)
    await settle(pilot)


async def check(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await _view(pilot, app, "f3", "draft.md")


async def timeline(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await _view(pilot, app, "f4", "")


async def compare(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await _view(pilot, app, "f5", affairs.COST)


async def _view(pilot: Pilot[int], app: FootnoteApp, key: str, words: str) -> None:
    await until(pilot, lambda: app.ready)
    await pilot.press(key)
    app.screen.query_one("#words", Input).value = words
    await pilot.press("enter")
    await until(pilot, lambda: len(on(app, ViewScreen).items) > 3)
    await pilot.press("down", "down")
    await until(pilot, lambda: app.size.height < 30 or app.screen.query_one(StoryView).story.text)
    await settle(pilot)


async def pinning(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await answer(pilot, app, engine)
    await pilot.press("tab", "m", *"ask", "space", *"her")
    await settle(pilot)


async def pins(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await pinning(pilot, app, engine)
    await pilot.press("enter", "down", "m", "enter", "ctrl+b")
    if app.size.width >= 100:
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.text)
    await settle(pilot)


async def formats(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await answer(pilot, app, engine)
    await pilot.press("tab", "x")
    await settle(pilot)


async def folders(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    for name in ("archive-2019-4c1f0e", "council-8d20aa", "harbour"):
        (app.settings.indexes / name).mkdir(parents=True)
        (app.settings.indexes / name / "index.sqlite").touch()
    await pilot.press("ctrl+g")
    await settle(pilot)


async def find(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await source(pilot, app, engine)
    await pilot.press("slash", *"water", "enter")
    await settle(pilot)


async def conversations(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await follow_up(pilot, app, engine)
    await pilot.press("ctrl+n")
    await answered(pilot, app, affairs.BRIDGE)
    assert app.state is not None
    with sqlite3.connect(app.state / "sessions.sqlite") as db:
        db.execute("UPDATE sessions SET changed = '2025-03-25T09:0' || id")
    await pilot.press("ctrl+o")
    await settle(pilot)


async def rename(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await conversations(pilot, app, engine)
    await pilot.press("ctrl+r")
    await settle(pilot)


async def delete(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await conversations(pilot, app, engine)
    await pilot.press("ctrl+d")
    await settle(pilot)


async def help(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await pilot.press("question_mark")
    await settle(pilot)


async def palette(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await opened(pilot, app, engine)
    await command(pilot, "")


async def first_run(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await until(pilot, lambda: app.screen.query("#folder"))
    await settle(pilot)


async def first_run_failed(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await first_run(pilot, app, engine)
    app.screen.query_one("#folder", Input).value = "examples/articles"  # a folder of one name in every clone
    await pilot.press("enter")
    await until(pilot, lambda: not app.screen.query_one("#folder").disabled)
    await settle(pilot)


async def indexing(pilot: Pilot[int], app: FootnoteApp, engine: ScriptedEngine) -> None:
    await first_run(pilot, app, engine)


SCENES: dict[str, Scene] = {
    "welcome": opened,
    "waiting": waiting,
    "weighing": weighing,
    "writing": writing,
    "stopped": stopped,
    "answer": answer,
    "follow_up": follow_up,
    "refusal": refusal,
    "error": error,
    "source": source,
    "scoped": scoped,
    "search": search,
    "stories": stories,
    "quotes": quotes,
    "check": check,
    "timeline": timeline,
    "compare": compare,
    "find": find,
    "pinning": pinning,
    "pins": pins,
    "formats": formats,
    "folders": folders,
    "conversations": conversations,
    "rename": rename,
    "delete": delete,
    "help": help,
    "palette": palette,
    "first_run": first_run,
    "first_run_failed": first_run_failed,
    "indexing": indexing,
}
MAIN = ("welcome", "answer", "source", "search", "stories", "quotes")


async def still(pilot: Pilot[int], app: FootnoteApp) -> None:
    """Everything painted, and no blinking cursor: what a picture needs."""
    boxes = [box for screen in app.screen_stack for box in screen.query("TextArea, Input") if isinstance(box, TextArea | Input)]
    for box in boxes:
        box.cursor_blink = False
    await settle(pilot)
    for box in boxes:
        box._cursor_visible = box.has_focus
        if isinstance(box, TextArea):
            box._line_cache.clear()  # it holds lines with the cursor as it was while it blinked
            box.refresh()
    await pilot.pause()
