"""A question with all that belongs to it, and how a JSON line is read as one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from rag.answer.explain import Trace
from rag.cli import strings
from rag.cli.json_in import LONGEST_LINE, read_json
from rag.cli.screen import note
from rag.days import EXAMPLES, parse_day
from rag.engine import Engine
from rag.errors import BadInput
from rag.text import IN_SENTENCE, label
from rag.types import Answer, Event, Filters, Finished, Turn

HINT = strings.QUESTION_LINE
NO_FILTERS = Filters()
_SHARED = frozenset(("id", "question", "history", "asked", "filters", *(field.name for field in fields(Filters))))
QUESTION_FIELDS = _SHARED
QUERY_FIELDS = _SHARED | {"query", "as_of"}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `asked` (ISO date) is the day it is asked on."""

    question: str
    history: tuple[Turn, ...] = ()
    asked: str | None = None
    filters: Filters = NO_FILTERS

    def put(
        self, engine: Engine, cancel: threading.Event, take: Callable[[Event], None], turn: int = 0, trace: Trace | None = None
    ) -> Answer:
        """Ask the engine, pass every event to `take`, and return the answer."""
        answer: Answer | None = None
        for event in engine.ask(self.question, self.history, self.asked, self.filters, cancel, turn, trace):
            take(event)
            if isinstance(event, Finished):
                answer = event.answer
        if answer is None:
            raise RuntimeError("the engine ended a turn without Finished")
        return answer


def read_object(line: bytes) -> dict[str, Any]:
    """One line's JSON object. Raises BadInput when it is none."""
    if len(line) > LONGEST_LINE:
        raise BadInput(strings.line_too_long(count=LONGEST_LINE // 10**6), HINT)
    try:
        content = read_json(line)
    except ValueError as error:
        raise BadInput(strings.line_not_json(error=error), HINT) from error
    if not isinstance(content, dict):
        raise BadInput(strings.LINE_NO_OBJECT, HINT)
    if isinstance(content.get("id"), dict | list):
        raise BadInput(strings.BAD_ID, strings.BAD_ID_HINT)
    return content


def note_unknown(content: dict[str, Any], known: frozenset[str], number: int) -> None:
    """Name on standard error the fields of line `number` that mean nothing."""
    if unknown := [f'"{label(name, IN_SENTENCE)}"' for name in content if name not in known]:
        note(strings.ignored(number, unknown))


def read_request(content: dict[str, Any], default: Request, name: str = "question") -> Request:
    """A line's object as a request; `default` says what holds where it is silent. Raises BadInput with what is wrong in it."""
    question = content.get("question")
    if not isinstance(question, str) or not question.strip():
        raise BadInput(strings.no_text(name=name), HINT.replace('"question"', f'"{name}"'))
    return Request(
        question,
        _history(content.get("history") or []),
        _day(content, "asked") or default.asked,
        _filters(_given_filters(content), default.filters),
    )


def _history(given: Any) -> tuple[Turn, ...]:
    hint = strings.HISTORY_HINT
    if not isinstance(given, list):
        raise BadInput(strings.HISTORY_NO_LIST, hint)
    for turn in given:
        if not (isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)):
            raise BadInput(strings.BAD_TURN, hint)
    return tuple(Turn(turn["role"], turn["content"]) for turn in given)


def _given_filters(content: dict[str, Any]) -> Any:
    """A line's filters, in an object of their own or beside the question."""
    apart = content.get("filters") or {}
    beside = {f.name: content[f.name] for f in fields(Filters) if f.name in content}
    return beside | apart if isinstance(apart, dict) else apart


def _filters(given: Any, default: Filters) -> Filters:
    names = [f.name for f in fields(Filters)]
    if not isinstance(given, dict) or set(given) - set(names) or not all(v is None or isinstance(v, str) for v in given.values()):
        raise BadInput(strings.BAD_FILTERS, strings.may_hold(names=", ".join(names)))
    days = {name: _day(given, name) for name in ("since", "until")}
    return Filters(**{name: days.get(name) or given.get(name) or getattr(default, name) for name in names})


def _day(content: dict[str, Any], name: str) -> str | None:
    given = content.get(name)
    if given is None:
        return None
    try:
        return parse_day(given[:10], last=name == "until")
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise BadInput(strings.field_no_date(name=name, given=given), f"{EXAMPLES.capitalize()}.") from error
