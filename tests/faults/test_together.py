"""Two writers and five readers at once, a clock that goes back, and a file another program holds."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import IndexBusy
from rag.index import schema
from rag.index.building import build
from rag.index.opening import open_index
from rag.llm.passage_cache import PassageCache
from rag.sessions import Sessions
from rag.types import Answer, IndexPaths
from tests.faults import forked
from tests.index.conftest import Desk
from tests.index.digest import content_digest
from tests.index.made import WordEmbedder, story
from tui import keeping, strings
from tui.keeping import Keeper
from tui.turn import Exchange

QUERY = WordEmbedder().embed_query("bridge")


@pytest.mark.slow
def test_two_writers_and_five_readers_at_once(desk: Desk, fresh: Callable[[], Path]) -> None:
    desk.build()
    texts = {story(number) for number in range(40)}
    until = time.monotonic() + 8

    def write(number: int) -> list[str]:
        turns, busy = 0, list[str]()
        while time.monotonic() < until:
            at = 20 + 2 * (turns % 8) + number  # each its own files
            path = desk.articles / f"story{at:03}.txt"
            coming = desk.articles.parent / f"coming{number}"
            coming.write_text(story(at), encoding="utf-8")
            coming.replace(path)
            try:
                build(desk.folder, [desk.articles], WordEmbedder(), desk.settings)
            except IndexBusy as error:
                busy.append(error.message)
            if turns % 3 == 0:
                path.unlink()
            turns += 1
        return [message for message in busy if "is being written by" not in message]

    def read() -> list[str]:
        wrong = []
        with closing(open_index(desk.folder)) as index:
            while time.monotonic() < until:
                for ids in ([id for id, _ in index.lexical(["committee", "Odd7son3"], 5)], [id for id, _ in index.dense(QUERY, 5)]):
                    for passage in index.passages(ids):
                        if not any(all(sentence in text for sentence in passage.sentences) for text in texts):
                            wrong.append(f"nobody wrote {passage.text[:50]!r}")
                if not index.lexical(["Odd7son3"], 1):
                    wrong.append("a story that was always there was not found")
        return wrong[:3]

    works = [*(lambda number=number: write(number) for number in range(2)), *[read] * 5]
    processes = [forked.begin(work) for work in works]
    assert [line for process in processes for line in process()] == []
    desk.build()
    assert content_digest(desk.folder) == content_digest(fresh())


def test_an_index_another_program_holds_is_said_to_be_busy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    before = content_digest(desk.folder)
    (desk.articles / "late.txt").write_text(story(50), encoding="utf-8")
    monkeypatch.setattr(schema, "PATIENCE", 0.1)
    with closing(sqlite3.connect(IndexPaths(desk.folder).sqlite, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexBusy, match="in use by another program"):
            desk.build()
        assert desk.open().lexical(["Odd7son3"], 1)
        other.execute("ROLLBACK")
    assert content_digest(desk.folder) == before
    assert desk.build().added == 1


def test_a_conversation_another_program_holds_is_kept_when_it_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "AGAIN", 0.0)
    monkeypatch.setattr("rag.sessions._PATIENCE", 0.05)
    said: list[str] = []
    keeper = Keeper(tmp_path / "sessions.sqlite", said.append)

    def turn(number: int) -> None:
        exchange = Exchange(number, f"Question {number}?", "2025-03-05T10:00:00+00:00")
        keeper.asked(exchange)
        exchange.answer = Answer(exchange.question, "answered")
        keeper.finished(exchange)

    turn(0)
    with closing(sqlite3.connect(tmp_path / "sessions.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        turn(1)
        turn(2)
        assert len(said) == 1
        assert "locked" in said[0]
        other.execute("ROLLBACK")
    turn(3)
    assert len(said) == 1
    turns = Sessions(tmp_path / "sessions.sqlite").turns(1)
    assert [(turn.number, bool(turn.answer)) for turn in turns] == [(number, True) for number in range(4)]


def test_a_first_conversation_is_kept_though_another_program_held_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.sessions._PATIENCE", 0.05)
    said: list[str] = []
    with closing(sqlite3.connect(tmp_path / "sessions.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        keeper = Keeper(tmp_path / "sessions.sqlite", said.append)
        keeper.asked(Exchange(0, "Question?", "2025-03-05T10:00:00+00:00"))
        assert len(said) == 1
        other.execute("ROLLBACK")
    keeper.catch_up(at_once=True)
    assert [turn.question for turn in Sessions(tmp_path / "sessions.sqlite").turns(1)] == ["Question?"]


@pytest.mark.parametrize("deleted", [True, False])
def test_a_conversation_that_two_continue_or_one_deletes_loses_nothing_of_the_others(tmp_path: Path, deleted: bool) -> None:
    said: list[str] = []
    one, other = (Keeper(tmp_path / "sessions.sqlite", said.append) for _ in range(2))
    store = Sessions(tmp_path / "sessions.sqlite")

    def turn(keeper: Keeper, number: int, question: str) -> None:
        exchange = Exchange(number, question, "2025-03-05T10:00:00+00:00")
        keeper.asked(exchange)
        exchange.answer = Answer(question, "answered")
        keeper.finished(exchange)

    turn(one, 0, "First?")
    (session,) = store.find()
    assert [exchange.question for exchange in other.resume(session)] == ["First?"]
    if deleted:
        one.delete(session)
    turn(one, 1, "Mine?")
    turn(other, 1, "Yours?")
    turn(other, 2, "And yours?")
    kept = {
        session.title: [(turn.number, turn.answer and turn.answer.question) for turn in store.turns(session.id)] for session in store.find()
    }
    mine = {"Mine?": [(0, "Mine?")]} if deleted else {"First?": [(0, "First?"), (1, "Mine?")]}
    assert kept == mine | {"Yours?": [(0, "Yours?"), (1, "And yours?")]}
    assert said == [strings.CONTINUED_ELSEWHERE]


@pytest.mark.slow
def test_files_from_the_future_are_indexed_and_their_changes_noticed(desk: Desk, fresh: Callable[[], Path]) -> None:
    """As after the clock was set back."""
    ahead = time.time_ns() + 10**9 * 86400 * 365
    for path in desk.articles.iterdir():
        os.utime(path, ns=(ahead, ahead))
    desk.build()
    assert desk.build().unchanged == 12
    path = desk.articles / "story004.txt"
    path.write_text(story(14), encoding="utf-8")
    os.utime(path, ns=(ahead, ahead))
    assert desk.build().changed == 1
    for derived in (IndexPaths(desk.folder).vectors, *IndexPaths(desk.folder).lexical.iterdir()):
        os.utime(derived, ns=(ahead, ahead))
    index = desk.open()
    assert index.lexical(["Odd14son3"], 1)
    assert index.dense(QUERY, 1)
    assert content_digest(desk.folder) == content_digest(fresh())


def test_entries_from_the_future_do_not_drive_out_what_is_used_now(tmp_path: Path) -> None:
    cache = PassageCache(tmp_path, 10_000)
    for key in "abc":
        cache.store(key, bytes(3000))
        ahead = time.time() + 10**7
        os.utime(tmp_path / f"{key}.kv", (ahead, ahead))
    cache.store("now", bytes(3000))
    assert "now" in cache
    cache.store("and", bytes(3000))
    assert "now" in cache
