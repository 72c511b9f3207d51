"""`footnote check`: what is written in which form, and the exit codes."""

from __future__ import annotations

import io
import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rag.cli import main
from rag.types import Span
from rag.views.check import Checked, Draft, Verdict
from rag.views.check.given import Judged
from tests.cli.fake import CITATION, FakeEngine, parts_with

TEXT = "Mayor Sol Reyes signed it on Monday.\nWho paid?\n"


class CheckingEngine(FakeEngine):
    """Finds the first sentence of every draft contradicted, the second not checkable."""

    verdict = Verdict.CONTRADICTED
    quick: bool | None = None

    def check(self, draft: Draft, filters: object, cancel: object, notes: object, quick: bool = False) -> Iterator[Checked]:
        self.quick = quick
        yield Checked(draft.file, TEXT[:36], self.verdict, "Another day.", 1, 1, 0, 36, (Span(29, 35),), (CITATION,), 0.9)
        yield Checked(draft.file, "Who paid?", Verdict.NOT_CHECKABLE, "A question.", 2, 1, 37, 46)


class AgreeingEngine(CheckingEngine):
    verdict = Verdict.SUPPORTED


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT)
    return path


def test_marks_and_footnotes(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    assert main(["check", str(draft)], parts_with(CheckingEngine())) == 6
    written = capsys.readouterr()
    assert "✗ Mayor Sol Reyes signed it on Monday.[1]\n    contradicted: Another day." in written.out
    assert "· Who paid?" in written.out
    assert CITATION.quote in written.out
    assert "1 claim: 1 contradicted." in written.err


class InterruptedEngine(CheckingEngine):
    """Is asked to stop after so many claims, as by Ctrl-C."""

    claims = 0

    def check(self, draft: Draft, filters: object, cancel: object, notes: object, quick: bool = False) -> Iterator[Checked]:
        yield from list(super().check(draft, filters, cancel, notes))[: self.claims]
        assert isinstance(cancel, threading.Event)
        cancel.set()


@pytest.mark.parametrize(("claims", "said"), [(0, "Stopped."), (1, "Stopped; what was checked so far is shown.")])
@pytest.mark.parametrize("form", [[], ["--markdown"], ["--lines"], ["--json"]])
def test_what_was_stopped_says_so_and_nothing_else(
    capsys: pytest.CaptureFixture[str], draft: Path, claims: int, said: str, form: list[str]
) -> None:
    engine = InterruptedEngine()
    engine.claims = claims
    assert main(["check", *form, str(draft)], parts_with(engine)) == 130
    assert capsys.readouterr().err == f"{said}\n"


class GermanEngine(CheckingEngine):
    def not_english(self, draft: object) -> str | None:
        return "The draft is in German."


def test_a_draft_in_another_language_is_named(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    main(["check", "--json", str(draft)], parts_with(GermanEngine()))
    written = capsys.readouterr()
    assert written.err == "The draft is in German.\n"
    assert json.loads(written.out)["note"] == "The draft is in German."


def test_nothing_contradicted_is_exit_code_0(draft: Path) -> None:
    assert main(["check", str(draft)], parts_with(AgreeingEngine())) == 0


def test_lines_for_editors(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    assert main(["check", "--lines", str(draft)], parts_with(CheckingEngine())) == 6
    assert capsys.readouterr().out == f"{draft}:1:1 contradicted Another day.\n"


@pytest.mark.parametrize("quick", [True, False])
def test_the_model_is_asked_unless_quick(draft: Path, quick: bool) -> None:
    engine = CheckingEngine()
    main(["check", *(["--quick"] if quick else []), str(draft)], parts_with(engine))
    assert engine.quick == quick


def test_json_is_one_object_with_items(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    assert main(["check", "--json", str(draft)], parts_with(CheckingEngine())) == 6
    first, second = json.loads(capsys.readouterr().out)["items"]
    assert (first["verdict"], first["place"], first["start"], first["end"], first["why"]) == ("contradicted", "1:1", 0, 36, "Another day.")
    assert first["unsupported"] == ["29-35"]
    assert first["citations"][0]["quote"] == CITATION.quote
    assert second["verdict"] == "not checkable"


def test_markdown_underlines_and_notes(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    assert main(["check", "--markdown", str(draft)], parts_with(CheckingEngine())) == 6
    out = capsys.readouterr().out
    assert "<u>Monday</u>" in out
    assert "[^1]: " in out


def test_standard_input_and_several_drafts(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, draft: Path) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    assert main(["check", "--lines", "-", str(draft)], parts_with(CheckingEngine())) == 6
    assert [line.split(":1:1")[0] for line in capsys.readouterr().out.splitlines()] == ["-", str(draft)]


@pytest.mark.parametrize("arguments", [[], ["none.txt"], ["--jsonl", "draft.txt"], ["--lines", "--json", "-"]])
def test_wrong_usage(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    assert main(["check", *arguments], parts_with(CheckingEngine())) == 2


def test_the_footnotes_are_kept(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    main(["check", str(draft)], parts_with(CheckingEngine()))
    capsys.readouterr()
    assert main(["export"], parts_with(CheckingEngine())) == 0
    assert "[^1]: " in capsys.readouterr().out


def test_lines_in_with_evidence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def judge_with(settings: object) -> Callable[[str, Sequence[str]], Judged]:
        return lambda claim, evidence: Judged(Verdict.SUPPORTED, len(evidence) / 4)

    given = b'{"id": 7, "claim": "A.", "evidence": ["B.", "C."]}\nnonsense\n{"claim": ""}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    assert main(["check", "--jsonl"], replace(parts_with(), judge_with=judge_with)) == 0
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"id": 7, "verdict": "supported", "score": 0.5}
    assert "error" in second
    assert "error" in third
