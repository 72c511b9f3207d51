"""The conversation, driven by keys as a person would."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from rag.config import Settings
from rag.errors import FootnoteError, IndexBusy, ModelError
from rag.types import Turn
from tests.tui import affairs
from tests.tui.driving import answered, application, ask, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui.app import FootnoteApp
from tui.backend import Backend
from tui.turn import Exchange, Stage
from tui.widgets.footnote_line import FootnoteLine
from tui.widgets.story_view import StoryView
from tui.widgets.turn_view import TurnView
from tui.widgets.welcome import Suggestion

SIZE = (120, 40)


async def ready(pilot: Pilot[int], app: FootnoteApp) -> None:
    await until(pilot, lambda: app.ready)


def shown_words(app: FootnoteApp) -> str:
    view = app.screen.query_one(StoryView)
    return "".join(view.story.text[s.start : s.end] for s in view.story.cited)


@pytest.mark.slow
async def test_an_answer_with_its_footnotes_and_their_source_in_one_key(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        text = screen_text(app)
        assert "112 people who had fallen ill" in text
        assert "[1] Brackwater Courier · 2025-03-05" in text
        assert "[no source]" in text
        assert "Not in the articles: how many are still ill" in text
        await pilot.press("enter")
        await until(pilot, lambda: shown_words(app) == affairs.CLINIC)
        await settle(pilot)
        assert "▌ At least 112 people in Sandle" in screen_text(app)
        await pilot.press("n")
        await until(pilot, lambda: shown_words(app) == affairs.FINAL)
        await pilot.press("p", "p")
        await until(pilot, lambda: shown_words(app).startswith("The number of people made ill"))
        await pilot.press("escape")
        assert not app.chat.source.display
        assert app.focused is app.chat.question


@pytest.mark.slow
async def test_footnotes_are_reached_by_tab_by_number_and_by_mouse(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("tab", "down", "enter")
        await until(pilot, lambda: shown_words(app) == affairs.FINAL)
        await pilot.press("escape")
        assert isinstance(app.focused, FootnoteLine)
        await pilot.press("3")
        await until(pilot, lambda: shown_words(app).startswith("The number of people made ill"))
        await pilot.press("escape")
        app.chat.question.focus()
        await pilot.press("1", "enter")
        await until(pilot, lambda: shown_words(app) == affairs.CLINIC)
        assert app.chat.question.text == ""
        await pilot.press("escape")
        await pilot.click(app.chat.conversation.views[0].lines[1])
        await until(pilot, lambda: shown_words(app) == affairs.FINAL)
        await pilot.press("escape")
        await settle(pilot)
        rows = screen_text(app).split("\n")
        row = next(y for y, line in enumerate(rows) if "5 March 2025.[1]" in line)
        await pilot.click(offset=(rows[row].index("[1]") + 1, row))
        await until(pilot, lambda: app.chat.source.display and shown_words(app) == affairs.CLINIC)


@pytest.mark.slow
async def test_the_open_source_follows_the_footnotes(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        app.chat.conversation.views[0].lines[1].focus()
        await until(pilot, lambda: shown_words(app) == affairs.FINAL)
        assert [line.has_class("-open") for line in app.chat.conversation.views[0].lines] == [False, True, False]


async def test_questions_wait_until_the_model_is_ready_and_keep_their_order(engine: ScriptedEngine) -> None:
    engine.loading.shut()
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ask(pilot, app, affairs.ILL)
        await ask(pilot, app, affairs.FOLLOW_UP)
        await until(pilot, lambda: app.engine)
        assert [e.stage for e in app.chat.exchanges] == [Stage.WAITING, Stage.WAITING]
        engine.loading.open()
        await until(pilot, lambda: app.chat.exchanges[-1].stage.over)
        assert [asked for asked, _, _ in engine.asked] == [affairs.ILL, affairs.FOLLOW_UP]
        history = engine.asked[1][1]
        assert history[0] == Turn("user", affairs.ILL)
        assert history[1].content.startswith("The village clinic counted")
        await settle(pilot)
        assert "Understood as: How many of the people who fell ill in Sandle were children?" in screen_text(app)


async def test_escape_stops_at_once_and_keeps_what_was_written(engine: ScriptedEngine) -> None:
    engine.held = 3
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await ask(pilot, app, affairs.ILL)
        await until(pilot, lambda: "By the time" in app.chat.exchanges[0].text)
        await pilot.press("escape")
        assert app.chat.exchanges[0].stage is Stage.STOPPED
        engine.held = None
        await until(pilot, lambda: app.chat.exchanges[0].answer)
        await settle(pilot)
        assert "■ Stopped" in screen_text(app)
        assert "112 people" in screen_text(app)
        await answered(pilot, app, affairs.BRIDGE)
        assert app.chat.exchanges[-1].stage is Stage.ANSWERED


@pytest.mark.slow
async def test_a_refusal_looks_like_one_and_opens_its_nearest_passages(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.UNKNOWN)
        assert "∅ No passage comes near the question." in screen_text(app)
        assert "~1 Brackwater Courier" in screen_text(app)
        assert "enter shows what is nearest" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: shown_words(app) == affairs.CLINIC)
        await pilot.press("escape", "ctrl+n")
        assert "press enter" not in screen_text(app)


@pytest.mark.slow
@pytest.mark.parametrize("raised", [False, True])
async def test_an_error_is_shown_in_its_turn_and_the_question_given_back(engine: ScriptedEngine, raised: bool) -> None:
    if raised:
        engine.broken = ModelError("The model ran out of memory.", "Close other programs.")
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.BROKEN)
        assert "✕ The model ran out of memory." in screen_text(app)
        assert "→ Close other programs" in screen_text(app)
        assert app.chat.question.text == affairs.BROKEN


@pytest.mark.slow
async def test_an_unforeseen_error_shows_no_traceback(engine: ScriptedEngine) -> None:
    engine.broken = ZeroDivisionError("by [red]zero")
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        assert "Something unexpected went wrong (ZeroDivisionError: by (red)zero)" in screen_text(app)
        assert "Traceback" not in screen_text(app)


@pytest.mark.slow
async def test_a_failing_engine_is_said_and_quitting_works(engine: ScriptedEngine) -> None:
    def load() -> None:
        raise FootnoteError("The model is damaged.", "Type: footnote models fetch")

    engine.load = load  # type: ignore[method-assign]
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "footnote models fetch" in screen_text(app))
        await answered(pilot, app, affairs.ILL)
        assert engine.asked
        await pilot.press("ctrl+q")
    assert app.return_code == 0


@pytest.mark.slow
async def test_the_question_box(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.BRIDGE)
        box = app.chat.question
        await pilot.press("d", "up")
        assert box.text == affairs.BRIDGE
        await pilot.press("up", "up")
        assert box.text == affairs.ILL
        await pilot.press("down", "down")
        assert box.text == "d"
        await pilot.press("ctrl+j", "e", "shift+enter", "f")
        assert box.text == "d\ne\nf"
        height = box.size.height
        await pilot.press("up")
        assert box.text == "d\ne\nf"
        assert height == 3
        box.load_text("")
        await pilot.press("enter")
        assert len(app.chat.exchanges) == 2


@pytest.mark.slow
async def test_what_can_be_done_with_an_answer(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.FOLLOW_UP)
        await pilot.press("tab", "y")
        assert app.clipboard.startswith("“Nineteen of them have been taken")
        assert "Brackwater Courier, 2025-03-05" in app.clipboard
        await pilot.press("shift+tab")
        assert isinstance(app.focused, TurnView)
        await pilot.press("y")
        assert app.clipboard.startswith("Six children were among")
        assert "\n[1] courier_sandle_112_ill.txt:12, Brackwater Courier · 2025-03-05: “Nineteen of them" in app.clipboard
        read_as = "How many of the people who fell ill in Sandle were children?"
        await pilot.press("f8")
        assert app.chat.question.text == read_as
        app.chat.question.load_text("")
        await pilot.click(app.chat.conversation.views[1].query_one(".read-as"))
        assert app.chat.question.text == read_as
        app.chat.question.load_text("")
        await pilot.press("tab", "shift+tab", "e")
        assert app.chat.question.text == affairs.FOLLOW_UP
        app.chat.question.load_text("")
        await pilot.press("tab", "shift+tab", "r")
        await until(pilot, lambda: len(app.chat.exchanges) == 3 and app.chat.exchanges[2].stage.over)
        assert app.chat.exchanges[2].question == affairs.FOLLOW_UP
        assert engine.asked[2] == engine.asked[1], "in the light of what it was asked in before"
        await answered(pilot, app, affairs.FOLLOW_UP)
        assert engine.asked[3] == engine.asked[1]


@pytest.mark.slow
async def test_suggestions_can_be_asked(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await until(pilot, lambda: len(app.screen.query(Suggestion)) == 3)
        first = app.screen.query(Suggestion).first()
        await pilot.press("tab")
        assert app.focused is first
        await pilot.press("enter")
        await until(pilot, lambda: app.chat.exchanges)
        assert app.chat.exchanges[0].question == first.question
        assert not app.screen.query_one("Welcome").display


@pytest.mark.slow
async def test_a_story_that_changed_or_went_is_said(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        old = engine.articles_by_file["courier_sandle_112_ill.txt"]
        from dataclasses import replace

        engine.articles_by_file[old.file] = replace(old, text="New. " + old.text, text_sha256="f" * 64, marks=())
        await pilot.press("enter")
        await until(pilot, lambda: "This story has changed" in screen_text(app))
        assert shown_words(app) == affairs.CLINIC
        await pilot.press("escape")
        del engine.articles_by_file[old.file]
        await pilot.press("enter")
        await until(pilot, lambda: "is not in the index" in screen_text(app))
        assert shown_words(app) == affairs.CLINIC


@pytest.mark.slow
async def test_the_theme_is_kept_between_runs(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, state=tmp_path)
    async with running(app, SIZE) as pilot:
        dark = app.current_theme.dark
        await pilot.press("ctrl+t")
        assert app.current_theme.dark is not dark
    again = application(affairs.engine(), state=tmp_path)
    async with running(again, SIZE):
        assert again.current_theme.dark is not dark


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 20), (99, 24), (300, 80)])
async def test_resizing_keeps_the_place(engine: ScriptedEngine, size: tuple[int, int]) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        await until(pilot, lambda: shown_words(app) == affairs.CLINIC)
        for width, height in (size, (60, 20), (200, 60), size):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert "▌ At least 112 people" in screen_text(app)
        view = app.screen.query_one(StoryView)
        await pilot.resize_terminal(200, 20)
        view.scroll_end(animate=False)
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "In the News" in screen_text(app)


@pytest.mark.slow
@pytest.mark.parametrize("steps", range(0, 24, 3))
async def test_a_turn_that_ends_while_it_is_drawn_is_drawn_once_more(engine: ScriptedEngine, steps: int) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        exchange = Exchange(0, affairs.ILL)
        *events, last = engine.script[affairs.ILL]
        await app.chat.begin([exchange])
        for event in events:
            exchange.apply(event)
        view = app.chat.conversation.views[0]
        view.touch()
        drawing = asyncio.create_task(view._paint())
        for _ in range(steps):
            await asyncio.sleep(0)
        exchange.apply(last)
        view.touch()
        await drawing
        await settle(pilot)
        assert "Writing" not in screen_text(app)
        assert "Not in the articles: how many are still ill" in screen_text(app)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["f8", "e"])
async def test_escape_gives_back_what_an_edit_has_put_aside(engine: ScriptedEngine, key: str) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        for typed in ("", "half a que"):
            app.chat.question.load_text(typed)
            app.chat.conversation.views[0].focus()
            await pilot.press(key)
            assert app.chat.question.text == affairs.ILL
            await pilot.press("x", key if key == "f8" else "y", "escape")
            assert app.chat.question.text == typed
        await pilot.press("escape")
        assert app.chat.question.text == "half a que", "once"
        app.chat.conversation.views[0].focus()
        await pilot.press(key, "enter")
        await until(pilot, lambda: len(app.chat.exchanges) == 2)
        assert app.chat.question.text == "half a que", "nothing that was typed is lost"


async def test_after_a_stop_nothing_of_an_older_answer_opens(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        assert "enter shows the source" in screen_text(app)
        engine.held = 1
        await ask(pilot, app, affairs.BRIDGE)
        await until(pilot, lambda: app.chat.exchanges[1].stage is Stage.READING)
        await settle(pilot)
        assert "enter shows" not in screen_text(app)
        await pilot.press("escape")
        assert "up brings back the stopped one" in screen_text(app)
        await pilot.press("enter", "1", "enter")
        assert not app.chat.source.display
        await pilot.press("up")
        assert app.chat.question.text == affairs.BRIDGE


@pytest.mark.slow
async def test_enter_opens_the_last_source_however_far_one_has_scrolled(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        turns = [Exchange(number, affairs.ILL if number % 2 else affairs.UNKNOWN) for number in range(40)]
        for turn in turns:
            for event in engine.script[turn.question]:
                turn.apply(event)
        await app.chat.begin(turns)
        await settle(pilot)
        while app.chat.conversation.view(39):
            await pilot.press("pageup")
        await pilot.press("enter")
        await until(pilot, lambda: app.chat.source.display)
        assert app.chat.source.place in app.chat.conversation.views[-1].places
        assert app.chat.conversation.views[-1].exchange.number == 39


@pytest.mark.slow
async def test_a_number_typed_in_a_source_is_a_footnote_of_its_answer(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.BRIDGE)
        app.chat.conversation.views[0].lines[0].focus()
        await pilot.press("enter", "2")
        await until(pilot, lambda: shown_words(app) == affairs.FINAL)


async def test_a_question_longer_than_the_screen_stays_on_it(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (90, 24)) as pilot:
        await ready(pilot, app)
        for _ in range(4):
            await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, ("Why was Salters Bridge closed " * 170).strip())
        assert app.chat.conversation.view(4)


async def test_an_index_that_could_not_be_opened_is_tried_again_with_the_next_question(engine: ScriptedEngine) -> None:
    held = [IndexBusy("The index is being written.", "Wait.")]

    def open_engine(_: Path | None) -> ScriptedEngine:
        if held:
            raise held[0]
        return engine

    app = FootnoteApp(Settings(), Backend(open_engine, lambda *_: None, lambda _: None), None, "articles")  # type: ignore[arg-type]
    async with running(app, (90, 30)) as pilot:
        for _ in range(2):
            await answered(pilot, app, affairs.ILL)
            assert app.chat.exchanges[-1].stage is Stage.ERROR
        held.clear()
        await answered(pilot, app, affairs.ILL)
        assert app.chat.exchanges[-1].stage is Stage.ANSWERED
