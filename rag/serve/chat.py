"""Conversations as OpenAI's clients hold them: what they send becomes a question, an answer becomes what they read.

Only checked sentences are sent, each with its markers, [1], and the footnotes below; each marker is an annotation too.
The record of the whole answer comes beside, as `footnote`.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from msgspec import Meta, Struct

from rag.cli.footnotes import footnote, refusal, with_markers
from rag.engine import MOST_TURNS
from rag.errors import BadInput
from rag.export import strings as export_strings
from rag.serve import strings
from rag.serve.desk import Desk, answer_record
from rag.serve.replies import refusal as error_record
from rag.serve.replies import sse
from rag.serve.requests import Ask
from rag.text import prose
from rag.types import Answer, AnswerSentence, Citation, Cited, Event, Finished, Turn

DONE = "data: [DONE]\n\n"
_MARKERS = re.compile(r" ?(?:\[\d{1,4}\])+")
_NOTES = "\n\n[1] "


class Part(Struct, frozen=True):
    """A piece of a message; only text is read."""

    type: str
    text: str = ""


class Message(Struct, frozen=True):
    """One message of a conversation. Those of other roles than user and assistant are passed over: Footnote has its own instructions."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        parts = [self.content] if isinstance(self.content, str) else [part.text for part in self.content or () if part.type == "text"]
        return "\n".join(parts)


class ChatRequest(Struct, frozen=True):
    """A conversation whose last message of the user is answered. What else clients send is passed over."""

    messages: Annotated[list[Message], Meta(min_length=1)]
    model: Annotated[str | None, Meta(description="The name of an index.")] = None
    stream: bool = False
    n: Annotated[int | None, Meta(description="1.")] = None


def question(asked: ChatRequest) -> Ask:
    """What is asked. Raises BadInput when no message of the user holds anything."""
    if asked.n not in (None, 1):
        raise BadInput(strings.ONE_ANSWER, strings.LEAVE_OUT_N)
    told = [message for message in asked.messages if message.role in ("user", "assistant") and message.text.strip()]
    if not told or told[-1].role != "user":
        raise BadInput(strings.NOT_THE_USERS, strings.END_WITH_USER)
    history = tuple(Turn("user" if m.role == "user" else "assistant", _without_notes(m)) for m in told[:-1])
    return Ask(index=asked.model or None, question=told[-1].text, history=history[-MOST_TURNS:])


def _without_notes(message: Message) -> str:
    """What was said before, without the markers and notes that were put to it here."""
    return message.text if message.role == "user" else _MARKERS.sub("", message.text.partition(_NOTES)[0])


def models(desk: Desk) -> dict[str, Any]:
    """The indexes, as models to choose from."""
    listed = [{"id": name, "object": "model", "created": 0, "owned_by": "footnote"} for name in desk.engines]
    return {"object": "list", "data": listed}


def completion(answer: Answer, model: str, address: str) -> dict[str, Any]:
    """A whole answer."""
    text = "".join(_Writing().finish(answer))
    message = {"role": "assistant", "content": text, "refusal": None, "annotations": cited(text, answer.citations, model, address)}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return _frame(model, "chat.completion") | {"choices": [choice], "usage": _USAGE, "footnote": answer_record(answer)}


async def chunks(desk: Desk, ask: Ask, model: str, address: str) -> AsyncGenerator[str]:
    """An answer as it comes, sentence by sentence."""
    frame, writing, text = _frame(model, "chat.completion.chunk"), _Writing(), ""
    yield sse(frame | {"choices": [_delta({"role": "assistant", "content": ""})]})
    async with aclosing(desk.events(ask)) as events:
        async for event in events:
            for piece in writing.take(event):
                text += piece
                yield sse(frame | {"choices": [_delta({"content": piece})]})
            if isinstance(event, Finished):
                if event.answer.error:
                    yield sse(error_record(500, event.answer.error.message, event.answer.error.hint))
                    return
                noted = {"annotations": cited(text, event.answer.citations, model, address)}
                yield sse(frame | {"choices": [_delta(noted, "stop")], "usage": _USAGE, "footnote": answer_record(event.answer)})
    yield DONE


def cited(text: str, citations: Sequence[Citation], model: str, address: str) -> list[dict[str, Any]]:
    """Each marker among an answer's sentences: where it stands, and what it leads to, `text[start_index:end_index] == "[1]"`."""
    by_number = {citation.number: citation for citation in citations}
    said = text.partition(_NOTES)[0]
    found = ((mark, by_number.get(int(mark[1]))) for mark in re.finditer(r"\[(\d{1,4})\]", said))
    return [_annotation(mark.start(), mark.end(), citation, model, address) for mark, citation in found if citation]


def _annotation(start: int, end: int, citation: Citation, model: str, address: str) -> dict[str, Any]:
    place = {"index": model, "file": citation.file, "part": citation.part or "", "start": citation.start, "end": citation.end}
    url = f"{address}/#{urlencode({name: value for name, value in place.items() if value != ''}, errors='replace')}"
    led_to = {"start_index": start, "end_index": end, "title": prose(citation.title), "url": url}
    exact = {name: getattr(citation, name) for name in ("number", "file", "part", "start", "end", "quote", "text_sha256")}
    return {"type": "url_citation", "url_citation": led_to, "footnote": exact}


class _Writing:
    """An answer as text that is only ever added to."""

    def __init__(self) -> None:
        self._written = 0

    def take(self, event: Event) -> Iterator[str]:
        if isinstance(event, Cited):
            yield self._sentence(event.sentence)
        elif isinstance(event, Finished):
            yield from self.finish(event.answer)

    def finish(self, answer: Answer) -> Iterator[str]:
        yield from map(self._sentence, answer.sentences[self._written :])
        yield from _paragraphs(self._below(answer), bool(self._written))

    def _sentence(self, sentence: AnswerSentence) -> str:
        self._written += 1
        return f"{' ' if self._written > 1 else ''}{with_markers(sentence)}"

    @staticmethod
    def _below(answer: Answer) -> Iterator[str]:
        if answer.status == "abstained":
            yield refusal(answer)
        if answer.missing:
            yield export_strings.not_in_articles(missing=prose(answer.missing))
        yield from (footnote(citation).plain for citation in answer.citations)


def _paragraphs(texts: Iterable[str], behind: bool) -> Iterator[str]:
    for text in texts:
        yield f"{chr(10) * 2 if behind else ''}{text}"
        behind = True


_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}  # not counted


def _frame(model: str, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{secrets.token_hex(12)}", "object": kind, "created": int(time.time()), "model": model}


def _delta(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
