"""`footnote ask` on a fake engine: what is written where, and the exit codes."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from rag.cli import main
from rag.cli.json_in import LONGEST_LINE
from rag.errors import NoSuchIndex
from rag.types import Answer, AnswerSentence, Cited, Filters, Finished, Turn
from tests.cli.fake import ABSTAINS, ANSWERED, CITATION, EVENTS, QUOTE, SENTENCE, FakeEngine, parts_with

CONTRACT = {"question", "status", "answer", "reason", "missing", "error", "sentences", "citations", "hits", "timings", "models", "index"}


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def test_a_pipe_gets_checked_sentences_and_footnotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who", "signed", "it?"], parts_with()) == 0
    out = capsys.readouterr().out
    assert out == f"{SENTENCE.text}[1]\n\n[1] harbour.txt:4 · The Courier · 2024-03-01\n    “{QUOTE}”\n"


def test_an_abstention_has_its_exit_code_reason_and_nearest_passages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who won?"], parts_with(FakeEngine(ABSTAINS))) == 3
    out = capsys.readouterr().out
    assert out.startswith("Nothing near.\n")
    assert "harbour.txt" in out
    assert QUOTE in out


def test_an_unsupported_sentence_is_marked_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    loose = AnswerSentence("It rained.", (), False)
    answer = Answer("q", "answered", (SENTENCE, loose), (CITATION,))
    events = (*EVENTS[:-1], Cited(0, 1, loose, ()), Finished(0, answer))
    assert main(["ask", "q"], parts_with(FakeEngine(events))) == 0
    assert "It rained. [not supported by the articles]\n" in capsys.readouterr().out


def test_what_is_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer("q", "answered", (SENTENCE,), (CITATION,), missing="the price")
    main(["ask", "q"], parts_with(FakeEngine((Finished(0, answer),))))
    assert "Not in the articles: the price" in capsys.readouterr().out


def test_json_is_one_object_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "Who signed it?"], parts_with()) == 0
    record = json.loads(capsys.readouterr().out)
    assert record.keys() >= CONTRACT
    assert record["answer"] == SENTENCE.text
    assert record["citations"][0]["quote"] == QUOTE


def test_json_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "a\x1b[31m\x9b\u202e\u2028\x85\udc80é"
    answer = Answer(nasty, "answered", (AnswerSentence(nasty, (), False),))
    main(["ask", "--json", nasty], parts_with(FakeEngine((Finished(0, answer),))))
    out = capsys.readouterr().out
    assert json.loads(out)["answer"] == nasty
    assert "é" in out
    assert not set(out) & set("\x1b\x9b\u202e\u2028\x85\udc80")


def test_without_an_index_json_says_so_and_exits_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "q"], parts_with(error=NoSuchIndex("No index.", "footnote index DIR"))) == 4
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == {"message": "No index.", "hint": "footnote index DIR"}
    assert said.err == "error: No index.\nhint: footnote index DIR\n"


def test_an_error_inside_a_turn_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "fail"], parts_with()) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "error: It failed.\nhint: Try again.\n"


def test_the_question_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "\ufeffWer unterschrieb für Å?\n".encode())
    engine = FakeEngine()
    assert main(["ask", "-"], parts_with(engine)) == 0
    assert engine.asked[0]["question"] == "Wer unterschrieb für Å?"


@pytest.mark.parametrize("question", [[], [""], ["  "]])
def test_no_question_is_wrong_usage(question: list[str]) -> None:
    assert main(["ask", *question], parts_with()) == 2


def test_filters_and_the_day_reach_the_engine() -> None:
    engine = FakeEngine()
    main(["ask", "q", "--since", "2024", "--until", "2024-02", "--source", "courier", "--asked", "2024-03-05"], parts_with(engine))
    assert engine.asked[0]["filters"] == Filters(since="2024-01-01", until="2024-02-29", source="courier")
    assert engine.asked[0]["asked"] == "2024-03-05"


def test_a_date_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "q", "--since", "2024-02-30"], parts_with()) == 2
    assert "2024-02-30" in capsys.readouterr().err


def test_lines_are_answered_in_order_bad_ones_included(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        '{"question": "one", "id": "a1", "history": [{"role": "user", "content": "zero"}], "asked": "2024-03-01"}',
        "not json",
        "[1]",
        '{"question": 7}',
        '{"question": "two", "history": [{"role": "system", "content": "x"}]}',
        "",
        '{"question": "fail"}',
        '{"question": "three", "filters": {"since": "2024-01-01"}}',
        '{"question": "four", "filters": {"since": "soon"}}',
        '{"question": "five", "until": "2024-02-01"}',
    ]
    stdin(monkeypatch, "\n".join(lines).encode() + b"\n\xff\xfe\n")
    engine = FakeEngine()
    assert main(["ask", "--jsonl", "--source", "courier"], parts_with(engine)) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["status"] for r in records] == [
        "answered",
        "error",
        "error",
        "error",
        "error",
        "error",
        "answered",
        "error",
        "answered",
        "error",
    ]
    assert all(r.keys() >= CONTRACT for r in records)
    assert all(r["error"]["hint"] for r in records if r["status"] == "error")
    assert records[0]["id"] == "a1"
    assert [a["question"] for a in engine.asked] == ["one", "fail", "three", "five"]
    assert engine.asked[0]["history"] == (Turn("user", "zero"),)
    assert engine.asked[2]["filters"] == Filters(since="2024-01-01", source="courier")
    assert engine.asked[3]["filters"] == Filters(until="2024-02-01", source="courier")


def test_the_last_answer_is_kept_for_its_owner_only_and_continued(tmp_path: Path) -> None:
    engine = FakeEngine()
    main(["ask", "Who signed it?"], parts_with(engine))
    main(["ask", "--continue", "And when?"], parts_with(engine))
    assert engine.asked[1]["history"] == (Turn("user", "Who signed it?"), Turn("assistant", SENTENCE.text))
    kept = tmp_path / "state" / "last.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_continue_without_a_last_answer_says_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--continue", "And when?"], parts_with()) == 2
    assert "hint: Ask something first" in capsys.readouterr().err


def test_save_writes_the_answer(tmp_path: Path) -> None:
    assert main(["ask", "q", "--save", str(tmp_path / "a.json")], parts_with()) == 0
    assert json.loads((tmp_path / "a.json").read_text())["answer"] == ANSWERED.text
    assert main(["ask", "q", "--save", str(tmp_path / "no" / "a.json")], parts_with()) == 2


def test_the_engine_is_closed_even_after_an_error() -> None:
    class Broken(FakeEngine):
        def ask(self, *args: object, **options: object) -> object:  # type: ignore[override]
            raise RuntimeError("boom")

    engine = Broken()
    assert main(["ask", "q"], parts_with(engine)) == 1
    assert engine.closed


def test_an_unexpected_error_goes_to_the_log_and_not_to_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(FakeEngine):
        def search(self, query: object) -> list[object]:  # type: ignore[override]
            raise ZeroDivisionError("boom")

    assert main(["search", "q"], parts_with(Broken())) == 1
    said = capsys.readouterr()
    log = tmp_path / "state" / "footnote.log"
    assert "Traceback" not in said.err
    assert str(log) in said.err
    assert "ZeroDivisionError: boom" in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_date_filter_names_the_undated_articles_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "q", "--since", "2024"], parts_with())
    assert "1 article without a date left out: undated.txt\n" in capsys.readouterr().err
    main(["ask", "q", "--source", "courier"], parts_with())
    assert "without a date" not in capsys.readouterr().err


def test_an_accident_on_one_line_does_not_cost_the_next(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stumbles(FakeEngine):
        def ask(self, question: str, *args: object, **options: object) -> object:  # type: ignore[override]
            if question == "one":
                raise ZeroDivisionError("boom")
            return super().ask(question, *args, **options)  # type: ignore[arg-type]

    stdin(monkeypatch, b'{"question": "one"}\n{"question": "two"}\n')
    assert main(["ask", "--jsonl"], parts_with(Stumbles())) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["question"], r["status"]) for r in records] == [("one", "error"), ("two", "answered")]
    assert "footnote.log" in records[0]["error"]["hint"]


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize(
    "line",
    [
        *[b'{"question": "q", "query": "q", "id": %s}' % id for id in (b"NaN", b"-Infinity", b"1e999", b"[[1]]", b"[" * 900 + b"]" * 900)],
        *[b'{"question": "q", "query": "q", "asked": %s}' % day for day in (b"NaN", b"{}", b"[]", b"7", b'"' + b"9" * 100_000 + b'"')],
        b'{"question": "q", "query": "q", "history": ' + b"[" * 100_000,
        b'{"question": "q", "query": "q", "n": ' + b"9" * 10_000 + b"}",
        pytest.param(b'{"question": "' + b"q" * LONGEST_LINE + b'"}', id="long"),
        pytest.param(b'{"question": "' + b"q" * 3 * LONGEST_LINE + b'"}', id="longer"),
    ],
    ids=lambda value: str(value[-20:]),
)
def test_a_line_that_json_does_not_allow_costs_only_itself(
    line: bytes, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    stdin(monkeypatch, line + b'\n{"question": "two", "query": "two"}\n')
    assert main([command, "--jsonl"], parts_with()) == 0
    bad, good = [json.loads(record, parse_constant=refuse) for record in capsys.readouterr().out.splitlines()]
    assert bad["error"]["message"]
    assert len(json.dumps(bad)) < 2000
    assert not good.get("error")
