"""Reading questions.jsonl, and drawing samples from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import BadInput
from rag.evaluate.questions import Question, read_questions, sample
from rag.types import Turn


def _read(tmp_path: Path, *lines: str) -> tuple[Question, ...]:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_questions(path)


def test_a_question_alone_is_enough(tmp_path: Path) -> None:
    (question,) = _read(tmp_path, '{"question": "Who?"}')
    assert (question.text, question.id, question.answerable, question.kind) == ("Who?", "line 1", False, "unanswerable")


def test_fields_are_read_in_all_their_forms(tmp_path: Path) -> None:
    row = {"id": 7, "question": "And then?", "answer": "Rain", "evidence": "a.txt", "history": [{"role": "user", "content": "What came?"}]}
    (question,) = _read(tmp_path, "", json.dumps(row))
    assert (question.id, question.answers, question.evidence, question.kind) == ("7", ("Rain",), ("a.txt",), "follow-up")
    assert question.history == (Turn("user", "What came?"),)


def test_underspecified_questions_are_counted_apart(tmp_path: Path) -> None:
    (question,) = _read(tmp_path, '{"question": "Which?", "answerability": "UNDERSPECIFIED", "answerable": false}')
    assert question.kind == "apart"


def test_replies_in_sentences_are_not_searched_for() -> None:
    assert Question("1", "Why?", ("word " * 30, "It rained all day long in Sandle.")).short_answers == ()
    assert Question("1", "Why?", ("It rained all day long in Sandle.", "rain")).short_answers[1] == "rain"
    assert Question("1", "Who?", ("Dr. Sørby Jr.",)).short_answers


@pytest.mark.parametrize(
    "line", ["{", "[]", '"text"', '{"id": 1}', '{"question": "x", "history": [{"role": "user"}]}', '{"question": "x", "history": 3}']
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadInput, match="line 2"):
        _read(tmp_path, '{"question": "Who?"}', line)


def test_an_empty_file_and_a_name_given_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no questions"):
        _read(tmp_path, "")
    with pytest.raises(BadInput, match="more than once"):
        _read(tmp_path, *['{"id": "a", "question": "Who?"}'] * 2)


def _made(answerable: int, unanswerable: int, follow_ups: int) -> list[Question]:
    history = (Turn("user", "Who?"),)
    return [
        *(Question(f"a{i}", "?", ("x",)) for i in range(answerable)),
        *(Question(f"u{i}", "?", answerable=False) for i in range(unanswerable)),
        *(Question(f"f{i}", "?", ("x",), history=history) for i in range(follow_ups)),
    ]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 130), st.integers(0, 5))
def test_a_sample_has_its_size_and_every_kind_its_share(a: int, u: int, f: int, size: int, seed: int) -> None:
    questions = _made(a, u, f)
    drawn = sample(questions, size, seed)
    assert drawn == sample(list(reversed(questions))[::-1], size, seed)
    assert len(drawn) == min(size, len(questions))
    assert [q for q in questions if q in drawn] == list(drawn)
    for kind, members in (("answerable", a), ("unanswerable", u), ("follow-up", f)):
        expected = members * len(drawn) / max(1, len(questions))
        assert abs(sum(q.kind == kind for q in drawn) - expected) <= 1
