"""Conversations on disk: they survive a kill, are found again, and what is deleted is gone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rag.sessions import Sessions
from rag.types import Answer, AnswerSentence
from tests.tui import affairs


def answer_of(question: str) -> Answer:
    return affairs.engine().script[question][-1].answer  # type: ignore[union-attr]


def test_a_turn_comes_back_as_it_was(tmp_path: Path) -> None:
    store = Sessions(tmp_path / "sessions.sqlite")
    session = store.begin("A title", "articles-1")
    store.asked(session, 0, affairs.ILL, "2025-03-05T10:00:00+00:00")
    store.answered(session, 0, answer_of(affairs.ILL))
    store.asked(session, 1, "And then?", "2025-03-05T10:01:00+00:00")
    store.close()
    first, second = Sessions(tmp_path / "sessions.sqlite").turns(session)
    assert first.answer is not None
    assert (first.answer.sentences, first.answer.citations) == (answer_of(affairs.ILL).sentences, answer_of(affairs.ILL).citations)
    assert second.answer is None


def test_search_finds_words_and_takes_them_as_they_are(tmp_path: Path) -> None:
    store = Sessions(tmp_path / "s.sqlite")
    for number, title in enumerate(("100% sure", "100 years", "under_score")):
        store.asked(store.begin(title, "i"), 0, f"Question {number}?", "")
    assert [s.title for s in store.find("100%")] == ["100% sure"]
    assert [s.title for s in store.find("r_s")] == ["under_score"]
    assert [s.title for s in store.find("question 1")] == ["100 years"]
    assert len(store.find()) == 3
    store.rename(store.find("100 years")[0].id, "A century \ud800")
    assert [s.title for s in store.find("century")] == ["A century ?"]


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    Sessions(tmp_path / "s.sqlite").begin("x", "i")
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_what_is_deleted_is_gone_from_the_disk(tmp_path: Path) -> None:
    store = Sessions(tmp_path / "s.sqlite")
    kept, gone = store.begin("kept", "i"), store.begin("gone", "i")
    secret = "the source is Ilse Moran " * 400
    store.asked(kept, 0, "Kept?", "")
    store.asked(gone, 0, secret, "")
    store.answered(gone, 0, Answer(secret, "answered", (AnswerSentence(secret, (), False),)))
    store.delete(gone)
    assert b"Ilse Moran" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [turn.question for turn in store.turns(kept)] == ["Kept?"]
    assert store.turns(gone) == []


WRITER = """
import sys
from pathlib import Path
import pytest

from rag.sessions import Sessions
from rag.types import Answer, AnswerSentence
store = Sessions(Path(sys.argv[1]))
session = store.begin("talk", "i")
for turn in range(10_000):
    store.asked(session, turn, f"question {turn}", "")
    for word in range(5):
        store.answered(session, turn, Answer("?", "stopped", (AnswerSentence("w" * word, (), True),)))
    print(turn, flush=True)
"""


@pytest.mark.slow
def test_killed_at_random_moments_it_has_every_turn_that_was_said(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(5):
        path = tmp_path / f"{number}.sqlite"
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.random() / 10)
        os.kill(process.pid, signal.SIGKILL)
        said = int((process.stdout.read().split("\n")[-2:-1] or ["0"])[0] or 0)
        process.wait()
        turns = Sessions(path).turns(1)
        assert [turn.number for turn in turns] == list(range(len(turns)))
        assert len(turns) > said
