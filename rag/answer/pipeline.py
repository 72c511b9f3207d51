"""One answer: understood, searched, gathered, composed, told as events. Nothing here judges or words anything.

question ─ understand ─> Question ─ search, gather ─> Evidence ─ compose ─> Statements ─ footnotes ─> events
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag.answer import answered, messages
from rag.answer.calibration import calibration_of
from rag.answer.compose import COMPOSERS, about_answer, folder, orders
from rag.answer.compose.types import Composed, Grammar, Tools
from rag.answer.evidence import Evidence, Shelf, gather
from rag.answer.evidence.gather import HITS
from rag.answer.evidence.relevance import TokenVectors
from rag.answer.explain import Trace
from rag.answer.footnotes import Footnotes
from rag.answer.generate import Model
from rag.answer.question import Intent, Question
from rag.answer.question.language import can_be_translated
from rag.answer.question.parts import MOST, too_many
from rag.answer.statement import Statement
from rag.answer.verify import Verifier
from rag.errors import Cancelled, FootnoteError
from rag.llm import Generator
from rag.types import (
    Abstained,
    Answer,
    AnswerSentence,
    Cited,
    Event,
    Failure,
    Finished,
    Hit,
    Query,
    Status,
    Timings,
)

log = logging.getLogger(__name__)
NEAREST = 3  # passages shown beside a refusal

Search = Callable[[Query], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be answered. `hits` are the passages found for `question`; `started` is a perf_counter reading; `otherwise` gives the
    other way in which the turn can be read, for when this one is not answered."""

    question: Question
    hits: tuple[Hit, ...]
    turn: int = 0
    caution: float = 0.5
    cancel: threading.Event | None = None
    started: float = field(default_factory=time.perf_counter)
    timings: Timings = field(default_factory=Timings)
    models: Mapping[str, str] = field(default_factory=dict)
    index: str = ""
    trace: Trace = field(default_factory=Trace)
    verifier: Verifier | None = None
    grammar: Grammar | None = None
    otherwise: Callable[[], Question] | None = None


def query(question: Question) -> Query:
    """What is searched for a question."""
    history = question.history if question.context else ()
    return Query(f"{question.preface} {question.text}".strip(), HITS, question.filters, question.as_of, history)


def answer(task: Task, generator: Callable[[], Generator], shelf: Shelf, embedder: TokenVectors, search: Search) -> Iterator[Event]:
    """The events of one answer, up to Finished; an error becomes an answer with status error.

    `generator` is called when the model is first needed, which questions about the folder never do.
    """
    teller = Teller(task)
    try:
        yield from teller.tell_all(_composed(task, generator, shelf, embedder, search, teller))
        if not teller.sentences and task.otherwise:
            question = task.otherwise()
            other = replace(task, question=question, hits=tuple(search(query(question))))
            second = Teller(other)
            yield from second.tell_all(_composed(other, generator, shelf, embedder, search, second))
            teller = second if second.sentences else teller
        if not teller.sentences:
            yield teller.abstain()
    except Cancelled:
        teller.status = "stopped"
    except FootnoteError as error:
        teller.status, teller.error = "error", Failure(error.message, error.hint)
    except Exception as error:
        log.exception("answering failed")
        teller.status, teller.error = "error", Failure(f"Answering failed: {error}.", "`footnote doctor` may know what is wrong.")
    yield Finished(task.turn, teller.answer())


def _composed(
    task: Task, generator: Callable[[], Generator], shelf: Shelf, embedder: TokenVectors, search: Search, teller: Teller
) -> Iterator[tuple[Composed, Question]]:
    """What is composed for each of the questions in a turn."""
    question = task.question

    def again(other: Question) -> Evidence:
        return gather(other, tuple(search(query(other))), shelf, embedder)

    for part in question.parts or (question,):
        if part.intent is Intent.OTHER:
            yield Composed((), messages.too_many_questions(MOST) if too_many(part.text) else messages.WHAT_I_DO), part
        elif part.intent is Intent.FOLDER:
            yield folder.compose(part, shelf, search), part
        elif part.language and not can_be_translated(part.language):
            yield Composed((), messages.language_not_understood(part.language)), part
        else:
            hits = task.hits if part.text == question.text else tuple(search(query(part)))
            evidence = gather(part, hits, shelf, embedder)
            task.trace.note("question", part)
            task.trace.note("evidence", evidence)
            if not answered.near(evidence):
                yield Composed(orders.told(evidence), messages.NOTHING_NEAR), part
                continue
            model = generator()
            teller.models["generator"] = model.sha256
            calibration = calibration_of(model.name, model.sha256)
            tools = Tools(Model(model, task.cancel), calibration, again, task.caution, task.trace, task.verifier, task.grammar)
            made = about_answer.compose if part.intent in (Intent.EVIDENCE, Intent.REWORD) else COMPOSERS[part.intent]
            composed = made(evidence, tools)
            yield composed if composed.statements else replace(composed, statements=orders.told(evidence)), part


class Teller:
    """Tells statements as events, and keeps what has been told."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._notes = Footnotes()
        self._first: float | None = None
        self._reason: str | None = None
        self._missing: list[str] = []
        self.sentences: list[AnswerSentence] = []
        self.status: Status = "answered"
        self.error: Failure | None = None
        self.models = dict(task.models)

    def tell_all(self, answers: Iterable[tuple[Composed, Question]]) -> Iterator[Event]:
        """The events of what was composed, as it comes."""
        for composed, part in answers:
            yield from self._tell(composed, part)

    def _tell(self, composed: Composed, part: Question) -> Iterator[Event]:
        """The events of what was composed for one question."""
        if not composed.statements:
            self._reason = self._reason or composed.reason
            if self._task.question.parts:
                self._missing.append(messages.part_missing(part.text))
        self._missing.extend(messages.part_missing(question) for question in composed.missing)
        for statement in composed.statements:
            if any(statement.text == told.text for told in self.sentences):
                continue
            yield from self._say(statement)

    def _say(self, statement: Statement) -> Iterator[Event]:
        if self._first is None:
            self._first = time.perf_counter() - self._task.started
        notes = self._notes.add(statement.support)
        sentence = AnswerSentence(statement.text, tuple(note.number for note in notes), True)
        place = len(self.sentences)
        self.sentences.append(sentence)
        yield Cited(self._task.turn, place, sentence, notes)

    def abstain(self) -> Abstained:
        self.status, self._missing = "abstained", []
        self._reason = self._reason or messages.NOT_STATED
        return Abstained(self._task.turn, self._reason, self._task.hits[:NEAREST])

    def answer(self) -> Answer:
        """What has been answered so far."""
        task, given = self._task, self._task.timings
        return Answer(
            question=task.question.asked,
            status=self.status,
            sentences=tuple(self.sentences),
            citations=self._notes.all if self.sentences else (),
            hits=task.hits,
            reason=self._reason if self.status == "abstained" else None,
            missing=" ".join(self._missing) or None,
            error=self.error,
            read_as=task.question.read_as,
            intent=task.question.intent.value,
            timings=replace(given, first_token=self._first, total=time.perf_counter() - task.started),
            models=self.models,
            index=task.index,
        )
