"""`ask --explain`: what happened on the way to an answer, stage by stage, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rag.cli import strings
from rag.cli.screen import note
from rag.text import one_line

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
        yield from (f"  {one_line(line)}" for line in shown(value))
    elif isinstance(value, Mapping):
        yield "  " + ", ".join(
            f"{name} {number:.2f}" if isinstance(number, float) else f"{name} {number}" for name, number in value.items()
        )
    else:
        yield f"  {one_line(str(value))}"


def _question(question: Question) -> Iterator[str]:
    yield strings.typed(asked=question.asked)
    yield strings.explain_reading(text=question.text)
    yield strings.intent(intent=question.intent, focus=question.focus) + (
        strings.counts(counted=question.counted) if question.counted else ""
    )
    if question.leans:
        yield strings.continues(context=question.context or strings.MADE_WHOLE)
    yield from question.changed


def _evidence(evidence: Evidence) -> Iterator[str]:
    for line in evidence.ranked[:BEST]:
        signals = ", ".join(f"{name} {value:.2f}" for name, value in evidence.signals[line].items() if value)
        yield f"{evidence.scores[line]:.2f}  {line.story.info.file}: {line.text}"
        yield f"      {signals}"


def _read(text: str) -> Iterator[str]:
    yield from text.split("\n")


def _draft(draft: Draft) -> Iterator[str]:
    yield strings.explain_draft(text=draft.text)
    if draft.support:
        yield strings.supported_by(coverage=draft.support.coverage, text=draft.support.text)
    yield strings.log_odds(tells=draft.tells, finds=draft.finds, says=draft.says)


def _judged(sentences: Sequence[tuple[str, str | None, Mapping[str, float]]]) -> Iterator[str]:
    for text, lead, signals in sentences:
        yield f"{lead or strings.NO_LEAD} | {text}"
        yield "      " + ", ".join(f"{name} {value:.2f}" for name, value in signals.items() if value)


def _findings(found: tuple[Any, ...]) -> Iterator[str]:
    for one in found:
        yield f"{one.code}: {' '.join(one.claim)} | {' '.join(one.support)}"
    if not found:
        yield strings.EVERY_CHECK_PASSES
