"""questions.jsonl: one question a line, with the answers accepted for it and the files that hold them.

    {"id": str, "question": str, "answer": [str], "answerable": bool, "evidence": [file], "history": [{"role", "content"}], "asked": date}

Only `question` must be there. `answerability` may say PARTIAL, UNDERSPECIFIED or CONVERSATIONAL where the
right reply is neither an answer nor a plain refusal; such questions are counted apart.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rag.errors import BadInput
from rag.types import Turn

QuestionKind = Literal["answerable", "follow-up", "unanswerable", "apart"]
LONG_ANSWER, LONG_SENTENCE = 25, 7  # words


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` "apart" is for those whose right reply asks back or only chats."""

    id: str
    text: str
    answers: tuple[str, ...] = ()
    answerable: bool = True
    evidence: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    asked: str | None = None
    answerability: str = ""

    @property
    def kind(self) -> QuestionKind:
        if self.answerability.upper() in ("UNDERSPECIFIED", "CONVERSATIONAL"):
            return "apart"
        if not self.answerable:
            return "unanswerable"
        return "follow-up" if self.history else "answerable"

    @property
    def short_answers(self) -> tuple[str, ...]:
        """The accepted answers, when an answer can be searched for them: none when all are whole replies."""
        return () if all(map(_is_reply, self.answers)) else self.answers


def _is_reply(answer: str) -> bool:
    """Whether an accepted answer is a reply in sentences, which no other reply repeats word for word."""
    length = len(answer.split())
    return length > LONG_ANSWER or (length >= LONG_SENTENCE and answer.rstrip().endswith((".", "!", "?", ":", ")")))


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file. Raises BadInput with the number of the first line that is not one."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}.", "Give a file with one JSON object per line.") from error
    questions = tuple(_question(line, number, path) for number, line in enumerate(lines, 1) if line.strip())
    if not questions:
        raise BadInput(f"{path} holds no questions.", "Write one JSON object per line, or draft some with `footnote eval draft DIR`.")
    if twice := [id for id in {q.id for q in questions} if sum(q.id == id for q in questions) > 1]:
        raise BadInput(f"{path} names {sorted(twice)[0]!r} more than once.", "Give each question an id of its own.")
    return questions


def _question(line: str, number: int, path: Path) -> Question:
    try:
        row: Mapping[str, Any] = json.loads(line)
        answers = _several(row.get("answer"))
        return Question(
            id=str(row.get("id", f"line {number}")),
            text=str(row["question"]),
            answers=answers,
            answerable=bool(row.get("answerable", bool(answers))),
            evidence=_several(row.get("evidence")),
            history=tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history") or ()),
            asked=row.get("asked"),
            answerability=str(row.get("answerability") or ""),
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise BadInput(f"{path}, line {number} is not a question: {error!r}.", 'It needs at least {"question": "…"}.') from error


def _several(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def sample(questions: Sequence[Question], size: int, seed: int = 0) -> tuple[Question, ...]:
    """`size` questions, each kind in its share of the whole, in their order; the same for the same seed."""
    if size >= len(questions):
        return tuple(questions)
    strata: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        strata[question.kind].append(question)
    chosen = {q.id for kind, share in _shares(strata, size).items() for q in _drawn(strata[kind], share, f"{seed} {kind}")}
    return tuple(question for question in questions if question.id in chosen)


def _shares(strata: Mapping[str, list[Question]], size: int) -> dict[str, int]:
    """How many of each stratum, by largest remainder."""
    total = sum(map(len, strata.values()))
    exact = {kind: size * len(members) / total for kind, members in strata.items()}
    shares = {kind: int(share) for kind, share in exact.items()}
    for kind in sorted(exact, key=lambda kind: (shares[kind] - exact[kind], kind))[: size - sum(shares.values())]:
        shares[kind] += 1
    return shares


def _drawn(members: Iterable[Question], count: int, seed: str) -> list[Question]:
    shuffled = sorted(members, key=lambda question: question.id)
    random.Random(seed).shuffle(shuffled)
    return shuffled[:count]
