"""`footnote eval` as a person types it, with scripted answers."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from rag.cli.evaluate import eval_
from rag.cli.parts import Parts
from rag.engine import Engine
from rag.errors import BadInput
from rag.evaluate.table import BOUNDS, HEADINGS
from rag.index.summary import Summary
from tests.evaluate.made import CRACKED, EXAMPLES, engine_over, odds, settings_in
from tests.scripted import Scripted

ROWS = [
    {
        "id": "a",
        "question": "Where did the bacteria in Sandle's water come from?",
        "answer": ["cracked sewer"],
        "evidence": ["northshore_wire_notice_lifted.txt"],
    },
    {"id": "u", "question": "Who was the architect of Salters Bridge?", "answerable": False},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "none.toml"))


def _parts(tmp_path: Path) -> Parts:
    def open_engine(*_: object, **__: object) -> Engine:
        return engine_over(EXAMPLES / "articles", settings_in(tmp_path / "indexes"), Scripted(CRACKED, odds))

    return Parts(open_engine, lambda *_, **__: Summary(tmp_path))


def _run(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(eval_, [*arguments], obj=_parts(tmp_path), catch_exceptions=True)


def test_a_table_in_a_pipe_is_a_line_a_figure(tmp_path: Path, questions: Path) -> None:
    result = _run(tmp_path, str(questions), "--articles", str(EXAMPLES / "articles"))
    assert result.exit_code == 0, result.output
    lines = dict(line.strip(" ").split("\t")[:2] for line in result.stdout.splitlines())
    assert (lines["right"], lines["recall"], lines["spans exact"]) == ("1.000", "1.000", "1.000")
    assert result.stdout.splitlines()[0].split("\t") == list(HEADINGS)
    assert result.stderr.strip().endswith(BOUNDS)


def test_json_details_and_comparison(tmp_path: Path, questions: Path) -> None:
    old, details = tmp_path / "old.json", tmp_path / "rows.jsonl"
    result = _run(tmp_path, str(questions), "--json", "--details", str(details))
    report = json.loads(result.stdout)
    assert (report["n"], report["answers"]["right"], report["refusals"]["recall"]) == (2, 1.0, 1.0)
    assert [json.loads(line)["id"] for line in details.read_text(encoding="utf-8").splitlines()] == ["a", "u"]
    report["rows"][0]["right"] = False
    old.write_text(json.dumps(report), encoding="utf-8")
    compared = _run(tmp_path, "run", str(questions), "--compare", str(old)).stdout
    assert "answered right: 1 better, 0 worse" in compared


def test_what_is_not_a_report_is_refused_before_any_question_is_asked(tmp_path: Path, questions: Path) -> None:
    result = _run(tmp_path, str(questions), "--compare", str(questions))
    assert isinstance(result.exception, BadInput)


def test_help_names_both_commands() -> None:
    assert isinstance(eval_, click.Group)
    told = CliRunner().invoke(eval_, ["--help"]).stdout
    assert "draft" in told
    assert "run" in told
