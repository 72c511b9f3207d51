"""Scores of one question, figures over many, and what two runs say of each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluate.figures import bootstrap, figures, share
from rag.evaluate.questions import Question
from rag.evaluate.score import Row, answered, found, is_evidence
from rag.evaluate.table import compare, table

WHO = Question("q", "Who fell ill?", ("Ada Finch",), evidence=("b.txt",))


def _hit(file: str, text: str, *copies: str) -> dict[str, Any]:
    return {"file": file, "text": text, "copies": copies}


@pytest.mark.parametrize(
    ("hits", "rank", "within"),
    [
        ([_hit("b.txt", "Ada Finch fell ill.")], 1, 1),
        ([_hit("a.txt", "Ada Finch fell ill.")], 0, 0),
        ([_hit("a.txt", "Nothing."), _hit("b.txt", "Ada Finch fell ill.")], 2, 1),
        ([_hit("a.txt", "x" * 900), _hit("b.txt", "Ada Finch fell ill.")], 2, 4),
        ([_hit("b.txt", "x" * 3600 + " Ada Finch fell ill.")], 1, 8),
        ([_hit("b.txt", "x" * 7200 + " Ada Finch fell ill.")], 1, 0),
        ([_hit("a.txt", "Ada Finch fell ill.", "b.txt")], 1, 1),
        ([_hit("b.txt", "Ada"), _hit("b.txt", "Finch")], 1, 0),
        ([_hit("a.txt", "")] * 8 + [_hit("b.txt", "Ada Finch fell ill.")], 0, 1),
        ([], 0, 0),
    ],
)
def test_found(hits: list[dict[str, Any]], rank: int, within: int) -> None:
    assert found(WHO, hits) == (rank, within)


def test_retrieval_is_not_scored_without_evidence_nor_passages_without_a_short_answer() -> None:
    assert found(Question("q", "?", answerable=False), [_hit("a.txt", "x")]) == (None, None)
    assert found(Question("q", "?", ("word " * 40,), evidence=("a.txt",)), [_hit("a.txt", "x")]) == (1, None)


def _record(status: str, *sentences: tuple[str, list[int], bool], quote: str = "", file: str = "b.txt") -> dict[str, Any]:
    return {
        "status": status,
        "answer": " ".join(text for text, _, _ in sentences),
        "sentences": [{"text": text, "citations": numbers, "supported": supported} for text, numbers, supported in sentences],
        "citations": [{"number": 1, "file": file, "quote": quote, "copies": ()}] if quote else [],
        "missing": None,
        "timings": {"load": 0.2, "first_token": 0.5, "total": 1.0},
    }


def test_a_right_answer_with_its_footnote() -> None:
    record = _record("answered", ("Ada Finch fell ill.", [1], True), ("So it seems.", [], False), quote="Finch, Ada, fell ill.")
    row = answered(WHO, record, 1)
    assert (row["right"], row["backed"], row["file_right"], row["refused"]) == (True, True, True, False)
    assert (row["first_token"], row["total"]) == (0.3, 0.8)
    assert (row["sentences"], row["footnoted"], row["marked"], row["bare"], row["exact"]) == (2, 1, 1, 0, 1)


def test_a_right_answer_whose_footnote_is_elsewhere_is_not_backed() -> None:
    row = answered(WHO, _record("answered", ("Ada Finch fell ill.", [1], True), quote="Somebody fell ill.", file="a.txt"), 1)
    assert (row["right"], row["backed"], row["file_right"]) == (True, False, False)


def test_a_refusal_is_wrong_where_there_is_an_answer_and_right_where_there_is_none() -> None:
    refused = answered(WHO, _record("abstained"), 0)
    assert (refused["right"], refused["refused"], refused["file_right"], refused["backed"]) == (False, True, None, None)
    nothing = answered(Question("u", "?", answerable=False), _record("abstained"), 0)
    assert "right" not in nothing
    assert nothing["refused"]


def test_a_citation_of_a_folded_copy_is_of_the_evidence() -> None:
    assert is_evidence(WHO, {"file": "a.txt", "copies": ["b.txt"]})
    assert not is_evidence(WHO, {"file": "a.txt"})


ROWS = (
    Row("1", "answerable", 1, 1, 0.1, "answered", True, 1.0, False, False, 2, 2, 0, 0, 2, 2, True, True, 0.5, 1.0),
    Row("2", "answerable", 0, 0, 0.1, "abstained", False, 0.0, True, True, total=1.0),
    Row("3", "follow-up", 4, 8, 0.1, "answered", False, 0.2, False, False, 1, 0, 0, 1, 1, 0, False, None, 0.5, 3.0),
    Row("4", "unanswerable", None, None, 0.1, "abstained", None, None, True, True, total=1.0),
    Row("5", "unanswerable", None, None, 0.1, "answered", None, None, False, False, 1, 1, 1, 0, 1, 1, None, None, 0.5, 1.0),
    Row("6", "apart", None, None, 0.1, "answered", None, None, False, True, 1, 1, 0, 0, 1, 1, None, None, 0.5, 1.0),
)


def test_figures_count_each_case_once() -> None:
    values: dict[str, object] = {
        f"{group}.{name}": (figure.value, figure.n) for group, named in figures(ROWS).items() for name, figure in named.items()
    }
    third = pytest.approx(1 / 3)
    assert values["retrieval.file@1"] == (third, 3)
    assert values["retrieval.file@4"] == values["retrieval.file@8"] == (pytest.approx(2 / 3), 3)
    assert (values["retrieval.passage@4"], values["retrieval.passage@8"]) == ((third, 3), (pytest.approx(2 / 3), 3))
    assert values["retrieval.mrr"] == (pytest.approx(1.25 / 3), 3)
    assert (values["answers.right"], values["answers.right of those answered"]) == ((third, 3), (0.5, 2))
    assert (values["refusals.precision"], values["refusals.recall"], values["refusals.answerable refused"]) == (
        (0.5, 2),
        (0.5, 2),
        (third, 3),
    )
    assert values["refusals.apart: refused or said what is missing"] == (1.0, 1)
    assert values["citations.sentences footnoted"] == (0.8, 5)
    assert values["citations.sentences with neither"] == (0.2, 5)
    assert values["citations.spans exact"] == (0.8, 5)
    assert values["seconds.total, median"] == (1.0, 6)


def test_without_answers_there_are_only_retrieval_and_seconds() -> None:
    assert set(figures((Row("1", "answerable", 1, 1, 0.1),))) == {"retrieval", "seconds"}


def test_wilsons_interval_is_the_published_one() -> None:
    told = share([True] * 81 + [False] * 182)  # Newcombe 1998, table I
    assert (round(told.low or 0, 4), round(told.high or 0, 4)) == (0.2553, 0.3662)
    assert share([]).value is None


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_an_interval_holds_its_value(cases: list[bool]) -> None:
    told = share(cases)
    assert told.value is not None
    assert told.low is not None
    assert told.high is not None
    assert 0 <= told.low <= told.value + 1e-9
    assert told.value <= told.high + 1e-9 <= 1 + 2e-9


def test_a_bootstrap_is_the_same_every_time() -> None:
    values = [0.0, 1.0, 2.0, 5.0]
    assert bootstrap(values) == bootstrap(values)
    assert (bootstrap(values).value, bootstrap(values, 50).value) == (2.0, 1.5)
    assert bootstrap(values, 95).high == 5.0


def test_comparing_names_what_turned() -> None:
    def report(*rows: Row) -> dict[str, Any]:
        values = {group: {name: figure.value for name, figure in named.items()} for group, named in figures(rows).items()}
        return {"n": len(rows), **values, "rows": [asdict(row) for row in rows]}

    better = Row("2", "answerable", 1, 1, 0.1, "answered", True, 1.0, False, False, 1, 1, 0, 0, 1, 1, True, True, 0.5, 1.0)
    lines = list(compare(report(*ROWS), report(ROWS[0], better, *ROWS[2:])))
    assert "answers, right: 0.333 -> 0.667 (+0.333)" in lines
    at = next(place for place, line in enumerate(lines) if line.startswith("answered right: 1 better, 0 worse"))
    assert lines[at + 1] == "  + 2"
    assert not any(line.endswith("- 2") for line in lines)
    assert list(compare(report(*ROWS), report(*ROWS)))[-1] == "6 questions in both"


def test_a_table_shows_no_empty_figures() -> None:
    lines = list(table(figures(ROWS[:1])))
    assert ("retrieval", "", "", "", "") in lines
    assert not any(value == "" for name, value, *_ in lines if name.startswith(" "))
