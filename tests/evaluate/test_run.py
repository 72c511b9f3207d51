"""A whole evaluation over the example stories, with scripted answers."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import Cancelled
from rag.evaluate import kept
from rag.evaluate.draft import drafts, parse
from rag.evaluate.questions import Question
from rag.evaluate.run import details, evaluate
from rag.types import Progress, Turn
from tests.evaluate.made import CRACKED, EXAMPLES, engine_over, odds, settings_in
from tests.scripted import Scripted

WIRE = "northshore_wire_notice_lifted.txt"
QUESTIONS = (
    Question("source", "Where did the bacteria in the water of Sandle come from?", ("cracked sewer",), evidence=(WIRE,)),
    Question(
        "when",
        "When was it laid?",
        ("1968",),
        evidence=(WIRE,),
        history=(Turn("user", "Where did the bacteria in the water of Sandle come from?"),),
    ),
    Question("nobody", "Who was the architect of Salters Bridge?", answerable=False),
)


def _said() -> Scripted:
    return Scripted(
        lambda prompt: "The sewer was laid in 1968 and belongs to Lennwater itself." if "laid" in prompt.question else CRACKED, odds
    )


def test_every_question_is_found_answered_and_scored(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    shown: list[Progress] = []
    with closing(engine_over(EXAMPLES / "articles", settings, _said())) as engine:
        report = evaluate(engine, settings, QUESTIONS, on_progress=shown.append)
    source, when, nobody = report.rows
    assert source.rank in range(1, 9)
    assert source.within in (1, 4, 8)
    assert (source.right, source.file_right, source.backed, source.exact == source.citations > 0) == (True, True, True, True)
    assert (when.right, when.backed) == (True, True)
    assert (nobody.refused, nobody.right, nobody.rank) == (True, None, None)
    assert report.figures["refusals"]["recall"].value == 1.0
    assert report.figures["citations"]["spans exact"].value == 1.0
    assert [progress.done for progress in shown] == [0, 1, 2]
    assert details(QUESTIONS, report)[0]["citations"][0]["quote"]
    assert report.to_json()["retrieval"].keys() == {"file@1", "file@4", "file@8", "passage@1", "passage@4", "passage@8", "mrr"}


@pytest.mark.slow
def test_nothing_unchanged_is_asked_twice_and_what_changed_is(tmp_path: Path) -> None:
    settings, generator = settings_in(tmp_path), _said()
    with closing(engine_over(EXAMPLES / "articles", settings, generator)) as engine:
        first = evaluate(engine, settings, QUESTIONS)
        asked = len(generator.prompts)
        again = evaluate(engine, settings, QUESTIONS)
        assert len(generator.prompts) == asked
        assert again.records == first.records
        evaluate(engine, settings, (replace(QUESTIONS[0], answers=("a fish plant",)),))
        assert len(generator.prompts) == asked
        evaluate(engine, replace(settings, caution=0.6), QUESTIONS[:1])
        assert len(generator.prompts) > asked


def test_a_stopped_run_keeps_what_was_answered(tmp_path: Path) -> None:
    settings, generator, cancel = settings_in(tmp_path), _said(), threading.Event()
    with closing(engine_over(EXAMPLES / "articles", settings, generator)) as engine:
        with pytest.raises(Cancelled):
            evaluate(engine, settings, QUESTIONS, on_progress=lambda p: cancel.set() if p.done == 1 else None, cancel=cancel)
        asked = len(generator.prompts)
        assert asked > 0
        evaluate(engine, settings, QUESTIONS[:1])
        assert len(generator.prompts) == asked


def test_only_retrieving_writes_nothing(tmp_path: Path) -> None:
    settings, generator = settings_in(tmp_path), _said()
    with closing(engine_over(EXAMPLES / "articles", settings, generator)) as engine:
        report = evaluate(engine, settings, QUESTIONS, retrieval_only=True)
    assert generator.prompts == []
    assert set(report.figures) == {"retrieval", "seconds"}


def test_the_answers_of_an_evaluation_are_their_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = kept.Kept(path)
    store.put("key", {"answer": "text"})
    store.close()
    assert path.stat().st_mode & 0o077 == 0
    assert kept.Kept(path).get("key") == {"answer": "text"}


def test_drafted_questions_can_be_read_and_answered_by_their_article(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    generator = Scripted(lambda prompt: f" is told of Brackwater?\nAnswer: {prompt.passages[0].split()[-1]}")
    with closing(engine_over(EXAMPLES / "articles", settings, generator)) as engine:
        rows = list(drafts(engine, generator, 3))
    assert len(rows) == 3
    assert len({row["evidence"][0] for row in rows}) == 3
    assert all(row["draft"] and row["answer"][0] in row["evidence_text"] for row in rows)


@pytest.mark.parametrize(
    ("reply", "pair"),
    [
        ("Question: Who runs the Skerry ferry?\nAnswer: Joost Abara.", ("Who runs the Skerry ferry?", "Joost Abara")),
        ("Question: Who runs the Skerry ferry?\nAnswer: Nobody at all.", None),
        ("Question: What does Joost Abara run?\nAnswer: Joost Abara", None),
        ("I can't think of one.", None),
    ],
)
def test_a_draft_is_kept_only_when_the_story_holds_its_answer(reply: str, pair: tuple[str, str] | None) -> None:
    assert parse(reply, "The skipper, Joost Abara, runs the ferry.") == pair
