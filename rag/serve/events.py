"""The engine's events as server-sent events: each named after its type, its fields as in the JSON contract."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict, fields
from typing import Any

from rag.answer.record import hit_json, to_json
from rag.serve.desk import Desk, record
from rag.serve.replies import sse
from rag.serve.requests import Ask
from rag.types import Answer, Event, Hit


async def event_stream(desk: Desk, ask: Ask) -> AsyncGenerator[str]:
    """An answer's events: retrieved, cited, abstained, and always finished at the end."""
    async with aclosing(desk.events(ask)) as events:
        async for event in events:
            yield sse(event_record(event), type(event).__name__.lower())


def event_record(event: Event) -> dict[str, Any]:
    """An event's fields."""
    return record({field.name: _value(getattr(event, field.name)) for field in fields(event) if field.name != "turn"})


def _value(value: Any) -> Any:
    match value:
        case Answer():
            return to_json(value)
        case Hit():
            return hit_json(value)
        case tuple():
            return [_value(each) for each in value]
        case str() | int() | float() | None:
            return value
        case _:
            return asdict(value)
