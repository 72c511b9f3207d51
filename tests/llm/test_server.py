"""A server as the generator: what it is sent, how its words and probabilities are read, what goes wrong, and what is said of it."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest

from rag.cli import main
from rag.config import Settings, load_settings
from rag.engine import Engine, Models, Part, index_articles
from rag.errors import Cancelled, ConfigError, ModelError
from rag.llm import Prompt
from rag.llm.address import KEY, leaving, parse
from rag.llm.server import SURE, Server, messages
from rag.types import Answer, Finished
from tests.index.made import WordEmbedder
from tests.llm.server import Behaviour, server
from tests.made_desk import QUESTION, SAID, make_desk
from tests.page_sessions import ROOT, replay

pytestmark = pytest.mark.timeout(300)
PROMPT = Prompt("Be exact.", ("A passage.", "Another."), "Will it run?", "It")


def test_a_prompt_as_messages() -> None:
    assert messages(PROMPT) == [
        {"role": "system", "content": "Be exact."},
        {"role": "user", "content": "A passage.\n\nAnother.\n\nWill it run?"},
        {"role": "assistant", "content": "It"},
    ]


def test_words_come_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "secret")
    behaviour = Behaviour(key="secret")
    with server(behaviour) as address:
        generator = Server(address)
        assert generator.name == "served"
        assert list(generator.generate(PROMPT, 50)) == ["Yes, ", "it ", "will ", "run. "]
        monkeypatch.setenv(KEY, "wrong")
        with pytest.raises(ModelError) as refused:
            list(generator.generate(PROMPT, 50))
    assert behaviour.asked[0]["max_tokens"] == 50
    assert behaviour.asked[0]["temperature"] == 0
    assert KEY in refused.value.hint
    assert not any("secret" in str(value) for value in vars(generator).values())


@pytest.mark.parametrize(
    ("behaviour", "odds"),
    [
        (Behaviour(), 2.5),
        (Behaviour(old_form=True), 2.5),
        (Behaviour(most=5), 2.5),
        (Behaviour(most=-1), SURE),
        (Behaviour(most=0), SURE),
        (Behaviour(most=-1, say="No, never."), -SURE),
        (Behaviour(most=-1, say="Perhaps."), 0.0),
    ],
    ids=["probabilities", "in the old form", "of few tokens", "none", "refused", "no", "neither"],
)
def test_yes_or_no(behaviour: Behaviour, odds: float) -> None:
    with server(behaviour) as address:
        generator = Server(f"{address}#served")
        assert generator.log_odds([PROMPT], "Yes", "No") == pytest.approx([odds])
        tries = len(behaviour.asked)
        assert generator.log_odds([PROMPT] * 3, "Yes", "No") == pytest.approx([odds] * 3)
    assert len(behaviour.asked) == tries + 3  # what the server cannot do is found out once


def test_it_stops_when_it_is_told_to_though_the_server_does_not() -> None:
    behaviour = Behaviour(stuck=threading.Event())
    cancel = threading.Event()
    with server(behaviour) as address:
        words = Server(f"{address}#served").generate(PROMPT, 50, cancel)
        assert next(words) == "Yes, "
        threading.Timer(0.1, cancel.set).start()
        with pytest.raises(Cancelled):
            next(words)
        assert behaviour.left.wait(30)


def test_whoever_listens_no_longer_hangs_up() -> None:
    behaviour = Behaviour(stuck=threading.Event())
    with server(behaviour) as address:
        words = Server(f"{address}#served").generate(PROMPT, 50)
        next(words)
        words.close()  # type: ignore[attr-defined]
        assert behaviour.left.wait(30)


NONSENSE = [b"", b"<html>", b"[]", b"[" * 100_000, b'{"error": {"message": "out of memory"}}']


@pytest.mark.parametrize("raw", NONSENSE)
def test_a_server_that_answers_nonsense_is_an_error(raw: bytes) -> None:
    with server(Behaviour(raw=raw)) as address:
        generator = Server(f"{address}#served")
        with pytest.raises(ModelError):
            generator.log_odds([PROMPT], "Yes", "No")
        assert list(generator.generate(PROMPT, 5)) == []


def test_an_answer_without_words_says_nothing() -> None:
    with server(Behaviour(raw=b'{"choices": 7}')) as address:
        assert Server(f"{address}#served").log_odds([PROMPT], "Yes", "No") == [0.0]


def test_a_server_without_end_is_ended() -> None:
    with server(Behaviour(say="more " * 10_000)) as address:
        assert len("".join(Server(f"{address}#served").generate(PROMPT, 5))) < 300


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="cannot be reached"):
        Server("http://127.0.0.1:9/v1")


def test_the_session_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.chdir(ROOT)

    def models(settings: Settings) -> Models:
        made = Models(settings)
        made.embedder = Part.of(WordEmbedder())
        return made

    monkeypatch.setattr("rag.engine.Models", models)
    index_articles(load_settings(), [ROOT / "examples" / "articles"], models=models(load_settings()))
    with server(Behaviour(say="Cracks were found in two of its six bearings.", models=("qwen2.5-7b-instruct",))) as address:
        replay("commands.md", "A server as the model", main, {"http://127.0.0.1:8000/v1": address})


def test_which_of_several_models_is_asked() -> None:
    with server(Behaviour(models=("small", "large"))) as address, pytest.raises(ConfigError) as asked:
        Server(address)
    assert "small, large" in asked.value.hint


@pytest.mark.parametrize("name", ["http://", "http://x:y/v1", "http://a b/v1", "https://x/v1?key=1", "http://me:secret@x/v1"])
def test_what_is_no_address(name: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse(name)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("http://127.0.0.1:8000/v1#m", "on this machine"),
        ("http://[::1]:8000/v1", "on this machine"),
        ("http://10.0.0.7:8000/v1", "leave this machine: they go to http://10.0.0.7:8000/v1, not encrypted"),
        ("https://models.example/v1#m", "leave this machine: they go to https://models.example:443/v1."),
        ("http://127.0.0.1.evil.example/v1", "leave this machine"),
    ],
)
def test_where_passages_go_is_said(name: str, said: str) -> None:
    assert said in leaving(name)


def test_a_question_is_answered_through_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, articles = make_desk(tmp_path)
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    with server(Behaviour(say=SAID)) as address:
        settings = load_settings(indexes=settings.indexes, generator=f"{address}#served")
        models = Models(settings)
        models.embedder = Part.of(WordEmbedder())
        with closing(Engine.open(settings, articles, models=models)) as engine:
            *_, last = engine.ask(QUESTION)
    assert isinstance(last, Finished)
    answer: Answer = last.answer
    assert (answer.status, answer.text) == ("answered", SAID)
    assert answer.citations[0].file == "ferry.txt"


def test_the_command_says_where_passages_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("STATE", "INDEXES"):
        monkeypatch.setenv(f"FOOTNOTE_{name}", str(tmp_path))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "none.toml"))
    main(["ask", "--model", "http://10.0.0.7:8000/v1#m", "--index", "none", "Who?"])
    assert "leave this machine: they go to http://10.0.0.7:8000/v1, not encrypted" in capsys.readouterr().err
