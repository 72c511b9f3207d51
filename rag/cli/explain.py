"""`ask --explain`: what happened on the way to an answer, stage by stage, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rag.cli.screen import clean, note

if TYPE_CHECKING:
    from rag.answer.answered import Draft
    from rag.answer.evidence import Evidence
    from rag.answer.explain import Trace
    from rag.answer.question import Question

BEST = 10  # sentences shown


def explain(trace: Trace) -> None:
    """Print all stages."""
    for stage, value in trace.stages:
        for line in _lines(stage, value):
            note(line)


def _lines(stage: str, value: Any) -> Iterator[str]:
    tellers: dict[str, Callable[[Any], Iterator[str]]] = {
        "question": _question,
        "evidence": _evidence,
        "read": _read,
        "draft": _draft,
        "findings": _findings,
        "yes or no": _judged,
    }
    shown = tellers.get(stage)
    yield f"[{stage}]"
    if shown:
        yield from (f"  {clean(line)}" for line in shown(value))
    elif isinstance(value, Mapping):
        yield "  " + ", ".join(
            f"{name} {number:.2f}" if isinstance(number, float) else f"{name} {number}" for name, number in value.items()
        )
    else:
        yield f"  {clean(str(value))}"


def _question(question: Question) -> Iterator[str]:
    yield f"typed: {question.asked}"
    yield f"read as: {question.text}"
    yield f"intent {question.intent}, asks for {question.focus}" + (f", counts {question.counted}" if question.counted else "")
    if question.leans:
        yield f"goes on from the conversation: {question.context or 'made whole'}"
    yield from question.changed


def _evidence(evidence: Evidence) -> Iterator[str]:
    for line in evidence.ranked[:BEST]:
        signals = ", ".join(f"{name} {value:.2f}" for name, value in evidence.signals[line].items() if value)
        yield f"{evidence.scores[line]:.2f}  {line.story.info.file}: {line.text}"
        yield f"      {signals}"


def _read(text: str) -> Iterator[str]:
    yield from text.split("\n")


def _draft(draft: Draft) -> Iterator[str]:
    yield f"drafted: {draft.text}"
    if draft.support:
        yield f"borne out to {draft.support.coverage:.2f} by: {draft.support.text}"
    yield f"log-odds that this answers the question {draft.tells:.2f} and {draft.finds:.2f}, that it says the draft {draft.says:.2f}"


def _judged(sentences: Sequence[tuple[str, str | None, Mapping[str, float]]]) -> Iterator[str]:
    for text, lead, signals in sentences:
        yield f"{lead or 'no lead'} | {text}"
        yield "      " + ", ".join(f"{name} {value:.2f}" for name, value in signals.items() if value)


def _findings(found: tuple[Any, ...]) -> Iterator[str]:
    for one in found:
        yield f"{one.code}: {' '.join(one.claim)} | {' '.join(one.support)}"
    if not found:
        yield "every check passes"
