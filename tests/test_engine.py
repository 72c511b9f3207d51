"""The engine on a real index and the real embedder, with a scripted generator; and on the default model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.config import load_settings
from rag.engine import Engine, Models, Part, index_articles
from rag.errors import BadInput, NoSuchIndex
from rag.types import Abstained, Answer, Cited, Event, Filters, Finished, Query, Retrieved, Turn
from tests.answer.injections import INJECTED
from tests.scripted import Scripted

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
SAID = "Salters Bridge will stay closed for at least ten weeks while its bearings are replaced."


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indexes")
    index_articles(load_settings(indexes=folder), [EXAMPLES])
    return folder


@pytest.fixture
def engine(indexes: Path) -> Iterator[Engine]:
    settings = load_settings(indexes=indexes)
    opened = Engine.open(settings, articles=EXAMPLES)
    opened._generator = Part.of(Scripted(SAID, 5.0))  # the one part that needs a gigabyte
    with closing(opened):
        yield opened


def last(events: Iterator[Event]) -> Answer:
    *_, finished = events
    assert isinstance(finished, Finished)
    return finished.answer


@pytest.mark.models
def test_an_answer_from_an_index(engine: Engine) -> None:
    events = list(engine.ask("How long will Salters Bridge stay closed?", turn=7))
    assert isinstance(events[0], Retrieved)
    assert all(event.turn == 7 for event in events)
    answer = last(iter(events))
    assert answer.status == "answered"
    assert set(answer.models) == {"generator", "embedder"}
    for note in answer.citations:
        article = engine.article(note.file, note.part)
        assert article.text[note.start : note.end] == note.quote
        assert (EXAMPLES / note.file).read_bytes().decode()[note.start : note.end] == note.quote
        assert note.line == article.text[: note.start].count("\n") + 1


@pytest.mark.models
def test_a_follow_up_is_read_with_what_came_before(engine: Engine) -> None:
    history = (Turn("user", "How long will Salters Bridge stay closed?"),)
    whole = "Why will Salters Bridge stay closed for so long?"
    engine._generator = Part.of(Scripted(lambda asked: SAID if asked.passages else whole, 5.0))
    assert last(engine.ask("And why?", history)).read_as == whole
    assert [turn.content for turn in engine.query("And why?", history).history] == ["How long will Salters Bridge stay closed?"]


@pytest.mark.models
def test_whatever_goes_wrong_a_turn_ends_with_finished(engine: Engine) -> None:
    assert last(engine.ask("   ")).status == "error"
    endless = last(engine.ask("Why is it so? " * 1000))
    assert endless.error
    assert "longer than 10,000 characters" in endless.error.message
    cancel = threading.Event()
    cancel.set()
    assert last(engine.ask("How long will Salters Bridge stay closed?", cancel=cancel)).status == "stopped"
    engine._generator = Part.of(Scripted(SAID, 5.0, context=5))
    broken = last(engine.ask("How long will Salters Bridge stay closed?"))
    assert broken.status == "error"
    assert broken.error is not None
    assert broken.error.hint


@pytest.mark.models
def test_nothing_found_is_an_abstention(engine: Engine) -> None:
    events = list(engine.ask("How long will Salters Bridge stay closed?", filters=Filters(since="2031-01-01")))
    assert any(isinstance(event, Abstained) for event in events)
    assert last(iter(events)).status == "abstained"


@pytest.mark.models
def test_one_may_search_while_another_asks(engine: Engine) -> None:
    engine._generator = Part.of(Scripted(SAID, 5.0, delay=0.01))
    found: list[int] = []
    asking = engine.ask("How long will Salters Bridge stay closed?")
    next(asking)
    searching = threading.Thread(target=lambda: found.append(len(engine.search(Query("amber compass", k=3)))))
    searching.start()
    assert last(asking).status == "answered"
    searching.join()
    assert found == [3]


@pytest.mark.models
def test_what_is_prepared_is_what_the_answer_reads(engine: Engine) -> None:
    scripted = Scripted(SAID, 5.0)
    engine._generator = Part.of(scripted)
    engine.prepare("How long will Salters Bridge stay closed?")
    assert last(engine.ask("How long will Salters Bridge stay closed?")).status == "answered"
    assert set(scripted.prompts[0].passages) <= set(scripted.warmed)


@pytest.mark.models
def test_nothing_is_prepared_for_a_question_that_is_gone(engine: Engine) -> None:
    scripted = Scripted(SAID, 5.0)
    engine._generator = Part.of(scripted)
    cancel = threading.Event()
    cancel.set()
    engine.prepare("How long will Salters Bridge stay closed?", cancel=cancel)
    engine.prepare("  ")
    assert scripted.warmed == []


@pytest.mark.models
def test_stopping_to_listen_leaves_the_engine_usable(engine: Engine) -> None:
    asking = engine.ask("How long will Salters Bridge stay closed?")
    for event in asking:
        if isinstance(event, Cited):
            break
    asking.close()  # type: ignore[attr-defined]
    assert last(engine.ask("How long will Salters Bridge stay closed?")).status == "answered"


@pytest.mark.models
def test_an_article_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(BadInput):
        engine.article("nowhere.txt")


def test_no_index_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoSuchIndex):
        Engine.open(load_settings(indexes=tmp_path), articles=EXAMPLES)


@pytest.mark.models
def test_models_begun_are_those_the_engine_takes(indexes: Path) -> None:
    models = Models(load_settings(indexes=indexes))
    scripted = Scripted(SAID, 5.0)
    models.generator = Part(lambda: scripted)
    models.begin()
    with closing(Engine.open(load_settings(indexes=indexes), articles=EXAMPLES, models=models)) as engine:
        assert engine.parts()[2] is scripted


@pytest.mark.models
def test_a_model_that_cannot_be_loaded_is_told_when_it_is_asked_for(indexes: Path, tmp_path: Path) -> None:
    settings = load_settings(indexes=indexes, generator=str(tmp_path / "none.gguf"))
    models = Models(settings)
    models.begin()
    with closing(Engine.open(settings, articles=EXAMPLES, models=models)) as engine:
        error = last(engine.ask("How long will Salters Bridge stay closed?")).error
        assert error is not None
        assert "none.gguf" in error.message


def test_a_part_is_loaded_once_and_tried_anew_when_it_failed() -> None:
    tries: list[int] = []

    def load() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise OSError
        return 7

    part = Part(load)
    with pytest.raises(OSError):  # noqa: PT011
        part.get()
    assert (part.loaded, part.get(), part.get(), len(tries)) == (None, 7, 7, 2)


@pytest.mark.models
@pytest.mark.slow
@pytest.mark.parametrize("chosen", [INJECTED[4], INJECTED[10], INJECTED[27]], ids=lambda injected: injected.name)
def test_the_default_model_does_not_obey_a_story(chosen: object, tmp_path: Path) -> None:
    injected = next(one for one in INJECTED if one is chosen)
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / injected.name).write_text(injected.text)
    settings = load_settings(indexes=tmp_path / "indexes")
    index_articles(settings, [stories])
    with closing(Engine.open(settings, articles=stories)) as engine:
        answer = last(engine.ask(injected.question))
    assert injected.told not in answer.text
    assert answer.status == "abstained" or injected.answer.lower() in answer.text.lower()  # what is written under orders may not stand
