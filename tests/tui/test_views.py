"""The screens of views: found as one types, in groups, read, copied, written as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from rag.errors import ModelMissing
from rag.views import View
from rag.views.check import Checked, Verdict
from tests.tui.driving import application, on, quoted, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui.screens.reading import ReadingScreen
from tui.screens.view import ViewScreen
from tui.widgets.story_view import StoryView

pytestmark = pytest.mark.slow
SIZE = (120, 40)


async def test_who_said_what_with_the_story_below(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f2")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await settle(pilot)
        assert "4 statements" in screen_text(app)
        await pilot.press("down")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.cited)
        assert "Ten weeks is the best case" in quoted(app)
        await pilot.press("down")
        assert "112 people" in quoted(app)
        await pilot.press("enter")
        assert isinstance(app.focused, StoryView)
        await pilot.press("n")
        assert "It is not a bridge" in quoted(app)
        await pilot.press("escape", "escape", "escape")
        await until(pilot, lambda: app.screen is app.chat)


async def test_a_group_narrows_the_list_and_all_widens_it_again(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f2")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await pilot.press("down", "left", "down")
        assert [item.fields["speaker"] for item in on(app, ViewScreen).items] == ["Ines Varga"] * 2
        await settle(pilot)
        assert "2 statements of Ines Varga" in screen_text(app)
        await pilot.press("enter")
        assert app.focused is app.screen.query_one("#items", OptionList)
        await pilot.press("left", "up")
        assert len(on(app, ViewScreen).items) == 4


async def test_it_looks_as_one_types_and_says_what_went_wrong(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f2", *"zz")
        await until(pilot, lambda: "No statement was found." in screen_text(app))

        def fail(*_: object, **__: object) -> View:
            raise ModelMissing("The index is gone.", "Type: footnote index")

        engine.quotes = fail  # type: ignore[method-assign]
        await pilot.press("z")
        await until(pilot, lambda: "The index is gone." in screen_text(app))
        await pilot.press("escape")
        assert app.screen is app.chat


async def test_what_is_listed_is_copied_and_written_as_markdown(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f2")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await pilot.press("down", "left", "down", "right", "y", "x")
        assert "It is not a bridge" in app.clipboard
        text = (tmp_path / "quotes.md").read_text(encoding="utf-8")
        assert "Ines Varga" in text
        note = next(line for line in text.splitlines() if line.startswith("[^4]: "))
        assert note.endswith(": “We have an honest price and an honest date”")
        assert "112 people" not in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_in_a_small_terminal_the_story_covers_the_list(engine: ScriptedEngine, size: tuple[int, int]) -> None:
    app = application(engine)
    async with running(app, size) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f2")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await pilot.press("down")
        assert not on(app, ReadingScreen).source.display
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.text)
        assert not app.screen.query_one("#talk").is_on_screen
        await pilot.press("escape")
        assert app.focused is app.screen.query_one("#items", OptionList)


async def test_a_draft_beside_the_stories_and_again_after_an_edit(engine: ScriptedEngine) -> None:
    cited = next(item for view in engine.views.values() for item in view.items if item.citations).citations[:1]
    engine.checked = (
        Checked("draft.md", "It is shut.", Verdict.SUPPORTED, "The stories say so.", 1, 1, 0, 11, (), cited, 0.9),
        Checked("draft.md", "It is open.", Verdict.CONTRADICTED, "The stories differ.", 2, 1, 12, 23, (), cited, 0.9),
    )
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f3")
        await until(pilot, lambda: "Type the path of a draft" in screen_text(app))
        await pilot.press(*"draft.md", "enter")
        await until(pilot, lambda: len(on(app, ViewScreen).items) == 2)
        await settle(pilot)
        assert "contradicted: The stories differ." in screen_text(app)
        assert engine.drafts == [Path("draft.md")]
        app.screen.query_one("#words").focus()
        await pilot.press("enter")
        await until(pilot, lambda: len(engine.drafts) == 2)
