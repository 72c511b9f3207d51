"""What goes back over HTTP: JSON, errors, and streams that end when their reader has gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, MutableMapping
from contextlib import aclosing
from typing import Any, TypeVar

from rag.cli.screen import as_json_text
from rag.errors import BadInput, FootnoteError, IndexAway, NoSuchIndex

T = TypeVar("T")

HEARTBEAT = 10.0  # seconds: a client that waits in the queue hears that it is not forgotten
LOST = 499  # what is noted of a request whose client went away; nobody reads it


class Json:
    """A record, written so that it steers no terminal."""

    def __init__(self, content: Any, status: int = 200) -> None:
        self._body, self._status = (as_json_text(content) + "\n").encode(), status

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG002
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(self._body)).encode())]
        await send({"type": "http.response.start", "status": self._status, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})


class Refusal(Json):
    """An error, in the form that OpenAI's clients read, with its hint beside."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(refusal(status, message, hint), status)


def refusal(status: int, message: str, hint: str = "") -> dict[str, Any]:
    """The record of an error."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": f"{message} {hint}".strip(), "type": kind, "code": status, "param": None, "hint": hint}}


def status_of(error: FootnoteError) -> int:
    """The HTTP status that says what an error says."""
    if isinstance(error, IndexAway):
        return 503
    return 404 if isinstance(error, NoSuchIndex) else 400 if isinstance(error, BadInput) else 500


class EventStream:
    """Server-sent events as they come, for as long as somebody reads them."""

    def __init__(self, events: AsyncGenerator[str]) -> None:
        self._events = events

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG002
        await while_listening(receive, self._write(send))

    async def _write(self, send: Any) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async with aclosing(self._events) as events:
            async for event in beating(events):
                await send({"type": "http.response.body", "body": event.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def sse(content: Any, event: str = "") -> str:
    """One server-sent event."""
    return f"{f'event: {event}{chr(10)}' if event else ''}data: {as_json_text(content)}\n\n"


async def beating(events: AsyncGenerator[str]) -> AsyncIterator[str]:
    """The events, and a comment whenever nothing has come for a while."""
    coming: asyncio.Task[str] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(events))
            done, _ = await asyncio.wait({coming}, timeout=HEARTBEAT)
            if not done:
                yield ": still waiting\n\n"
                continue
            try:
                yield coming.result()
            except StopAsyncIteration:
                return
            coming = None
    finally:
        if coming:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)


async def while_listening(receive: Any, work: Coroutine[Any, Any, T]) -> T | None:
    """What `work` gives; None when the client went away before, and then the work is stopped."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _gone(receive: Any) -> None:
    message: MutableMapping[str, Any] = {}
    while message.get("type") != "http.disconnect":
        message = await receive()
