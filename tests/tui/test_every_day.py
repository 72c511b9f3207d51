"""What gets in the way of a person who uses the chat all day: each was met once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from rag.types import ArticleInfo, Filters, Progress
from tests.tui import affairs
from tests.tui.driving import answered, application, ask, command, on, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine
from tui import strings, suggest
from tui.app import FootnoteApp
from tui.columns import COLUMNS, fitted, longest
from tui.messages import Working
from tui.screens.conversations import ConversationsScreen
from tui.screens.stories import StoriesScreen
from tui.turn import Stage
from tui.widgets.story_view import StoryView
from tui.widgets.welcome import Suggestion

pytestmark = pytest.mark.slow

SIZE = (120, 40)


async def ready(pilot: Pilot[int], app: FootnoteApp) -> None:
    await until(pilot, lambda: app.ready)


async def test_a_question_of_two_lines_is_drawn_once(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press(*"one", "ctrl+j", *"two", "enter")
        assert [view.exchange.number for view in app.chat.conversation.views] == [0]
        await answered(pilot, app, "three\nfour\nfive")
        assert [view.exchange.number for view in app.chat.conversation.views] == [0, 1]


async def test_what_is_typed_after_a_suggestion_goes_into_the_box(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await until(pilot, lambda: app.screen.query(Suggestion))
        await pilot.press("tab", "enter", *"more")
        assert app.chat.question.text == "more"


async def test_a_footnote_that_is_not_there_is_said_and_leaves_the_box(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("9", "enter")
        assert app.chat.question.text == ""
        assert "There is no footnote 9: the last answer has 3." in screen_text(app)


async def test_letters_are_words_in_conversations_and_enter_goes_on_with_one(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.BRIDGE)
        await pilot.press("ctrl+n", "ctrl+o", "down", *"dyrx")
        assert app.screen.query_one("#words", Input).value == "dyrx"
        app.screen.query_one("#words", Input).value = ""
        await settle(pilot)
        await pilot.press("ctrl+d", *"yes")
        await pilot.press("escape")
        assert len(on(app, ConversationsScreen).sessions) == 1, "no word agrees to deleting"
        await pilot.press(*"bridge", "enter")
        await until(pilot, lambda: app.screen is app.chat and app.chat.exchanges)
        assert app.chat.exchanges[0].question == affairs.BRIDGE


@pytest.mark.parametrize(("typed", "first", "last"), [("2025", "2025-01-01", "2025-12-31"), ("2025-02", "2025-02-01", "2025-02-28")])
async def test_dates_of_the_search_screen_are_those_of_the_command_line(engine: ScriptedEngine, typed: str, first: str, last: str) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+f")
        for name in ("since", "until"):
            app.screen.query_one(f"#filter-{name}", Input).value = typed
        await settle(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.chat)
        assert app.chat.asker.filters == Filters(since=first, until=last)
        await pilot.press("ctrl+f")
        assert app.screen.query_one("#filter-since", Input).value == first, "the screen says what is being asked"


@pytest.mark.parametrize("typed", ["soon", "2025-13", "05/2025"])
async def test_what_is_no_date_is_said_at_its_field(engine: ScriptedEngine, typed: str) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+f", *"water")
        app.screen.query_one("#filter-until", Input).value = typed
        await settle(pilot)
        await until(pilot, lambda: f"✕ until: “{typed}” is not a date" in screen_text(app))
        assert app.screen.query_one("#filter-until").has_class("-wrong")
        await pilot.press("ctrl+s")
        assert app.screen is not app.chat
        assert not app.chat.asker.filters


async def test_a_turn_asked_again_keeps_its_scope_even_in_a_saved_conversation(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    courier = Filters(source="Courier")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        app.chat.scope(courier)
        await answered(pilot, app, affairs.ILL)
        assert "Asked only of: outlet Courier" in screen_text(app)
        await pilot.press("ctrl+r", "tab", "shift+tab", "r")
        await until(pilot, lambda: len(app.chat.exchanges) == 2 and app.chat.exchanges[1].stage.over)
        assert [asked[2] for asked in engine.asked] == [courier, courier]
    again = application(affairs.engine(), saved=tmp_path / "s.sqlite")
    async with running(again, SIZE) as pilot:
        await ready(pilot, again)
        await pilot.press("ctrl+o", "enter")
        await until(pilot, lambda: len(again.chat.exchanges) == 2)
        assert [e.filters for e in again.chat.exchanges] == [courier, courier]


async def test_one_key_makes_a_turn_stand_alone_and_one_corrects_its_reading(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await answered(pilot, app, affairs.FOLLOW_UP)
        assert engine.asked[1][1]
        await pilot.press("f8")
        assert app.chat.question.text == "How many of the people who fell ill in Sandle were children?"
        app.chat.question.load_text("")
        await pilot.press("f9")
        await until(pilot, lambda: len(app.chat.exchanges) == 3 and app.chat.exchanges[2].stage.over)
        assert engine.asked[2][:2] == (affairs.FOLLOW_UP, ())


async def test_a_refusal_is_said_once_and_its_passages_open_by_number(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.UNKNOWN)
        assert "The articles do not" not in screen_text(app)
        assert "“The number of people made ill" in screen_text(app)
        await pilot.press("2", "enter")
        await until(pilot, lambda: app.chat.source.place is not None and app.chat.source.place.number == 2)


async def test_words_are_found_in_a_story(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        view = app.screen.query_one(StoryView)
        await until(pilot, lambda: view.story.text)
        await pilot.press("slash", *"THE", "space", *"village", "enter")
        many = view.story.text.lower().count("the village")
        assert len(view.found) == many > 1
        assert f"1 of {many}" in screen_text(app) or f"of {many} · n next" in screen_text(app)
        before = app.chat.source.place
        await pilot.press("n", "N")
        assert app.chat.source.place is before, "n turns to what was found, not to another footnote"
        await pilot.press("escape")
        assert view.found == []
        await pilot.press("n")
        assert app.chat.source.place is not before
        await pilot.press("slash", *"zzz", "enter")
        assert "“zzz” is not in this story" in screen_text(app)


async def test_a_story_leads_to_the_conversations_that_cite_it(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, saved=tmp_path / "s.sqlite")
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.BRIDGE)
        await pilot.press("ctrl+n")
        await answered(pilot, app, affairs.ILL)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.text)
        await pilot.press("u")
        assert [session.title for session in on(app, ConversationsScreen).sessions] == [affairs.ILL]


async def test_a_picture_goes_to_a_folder_there_is_and_says_where(
    engine: ScriptedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await ready(pilot, app)
        await command(pilot, "picture")
        await pilot.press("enter")
        await until(pilot, lambda: list(tmp_path.glob("*.svg")))
        await until(pilot, lambda: "Picture written to" in screen_text(app))


async def test_a_mark_stands_close_to_its_word(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (200, 40)) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        assert "5 March 2025.[1] By the time" in " ".join(screen_text(app).split())


@pytest.mark.parametrize(
    ("across", "labels"), [(60, "Date Outlet Title"), (100, "Date Outlet Title"), (120, "Date Outlet Title Author Length")]
)
def test_columns_yield_to_the_title(across: int, labels: str) -> None:
    shown = fitted(across, {})
    assert [column.label for column, _ in shown] == labels.split()
    assert sum(width + 2 for _, width in shown) <= across - 5
    assert {column.label: width for column, width in shown}["Title"] >= min(54, across - 33)


def test_columns_are_shown_and_hidden_as_chosen() -> None:
    assert "File" in [column.label for column, _ in fitted(110, {"File": True})]
    assert "Outlet" not in [column.label for column, _ in fitted(200, {"Outlet": False})]
    assert len(fitted(200, {})) == len(COLUMNS)


@pytest.mark.parametrize("across", [160, 200, 300])
def test_outlets_are_whole_where_there_is_room(across: int) -> None:
    shown = {column.label: width for column, width in fitted(across, {})}
    assert shown["Outlet"] >= len("The Coastal Standard")
    assert sum(width + 2 for width in shown.values()) <= across - 5


def test_what_a_column_does_not_need_the_title_and_the_file_have() -> None:
    short = longest([replace(told("A")[0], outlet="The Wire", byline="Al Finch")])
    before, now = ({column.label: width for column, width in fitted(200, {}, need)} for need in ({}, short))
    assert (now["Outlet"], now["Author"]) == (len("Outlet ↑"), len("Al Finch"))
    assert sum(now.values()) == sum(before.values())
    assert now["Title"] > before["Title"]
    assert now["File"] > before["File"]


async def test_a_column_is_hidden_by_its_number_and_stays_so(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, state=tmp_path)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(app, StoriesScreen).stories)
        await settle(pilot)
        assert "newest first" in screen_text(app)
        await pilot.press("4")
        assert "Author" not in screen_text(app)
    again = application(affairs.engine(), state=tmp_path)
    async with running(again, SIZE) as pilot:
        await ready(pilot, again)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(again, StoriesScreen).stories)
        await settle(pilot)
        assert "Author" not in screen_text(again)


async def test_answer_and_box_share_one_measure(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (200, 40)) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.ILL)
        turn, box = app.chat.conversation.views[0].region, app.chat.question.region
        assert (turn.x, turn.width) == (box.x, box.width)


def told(*titles: str) -> list[ArticleInfo]:
    return [ArticleInfo(n, "/r", f"{n}.txt", None, "", title) for n, title in enumerate(titles)]


def test_what_is_suggested_is_named_in_the_stories_themselves() -> None:
    stories = told("Council says Take It or Leave It on pay", "Mayor opens Salters Bridge", "Why Salters Bridge closed")
    texts = ["You may leave it.", "Salters Bridge is open.", "They closed Salters Bridge."]
    assert suggest.questions(stories, texts) == ["What do the articles say about Salters Bridge?"]
    assert suggest.questions(told("The theft of the Amber Compass"), ["The Amber Compass is gone.", "Find the Amber Compass."]) == [
        "What do the articles say about the Amber Compass?"
    ]


async def test_only_questions_that_the_index_answers_are_suggested(engine: ScriptedEngine) -> None:
    engine.answers = lambda question, cancel=None: "Sandle" in question  # type: ignore[method-assign]
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await settle(pilot)
        assert all("Sandle" in suggestion.question for suggestion in app.screen.query(Suggestion))


@pytest.mark.parametrize("across", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("key", ["", "ctrl+f", "ctrl+l", "f2", "ctrl+o", "ctrl+b"])
async def test_no_key_at_the_foot_runs_off_the_edge_and_help_is_always_there(
    engine: ScriptedEngine, tmp_path: Path, across: int, key: str
) -> None:
    app = application(engine, tmp_path / "sessions.sqlite")
    async with running(app, (across, 24)) as pilot:
        await until(pilot, lambda: app.ready)
        if key:
            await pilot.press(key)
        await settle(pilot)
        keys = list(app.screen.query(FooterKey))
        assert max(each.region.right for each in keys if each.display) <= across
        assert "Help" in {each.description for each in keys}


async def test_more_keys_come_with_more_room(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (60, 24)) as pilot:
        await until(pilot, lambda: app.ready)
        await settle(pilot)
        before = len(app.screen.query(FooterKey))
        await pilot.resize_terminal(140, 24)
        await until(pilot, lambda: len(app.screen.query(FooterKey)) > before)


async def test_what_is_said_above_a_list_is_whole_in_a_narrow_terminal(engine: ScriptedEngine, tmp_path: Path) -> None:
    app = application(engine, tmp_path / "sessions.sqlite")
    async with running(app, (60, 24)) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.ILL)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "continues it" in " ".join(screen_text(app).split())


async def test_at_60_columns_nothing_of_what_invites_and_reports_is_cut(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, (60, 24)) as pilot:
        await ready(pilot, app)
        await answered(pilot, app, affairs.UNKNOWN)
        assert strings.ASK_ANOTHER + strings.enter_shows(opens=strings.NEAREST_PASSAGE) in screen_text(app)
        app.post_message(Working(Progress("splitting", 1200, 9000, "articles")))
        await settle(pilot)
        assert "Splitting · 1,200 of 9,000 articles" in screen_text(app)
        app.post_message(Working(Progress("splitting " * 9, 1200, 9000, "articles")))
        await settle(pilot)
        assert "articles · 19 stories" in screen_text(app).split("\n")[0]


async def test_the_key_of_all_commands_says_so_in_sentence_case(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await settle(pilot)
        assert "^p Commands" in screen_text(app)
        await command(pilot, "draft")
        assert "Check a draft" in screen_text(app)
        assert "🔎" not in screen_text(app)


async def test_each_column_is_sorted_as_one_expects_first(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on(app, StoriesScreen).stories)
        orders = []
        for _ in COLUMNS:
            await settle(pilot)
            orders += [order for names in strings.ORDERS.values() for order in names if order in screen_text(app)]
            await pilot.press("s")
        assert orders[:5] == ["newest first", "by outlet, A to Z", "by title, A to Z", "by author, A to Z", "longest first"]
        assert orders[5:] == ["most copies first", "by file, A to Z"]


async def test_ctrl_c_stops_an_answer_and_says_what_quits(engine: ScriptedEngine) -> None:
    engine.held = 3
    app = application(engine)
    async with running(app, SIZE, notifications=True) as pilot:
        await ready(pilot, app)
        await ask(pilot, app, affairs.ILL)
        await until(pilot, lambda: app.chat.exchanges[0].text)
        await pilot.press("ctrl+c")
        assert app.chat.exchanges[0].stage is Stage.STOPPED
        await pilot.press("ctrl+c")
        assert strings.WHAT_QUITS in " ".join(told.message for told in app._notifications)


@pytest.mark.parametrize("width", [80, 60, 50, 40])
async def test_what_invites_to_type_is_cut_at_no_width(engine: ScriptedEngine, width: int) -> None:
    app = application(engine)
    async with running(app, (90, 24)) as pilot:
        await until(pilot, lambda: app.ready)
        app.chat.question.invite(strings.ASK_ANOTHER, strings.UP_BRINGS_BACK)
        await pilot.resize_terminal(width, 24)
        assert strings.ASK_ANOTHER in screen_text(app)
        assert (strings.ASK_ANOTHER + strings.UP_BRINGS_BACK in screen_text(app)) == (width > 60)
        assert ("; up" in screen_text(app)) == (width > 60)


async def test_what_comes_before_the_window_has_the_focus_has_it_then(engine: ScriptedEngine) -> None:
    app = application(engine)
    app.set_reactive(FootnoteApp.app_focus, False)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        assert app.focused is None
        app.post_message(events.AppFocus())
        await settle(pilot)
        assert app.focused is app.chat.question
