"""Writes one answer: judges whether the passages answer at all, streams the words, foots each sentence as it ends.

    hits ─ near? ─ stated? ─ write ─┬─ sentence ─ tie ─ check ─> Cited | Revised
                  └─> Abstained     └─ refusal ─> Abstained
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rag.answer import prompt as prompts
from rag.answer import refusal
from rag.answer.check import Checked, check
from rag.answer.cite import Footnotes
from rag.answer.evidence import Embeds, Pool, Stories
from rag.answer.sentences import SentenceCutter
from rag.answer.stream import Stop, together
from rag.answer.threshold import before_writing
from rag.errors import Cancelled, FootnoteError
from rag.llm import Generator, Prompt
from rag.types import (
    Abstained,
    Answer,
    AnswerSentence,
    Cited,
    Event,
    Failure,
    Finished,
    Hit,
    Reading,
    Revised,
    Status,
    Timings,
    Token,
    Turn,
)

log = logging.getLogger(__name__)

PASSAGES = 4
MAX_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be answered. `read_as` is the question made self-contained; `started` a perf_counter reading."""

    question: str
    hits: tuple[Hit, ...]
    turn: int = 0
    read_as: str | None = None
    history: tuple[Turn, ...] = ()
    caution: float = 0.5
    cancel: threading.Event | None = None
    started: float = field(default_factory=time.perf_counter)
    timings: Timings = field(default_factory=Timings)
    models: Mapping[str, str] = field(default_factory=dict)
    index: str = ""


def answer(task: Task, generator: Generator, stories: Stories, embedder: Embeds) -> Iterator[Event]:
    """The events of one answer, from the first word to Finished; a FootnoteError becomes an answer with status error."""
    writer = Writer(task, generator, stories, embedder)
    try:
        yield from writer.write()
    except Cancelled:
        writer.status = "stopped"
    except FootnoteError as error:
        writer.status, writer.error = "error", Failure(error.message, error.hint)
    except Exception as error:
        log.exception("answering failed")
        writer.status, writer.error = "error", Failure(f"Answering failed: {error}.", "`footnote doctor` may know what is wrong.")
    yield Finished(task.turn, writer.answer())


class Writer:
    """One answer in the making."""

    def __init__(self, task: Task, generator: Generator, stories: Stories, embedder: Embeds) -> None:
        self.task, self._generator, self._stories, self._embedder = task, generator, stories, embedder
        self.status: Status = "answered"
        self.error: Failure | None = None
        self._reason: str | None = None
        self._sentences: list[AnswerSentence] = []
        self._written = 0
        self._notes = Footnotes()
        self._first_token: float | None = None

    def write(self) -> Iterator[Event]:
        task = self.task
        used = task.hits[:PASSAGES]
        if not used:
            yield self._abstain("Nothing in the articles is near this question.")
            return
        judgement = before_writing(self._generator, task.read_as or task.question, used, task.caution, task.cancel)
        if not judgement.answers:
            yield self._abstain(judgement.reason)
            return
        yield from self._stream(used)

    def _stream(self, used: Sequence[Hit]) -> Iterator[Event]:
        pool = Pool(used, self._stories, self._embedder)
        cutter, stop = SentenceCutter(), Stop(self.task.cancel)
        question = prompts.task(self.task.read_as or self.task.question)
        asked = Prompt(prompts.SYSTEM, prompts.blocks(used), (), question)
        pieces = together(lambda on: self._generator.generate(asked, MAX_TOKENS, stop, on), stop)
        held = ""
        for piece in pieces:
            if isinstance(piece, tuple):
                yield Reading(self.task.turn, *piece)
                continue
            if self._first_token is None:
                held += piece
                if not refusal.ruled_out(held):
                    continue
                yield self._token(held)
                held, piece = "", held
            else:
                yield self._token(piece)
            for sentence in cutter.feed(piece):
                yield from self._finish(sentence, pool)
        yield from self._last(held, cutter, pool)

    def _last(self, held: str, cutter: SentenceCutter, pool: Pool) -> Iterator[Event]:
        """The end of the answer: what was held back is a refusal, or a short answer."""
        if held.strip():
            if refusal.refuses(held):
                yield self._abstain("The articles found are near the question, but do not say this.")
                return
            yield self._token(held)
            for sentence in cutter.feed(held):
                yield from self._finish(sentence, pool)
        for sentence in cutter.close():
            yield from self._finish(sentence, pool)
        if not self._sentences and self.status == "answered":
            yield self._abstain(self._reason or "The articles found are near the question, but nothing in them bears out an answer.")

    def _finish(self, sentence: str, pool: Pool) -> Iterator[Event]:
        """Foot a finished sentence, or say what became of it."""
        index, self._written = self._written, self._written + 1
        checked: Checked = check(sentence, self.task.read_as or self.task.question, pool, first=index == 0)
        if checked.text is None:
            self._reason = checked.reason
            yield Revised(self.task.turn, index, None, checked.reason)
            return
        if checked.text != sentence:
            yield Revised(self.task.turn, index, checked.text, checked.reason)
        made = self._notes.add(checked.matches) if checked.supported else ()
        done = AnswerSentence(checked.text, tuple(c.number for c in made), checked.supported)
        self._sentences.append(done)
        yield Cited(self.task.turn, index, done, made)

    def _token(self, text: str) -> Token:
        if self._first_token is None:
            self._first_token = time.perf_counter() - self.task.started
        return Token(self.task.turn, text)

    def _abstain(self, reason: str) -> Abstained:
        self.status, self._reason = "abstained", reason
        self._sentences.clear()
        return Abstained(self.task.turn, reason, self.task.hits[:3])

    def answer(self) -> Answer:
        """What has been answered so far."""
        task, given = self.task, self.task.timings
        return Answer(
            question=task.question,
            status=self.status,
            sentences=tuple(self._sentences),
            citations=self._notes.all if self._sentences else (),
            hits=task.hits,
            reason=self._reason if self.status in ("abstained",) else None,
            error=self.error,
            read_as=task.read_as,
            timings=Timings(given.load, given.retrieve, self._first_token, time.perf_counter() - task.started),
            models=task.models,
            index=task.index,
        )
