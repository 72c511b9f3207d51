"""The screens of timelines and of outlets beside each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rag.views import Item, View
from tests.tui import scenes
from tests.tui.driving import application, on, quoted, running, screen_text, settle, until
from tests.tui.scripted_engine import ScriptedEngine, cite
from tui import strings
from tui.screens.quotes import QuotesScreen
from tui.screens.timeline import TimelineScreen
from tui.screens.view import ViewScreen
from tui.widgets.story_view import StoryView

pytestmark = pytest.mark.slow
SIZE = (120, 40)
SHUT = ("courier_salters_bridge_shut.txt", "The cracks were seen during a routine inspection on Sunday afternoon")
FERRY = ("radio_skerry_ferry.txt", "A crossing costs 1.50 euros.")


def event(engine: ScriptedEngine, number: int, told: tuple[str, str], when: str, day: str | None) -> Item:
    file, quote = told
    fields = {"when": when, "day": day, "stated": "Sunday", "outlet": "Post", "published": "2025-02-24", "versions": ("Wire: too",)}
    return Item(quote, (cite(number, engine.articles_by_file[file], quote),), fields)


async def test_one_moves_through_time_and_opens_stories(engine: ScriptedEngine) -> None:
    first, last = event(engine, 1, SHUT, "23 February 2025", "2025-02-23"), event(engine, 2, FERRY, "By 12 March 2025", None)
    del engine.views["timeline "]
    engine.views["timeline bridge"] = View("timeline", "bridge", (first, last))
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f4")
        await until(pilot, lambda: "no event" in screen_text(app))
        await pilot.press(*"bridge", "enter")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await settle(pilot)
        shown = screen_text(app)
        assert "2 events" in shown
        assert "23 February 2025  “Sunday” in Post · 2025-02-24" in shown
        assert shown.index("2025-02") < shown.index("Day not known")
        await pilot.press("down")
        await until(pilot, lambda: app.screen.query_one(StoryView).story.cited)
        await pilot.press("down")
        assert "A crossing costs" in quoted(app)
        await pilot.press("escape", "escape", "escape")
        await until(pilot, lambda: app.screen is app.chat)


@pytest.mark.parametrize("scene", ["timeline", "compare", "check", "quotes"])
async def test_the_words_are_seen_below_the_list_wherever_the_story_is(engine: ScriptedEngine, tmp_path: Path, scene: str) -> None:
    app = scenes.application(tmp_path, engine, scene)
    async with running(app, (100, 30)) as pilot:
        await scenes.SCENES[scene](pilot, app, engine)
        await until(pilot, lambda: app.screen.query_one(StoryView).story.cited)
        await settle(pilot)
        assert "▌" in screen_text(app)
        assert app.screen.query_one(StoryView).size.height > 3


async def test_months_stand_in_order_and_what_has_no_day_last(engine: ScriptedEngine) -> None:
    told = [event(engine, n, SHUT, "", day) for n, day in enumerate(["2025-02-23", None, "2025-03-01"], 1)]
    told.append(replace(told[0], fields={**told[0].fields, "day": "2019-01-01", "precision": "year"}))
    engine.views["timeline "] = View("timeline", "", tuple(told))
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f4")
        await until(pilot, lambda: on(app, ViewScreen).items)
        assert on(app, TimelineScreen)._groups == ["2025-02", "2025-03", "2019", strings.DAY_NOT_KNOWN]


async def test_outlets_and_figures_stand_in_groups(engine: ScriptedEngine) -> None:
    file, quote = FERRY
    citation = cite(1, engine.articles_by_file[file], quote)
    says = Item(quote, (citation,), {"kind": "says", "outlet": "Radio Skerry", "day": "2025-03-12"})
    figure = Item(quote, (citation,), {**says.fields, "kind": "figure", "value": "1.50 euros", "counts": "A crossing"})
    engine.views["compare fare"] = View("compare", "fare", (says, figure))
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f5")
        await until(pilot, lambda: strings.COMPARE_UNASKED in screen_text(app))
        await pilot.press(*"fare", "enter")
        await until(pilot, lambda: on(app, ViewScreen).items)
        await settle(pilot)
        assert "1.50 euros · A crossing  Radio Skerry" in screen_text(app)
        await pilot.press("down", "left", "down", "down")
        assert [item.fields["kind"] for item in on(app, ViewScreen).items] == ["figure"]


@pytest.mark.parametrize(("screen", "view"), [(TimelineScreen, "timeline "), (QuotesScreen, "")])
def test_where_no_outlet_is_known_the_story_is_named(engine: ScriptedEngine, screen: type[ViewScreen], view: str) -> None:
    item = engine.views[view].items[0]
    nameless = replace(item, fields={**item.fields, "outlet": None})
    assert item.citations[0].title in screen().describe(nameless).plain
