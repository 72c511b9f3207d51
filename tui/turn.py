"""One turn of a conversation as a front end sees it: the question, and what the engine's events made of it so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rag.types import (
    Abstained,
    Answer,
    AnswerSentence,
    Citation,
    Cited,
    Event,
    Filters,
    Finished,
    Hit,
    Reading,
    Retrieved,
    Revised,
    Token,
    Turn,
)

_ALL = Filters()
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+")


class Stage(StrEnum):
    """How far a turn is; the last four are how it ended."""

    WAITING = "waiting"
    SEARCHING = "searching"
    READING = "reading"
    WRITING = "writing"
    ANSWERED = "answered"
    ABSTAINED = "abstained"
    STOPPED = "stopped"
    ERROR = "error"

    @property
    def over(self) -> bool:
        return self in (Stage.ANSWERED, Stage.ABSTAINED, Stage.STOPPED, Stage.ERROR)


@dataclass(slots=True)
class Exchange:
    """A question and its answer as far as it has come.

    `sentences` are checked and stand; `tail` is what was written after them and is not yet checked. `again` is the
    turn whose question is asked once more: it is read in the light of what came before that one. `filters` say which stories
    it is asked of; asked `alone`, it is no follow-up.
    """

    number: int
    question: str
    asked_at: str = ""
    stage: Stage = Stage.WAITING
    sentences: dict[int, AnswerSentence] = field(default_factory=dict)
    citations: dict[int, Citation] = field(default_factory=dict)
    tail: str = ""
    hits: tuple[Hit, ...] = ()
    read_as: str | None = None
    read: tuple[int, int] = (0, 0)
    reason: str | None = None
    withdrawn: list[str] = field(default_factory=list)
    answer: Answer | None = None
    again: int | None = None
    filters: Filters = _ALL
    alone: bool = False

    @property
    def text(self) -> str:
        """The answer's words so far, without markers."""
        return " ".join(part for part in (*(s.text for _, s in sorted(self.sentences.items())), self.tail.strip()) if part)

    @property
    def notes(self) -> tuple[Citation, ...]:
        """The footnotes so far, by number."""
        return tuple(c for _, c in sorted(self.citations.items()))

    def apply(self, event: Event) -> None:
        """Take the engine's next event in. After a stop only the last one counts."""
        if self.stage.over and not isinstance(event, Finished):
            return
        match event:
            case Retrieved():
                self.hits, self.read_as, self.stage = event.hits, event.read_as, Stage.READING
            case Reading():
                self.read = (event.done, event.total)
            case Token():
                self.tail += event.text
                self.stage = Stage.WRITING
            case Cited():
                self._cite(event)
            case Revised():
                self._revise(event)
            case Abstained():
                self.stage, self.reason, self.hits = Stage.ABSTAINED, event.reason, event.nearest
            case Finished():
                self._finish(event.answer)

    def stop(self) -> None:
        """The person has had enough: what was written stays."""
        if not self.stage.over:
            self.stage = Stage.STOPPED

    def _cite(self, event: Cited) -> None:
        self.sentences[event.index] = event.sentence
        self.citations |= {c.number: c for c in event.citations}
        self.tail = after(event.sentence.text, self.tail)

    def _revise(self, event: Revised) -> None:
        before = self.sentences.pop(event.index, None)
        if before is None:
            self.tail = after_first(self.tail)
        if event.text is None:
            self.withdrawn.append(event.reason)
        else:
            self.sentences[event.index] = AnswerSentence(event.text, before.citations if before else (), supported=False)

    def _finish(self, answer: Answer) -> None:
        self.answer = answer
        self.stage = Stage(answer.status)
        self.read_as = answer.read_as or self.read_as
        self.reason = answer.reason
        self.hits = self.hits or answer.hits
        if answer.status in ("answered", "abstained") or answer.sentences:
            written = " ".join(s.text for s in answer.sentences)
            self.tail = self.tail if answer.status == "stopped" and self.tail.strip() not in written else ""
            self.sentences = dict(enumerate(answer.sentences))
            self.citations = {c.number: c for c in answer.citations}


def after(sentence: str, written: str) -> str:
    """What of `written` comes after `sentence`, however either is spaced; all of it when the sentence is not its start."""
    wanted = "".join(sentence.split())
    position = 0
    for place, character in enumerate(written):
        if character.isspace():
            continue
        if position == len(wanted):
            return written[place:]
        if character != wanted[position]:
            found = written.rfind(sentence)
            return written[found + len(sentence) :] if found >= 0 else written
        position += 1
    return "" if position == len(wanted) else written


def after_first(written: str) -> str:
    """What of `written` comes after its first sentence, as far as a full stop can tell."""
    end = _END.search(written.lstrip())
    return written.lstrip()[end.end() :] if end else ""


def history(exchanges: Iterable[Exchange]) -> tuple[Turn, ...]:
    """The conversation so far, for the engine; a question that failed, or was stopped before a word came, is no part of it."""
    turns: list[Turn] = []
    for exchange in exchanges:
        if exchange.stage is Stage.ERROR or (exchange.stage is Stage.STOPPED and not exchange.text):
            continue
        turns.append(Turn("user", exchange.question))
        if exchange.text and exchange.stage in (Stage.ANSWERED, Stage.STOPPED):
            turns.append(Turn("assistant", exchange.text))
    return tuple(turns)
