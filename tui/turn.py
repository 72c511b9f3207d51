"""One turn of a conversation as a front end sees it: the question, and what the engine's events made of it so far."""

from __future__ import annotations

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
    Retrieved,
    Turn,
)

_ALL = Filters()


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

    `again` is the turn whose question is asked once more: it is read in the light of what came before that one. `filters` say which stories
    it is asked of; asked `alone`, it is no follow-up.
    """

    number: int
    question: str
    asked_at: str = ""
    stage: Stage = Stage.WAITING
    sentences: dict[int, AnswerSentence] = field(default_factory=dict)
    citations: dict[int, Citation] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()
    read_as: str | None = None
    reason: str | None = None
    answer: Answer | None = None
    again: int | None = None
    filters: Filters = _ALL
    alone: bool = False

    @property
    def text(self) -> str:
        """The answer's words so far, without markers."""
        return self.so_far.text

    @property
    def so_far(self) -> Answer:
        """The answer as it would stand if it were stopped now."""
        sentences = tuple(sentence for _, sentence in sorted(self.sentences.items()))
        return Answer(self.question, "stopped", sentences, self.notes, self.hits, read_as=self.read_as)

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
            case Cited():
                self.sentences[event.index], self.stage = event.sentence, Stage.WRITING
                self.citations |= {c.number: c for c in event.citations}
            case Abstained():
                self.stage, self.reason, self.hits = Stage.ABSTAINED, event.reason, event.nearest
            case Finished():
                self._finish(event.answer)

    def stop(self) -> None:
        """The person has had enough: what was written stays."""
        if not self.stage.over:
            self.stage = Stage.STOPPED

    def _finish(self, answer: Answer) -> None:
        self.answer = answer
        self.stage = Stage(answer.status)
        self.read_as = answer.read_as or self.read_as
        self.reason = answer.reason
        self.hits = self.hits or answer.hits
        if answer.status in ("answered", "abstained") or answer.sentences:
            self.sentences = dict(enumerate(answer.sentences))
            self.citations = {c.number: c for c in answer.citations}


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
