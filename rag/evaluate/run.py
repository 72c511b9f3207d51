"""Asks every question and scores what comes back: the loop behind `footnote eval`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rag.config import Settings
from rag.engine import Engine
from rag.errors import Cancelled, FootnoteError
from rag.evaluate import kept, score
from rag.evaluate.figures import Figures, figures
from rag.evaluate.questions import Question
from rag.evaluate.score import Row
from rag.types import Answer, Citation, Finished, Progress

SEARCHED = 24  # hits looked at: short passages need more of them to fill 8 x 900 characters
KEPT = "evaluations.sqlite"  # below the folder of indexes


@dataclass(frozen=True, slots=True)
class Report:
    """All rows of a run with their figures. `records` are the answers by question id, empty when only retrieving."""

    rows: tuple[Row, ...]
    figures: Figures
    records: dict[str, dict[str, Any]]
    conditions: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Values by group and name, their intervals and counts beside them, and the rows for `--compare`."""
        groups = {group: {name: figure.value for name, figure in named.items()} for group, named in self.figures.items()}
        intervals = {
            f"{group}.{name}": {"n": figure.n, "low": figure.low, "high": figure.high}
            for group, named in self.figures.items()
            for name, figure in named.items()
        }
        rows = [asdict(row) for row in self.rows]
        return {"n": len(rows), **groups, "intervals": intervals, "conditions": self.conditions, "rows": rows}


def evaluate(
    engine: Engine,
    settings: Settings,
    questions: Sequence[Question],
    retrieval_only: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
) -> Report:
    """Find, and unless `retrieval_only` answer, every question. Raises Cancelled when stopped; what was answered is kept."""
    conditions = kept.conditions_of(engine, settings)
    store = kept.Kept(settings.indexes / KEPT)
    rows: list[Row] = []
    records: dict[str, dict[str, Any]] = {}
    try:
        for number, question in enumerate(questions):
            if on_progress:
                on_progress(Progress("asking" if not retrieval_only else "searching", number, len(questions), "questions"))
            if cancel and cancel.is_set():
                raise Cancelled("Stopped.", "What was answered is kept; the same command continues from here.")
            fields = _retrieved(engine, question)
            if not retrieval_only:
                record = _answer(engine, question, store, kept.key_of(question, conditions), cancel)
                records[question.id] = record["answer"]
                fields |= score.answered(question, record["answer"], record["exact"], record["timed"])
            rows.append(Row(id=question.id, kind=question.kind, **fields))
    finally:
        store.close()
    return Report(tuple(rows), figures(rows), records, conditions)


def _retrieved(engine: Engine, question: Question) -> dict[str, Any]:
    """Retrieval's fields of a row. The time includes making a follow-up whole."""
    start = time.perf_counter()
    query = engine.query(question.text, question.history)
    hits = engine.search(replace(query, k=SEARCHED, as_of=question.asked))
    seconds = time.perf_counter() - start
    seen = [{"file": hit.article.file, "copies": hit.article.copies, "text": hit.text} for hit in hits]
    rank, within = score.found(question, seen)
    return {"rank": rank, "within": within, "retrieve": seconds}


def _answer(engine: Engine, question: Question, store: kept.Kept, key: str, cancel: threading.Event | None) -> dict[str, Any]:
    """The question's answer as JSON and how many of its citations are exact; from an earlier run when nothing changed."""
    if found := store.get(key):
        return found
    from rag.answer.record import to_json

    recalled = _recalled(engine)
    answer = _ask(engine, question, cancel)
    if answer.status == "stopped":
        raise Cancelled("Stopped.", "What was answered is kept; the same command continues from here.")
    record = {
        "answer": to_json(answer),
        "exact": sum(_is_exact(engine, cited) for cited in answer.citations),
        "timed": _recalled(engine) == recalled,
    }
    if answer.status != "error":
        store.put(key, record)
    return record


def _recalled(engine: Engine) -> int:
    """How many of the generator's replies were remembered ones, which take no time."""
    return int(getattr(engine.parts()[2], "recalled", 0))


def _ask(engine: Engine, question: Question, cancel: threading.Event | None) -> Answer:
    for event in engine.ask(question.text, history=question.history, asked=question.asked, cancel=cancel):
        if isinstance(event, Finished):
            return event.answer
    raise RuntimeError("the engine ended a turn without Finished")


def _is_exact(engine: Engine, cited: Citation) -> bool:
    """Whether a citation has words and they are the article's at their place, and the file's where it is plain text."""
    if not cited.quote.strip():
        return False
    try:
        article = engine.article(cited.file, cited.part, cited.root)
    except FootnoteError:
        return False
    if article.text[cited.start : cited.end] != cited.quote or article.text_sha256 != cited.text_sha256:
        return False
    path = Path(cited.root) / cited.file
    if article.encoding and path.suffix in (".txt", ".md") and path.is_file():
        return path.read_bytes().decode(article.encoding, errors="replace")[cited.start : cited.end] == cited.quote
    return True


def details(questions: Sequence[Question], report: Report) -> list[dict[str, Any]]:
    """For each question its row, what was accepted, and what was answered with which words quoted."""
    told = ("answer", "reason", "missing", "read_as", "sentences", "citations")
    rows = []
    for question, row in zip(questions, report.rows, strict=True):
        record = report.records.get(question.id, {})
        gold = {"question": question.text, "accepted": question.answers, "evidence": question.evidence}
        rows.append(asdict(row) | gold | {name: record[name] for name in told if name in record})
    return rows
