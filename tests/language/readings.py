"""How sentences are read, recorded: `python -m tests.language.readings --write` records them anew and prints what differs.

The sentences are those of the labelled claims and their evidence, the questions those of the labelled intents; to these come the texts
that `grids` and `degrees` make. What is recorded is no
judgement of what is right: it shows a change of any rule, weight or limit of `rag/language`, wanted or not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from rag.language import changes, clauses, modality, numbers, passing, speech, spoken, states, words
from rag.language.claims import claims
from rag.language.dates import mentions
from tests.language import degrees, grids
from tests.recording import Groups, compare

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("readings.json.xz")
DAY = date(2025, 3, 12)
PARTS = 25


def texts() -> list[str]:
    """The sentences, each once."""
    rows = _rows("claims")
    return list(dict.fromkeys(text for row in rows for text in (row["claim"], *row["support"])))


def questions() -> list[str]:
    """The questions, each once."""
    return list(dict.fromkeys(row["question"] for row in _rows("intents")))


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "benchmarks" / "answers" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(text: str) -> str:
    """Everything that is read in a text, in one line."""
    return " | ".join(part for part in _parts(text) if not part.endswith(": "))


def _parts(text: str) -> Iterator[str]:
    yield "times: " + ", ".join(f"{text[m.start : m.end]} = {m.first}..{m.last} {m.precision}" for m in mentions(text, DAY))
    yield "amounts: " + ", ".join(
        f"{text[q.start : q.end]} = {q.low}..{q.high} {q.kind} {q.unit} {q.counted} {q.limit}" for q in numbers.quantities(text)
    )
    yield "turned: " + ", ".join(f"{old.low} to {new.low}" for old, new in changes.changes(text))
    for name, found in (("said", speech.speakers(text)), ("in passing", passing.in_passing(text))):
        yield f"{name}: " + ", ".join(f"{s.who} / {s.verb} / {s.direct} / {s.said_span}" for s in found)
    yield "quotes: " + ", ".join(str(quote) for quote in spoken.quotes(text))
    yield f"whole: {modality.modality(text, 0, len(text))} {modality.negated(text, 0, len(text))}"
    for name, cues in (("denials", modality.negations), ("hedges", modality.hedges), ("ended", modality.endings)):
        yield f"{name}: " + ", ".join(cue.word for cue in cues(text))
    middle = len(text) // 2
    yield f"around the middle: {modality.clause(text, middle, middle + 1)} {modality.modality(text, middle, middle + 1)}"
    yield "states: " + ", ".join(sorted(states.named(text)))
    yield "names: " + ", ".join(words.names(text))
    yield "statement: " + " / ".join(claims(text) or ())
    row = clauses.split(text)
    kinds: tuple[clauses.Kind, ...] = ("do", "modal", "have", "be", "finite")
    yield f"subject ends: {[clauses.subject_end(row, kind) for kind in kinds]}"


def groups() -> Groups:
    """All readings, group by group: every 25th sentence together, and what is made."""
    every = [*texts(), *questions()]
    read_alone = {f"sentences {part}": partial(_read, every[part::PARTS]) for part in range(PARTS)}
    return {**read_alone, **grids.groups(texts(), questions(), read), **degrees.groups(every, read)}


def _read(some: list[str]) -> Iterator[tuple[str, str]]:
    for text in some:
        yield text, read(text)


if __name__ == "__main__":
    compare(FILE, groups(), "--write" in sys.argv)
