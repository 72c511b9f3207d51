"""The questions on the cassette, what is right, and what an answer is worth."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from rag.answer.record import to_json
from rag.evaluate.match import holds
from rag.types import Answer, Filters, Turn

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = Path(__file__).parents[2] / "tests" / "answer_data" / "cassette"

Verdict = Literal["right", "incomplete", "refused", "false"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is right: `must` are groups of which the answer holds one each, `lead` is Yes or No.

    `changes` names how it was put otherwise than the question `of`.
    """

    id: str
    kind: str
    text: str
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    abstains: bool = False
    lead: str | None = None
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    of: str | None = None
    changes: str | None = None


def questions() -> tuple[Asked, ...]:
    """All questions, each followed by those that put it otherwise."""
    rows = [*_rows(EXAMPLES / "questions.jsonl"), *_rows(FOLDER / "questions.jsonl")]
    return tuple(asked for row in rows for asked in _asked(row))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _asked(row: Mapping[str, Any]) -> Sequence[Asked]:
    told = row.get("answerable", row.get("status") == "answered")
    asked = Asked(
        id=row["id"],
        kind=row.get("kind") or row["type"],
        text=row["question"],
        must=tuple(map(tuple, row.get("must") or ([row["answer"]] if told else []))),
        must_not=tuple(row.get("must_not", ())),
        abstains=not told,
        lead=row.get("lead"),
        history=tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history") or ()),
        filters=Filters(**row.get("filters", {})),
    )
    otherwise = [
        Asked(f"{asked.id}, {change}", asked.kind, text, asked.must, asked.must_not, asked.abstains, None, of=asked.id, changes=change)
        for change, text in row.get("also", {}).items()
    ]
    return [asked, *otherwise]


def verdict(asked: Asked, answer: Answer) -> Verdict:
    """What an answer is worth, by what it must hold."""
    if asked.abstains or answer.status != "answered":
        return "right" if asked.abstains and answer.status == "abstained" else "false" if asked.abstains else "refused"
    lead = lead_of(answer)
    wrong = asked.kind == "yes or no" and asked.lead and lead and lead != asked.lead
    if wrong or any(holds(answer.text, [one]) for one in asked.must_not):
        return "false"
    return "right" if all(holds(answer.text, group) for group in asked.must) else "incomplete"


def lead_of(answer: Answer) -> str | None:
    """The Yes or No that an answer begins with."""
    return next((lead for lead in ("Yes", "No") if answer.text.startswith(f"{lead}. ")), None)


def told(asked: Asked, answer: Answer) -> dict[str, Any]:
    """What is compared: how a question was read and what was answered from which words."""
    record = to_json(answer)
    return {
        "id": asked.id,
        "verdict": verdict(asked, answer),
        **{name: record[name] for name in ("status", "intent", "read_as", "reason", "missing", "error")},
        "lead": lead_of(answer),
        "sentences": [one["text"] for one in record["sentences"]],
        "cited": [[one["file"], one["quote"]] for one in record["citations"]],
    }
