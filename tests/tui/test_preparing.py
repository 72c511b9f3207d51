"""What is being typed is prepared while the person pauses, and given up at the next key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.types import Answer, Filters, Finished, Timings, Turn
from tests.tui import affairs
from tests.tui.driving import answered, application, ask, running, until
from tests.tui.scripted_engine import EXAMPLES, ScriptedEngine
from tui.preparing import Preparer

SIZE = (120, 40)
BEGUN = "How many people fell"


def prepared(engine: ScriptedEngine) -> list[str]:
    return [question for question, _, _ in engine.prepared]


async def test_a_pause_prepares_with_the_conversation_and_the_filters(engine: ScriptedEngine) -> None:
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await answered(pilot, app, affairs.BRIDGE)
        app.chat.scope(Filters(source="Courier"))
        app.chat.question.load_text(BEGUN)
        await until(pilot, lambda: BEGUN in prepared(engine))
        _, history, filters = engine.prepared[-1]
        assert filters == Filters(source="Courier")
        assert history[0] == Turn("user", affairs.BRIDGE)
        assert BEGUN not in engine.given_up


@pytest.mark.parametrize("end", ["a key", "asking"])
async def test_it_is_given_up_when_the_question_changes_or_is_asked(engine: ScriptedEngine, end: str) -> None:
    engine.preparing.shut()
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        app.chat.question.load_text(affairs.ILL)
        await until(pilot, lambda: affairs.ILL in prepared(engine))
        if end == "asking":
            await ask(pilot, app, affairs.ILL)
            await until(pilot, lambda: app.chat.exchanges and app.chat.exchanges[-1].stage.over)
        else:
            await pilot.press("x")
        await until(pilot, lambda: engine.given_up)
        assert engine.given_up[0] == affairs.ILL
        engine.preparing.open()


async def test_an_answer_goes_first_and_what_was_typed_meanwhile_comes_after(engine: ScriptedEngine) -> None:
    engine.held = 3
    app = application(engine)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        await ask(pilot, app, affairs.ILL)
        app.chat.question.load_text(BEGUN)
        app.chat._prepare()
        assert BEGUN not in prepared(engine)
        engine.go.open()
        await until(pilot, lambda: BEGUN in prepared(engine))
        assert app.chat.exchanges[0].stage.over


async def test_without_the_passage_cache_nothing_is_prepared(engine: ScriptedEngine) -> None:
    app = application(engine)
    app.settings = replace(app.settings, passage_cache=False)
    async with running(app, SIZE) as pilot:
        await until(pilot, lambda: app.ready)
        app.chat.question.load_text(BEGUN)
        app.chat._prepare()
        assert engine.prepared == []


async def test_one_at_a_time_and_only_what_says_something(engine: ScriptedEngine) -> None:
    engine.preparing.shut()
    preparer = Preparer()
    preparer.begin(engine, "Who won", (), Filters())  # type: ignore[arg-type]
    assert not preparer.busy
    for question in ("Who won the cup", "Who won the race"):
        preparer.begin(engine, question, (), Filters())  # type: ignore[arg-type]
    assert preparer.busy
    preparer.stop()
    engine.preparing.open()
    assert preparer._work
    preparer._work.join()
    assert prepared(engine) == ["Who won the cup"]


@pytest.mark.models
@pytest.mark.slow
def test_asking_gives_the_same_with_and_without_preparing(tmp_path: Path) -> None:
    question = "How long will Salters Bridge stay closed?"

    def asked(name: str, before: Callable[[Engine], None]) -> Answer:
        settings = load_settings(indexes=tmp_path / name)
        index_articles(settings, [EXAMPLES])
        with closing(Engine.open(settings, articles=EXAMPLES)) as engine:
            before(engine)
            *_, finished = engine.ask(question)
            assert isinstance(finished, Finished)
            return replace(finished.answer, timings=Timings())

    def stopped_early(engine: Engine) -> None:
        preparer = Preparer()
        preparer.begin(engine, "How long will Salters Bridge", (), Filters())
        preparer.stop()

    plain = asked("plain", lambda _: None)
    assert plain.status == "answered"
    assert asked("prepared", lambda engine: engine.prepare(question)) == plain
    assert asked("stopped", stopped_early) == plain
