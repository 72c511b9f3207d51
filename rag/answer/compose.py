"""Writes one answer: judges whether the passages answer at all, streams the words, foots each sentence as it ends.

    hits ─ near? ─ stated? ─ write ─┬─ sentence ─ tie ─ check ─> Cited | Revised
                  └─> Abstained     └─ refusal ─> Abstained

A double question is answered part by part, a broad one story by story (rag/answer/parts.py).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Generator as Generating
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rag.answer import features, refusal, threshold, words
from rag.answer import prompt as prompts
from rag.answer.attribution import without_source
from rag.answer.check import Checked, check, shortened
from rag.answer.cite import Footnotes, tie
from rag.answer.differ import asks_for_a_figure, differences
from rag.answer.evidence import Claim, Embeds, Match, Pool, Stories, claim_of
from rag.answer.follow import Wish
from rag.answer.orders import without_orders
from rag.answer.parts import by_story, is_broad, parts
from rag.answer.reader import MAX_TOKENS, Reader
from rag.answer.sentences import SentenceCutter
from rag.answer.stream import Stop, together
from rag.answer.translate import translated
from rag.errors import Cancelled, FootnoteError
from rag.llm import Generator, Prompt
from rag.types import Abstained, Answer, AnswerSentence, Cited, Event, Failure, Finished, Hit, Reading, Revised, Status, Timings, Token

log = logging.getLogger(__name__)

T = TypeVar("T")

PASSAGES = 4  # looked at for one answer
ABOUT = 0.25  # how much of a broad question a story's best sentence must take up
ENOUGH = 3  # meaningful words of a question that can be checked for without what it leans on
SAID = 0.85  # share of a sentence's words that were said before, from which it says nothing new


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be answered. `wish` is the question as understood; `said` the last reply; `started` a perf_counter reading."""

    question: str
    hits: tuple[Hit, ...]
    wish: Wish | None = None
    said: str = ""
    turn: int = 0
    caution: float = 0.5
    cancel: threading.Event | None = None
    started: float = field(default_factory=time.perf_counter)
    timings: Timings = field(default_factory=Timings)
    models: Mapping[str, str] = field(default_factory=dict)
    index: str = ""

    @property
    def understood(self) -> Wish:
        return self.wish or Wish(self.question)


def answer(task: Task, generator: Generator, stories: Stories, embedder: Embeds) -> Iterator[Event]:
    """The events of one answer, from the first word to Finished; an error becomes an answer with status error."""
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
        self._hits: tuple[Hit, ...] = ()
        self.status: Status = "answered"
        self.error: Failure | None = None
        self._reason: str | None = None
        self._missing: list[str] = []
        self._sentences: list[AnswerSentence] = []
        self._held: list[tuple[Claim, Match]] = []
        self._written = 0
        self._notes = Footnotes()
        self._first_token: float | None = None

    def write(self) -> Iterator[Event]:
        """Everything but Finished."""
        wish = self.task.understood
        self._hits = tuple(without_orders(self.task.hits, wish.question, self._stories))
        if not self._hits:
            self._reason = threshold.NOTHING_NEAR
        elif wish.evidence:
            yield from self._show_evidence(wish.question)
        elif is_broad(wish.question) and len(by_story(self._hits)) > 1:
            yield from self._tell_by_story(wish.question)
        else:
            asked = parts(wish.question.removeprefix(wish.context).strip())
            for context, part in asked:
                yield from self._answer_part(part, f"{wish.context} {context}".strip(), alone=len(asked) == 1)
            yield from self._tell_differences()
        if not self._sentences:
            self.status, self._missing = "abstained", []
            self._reason = self._reason or threshold.not_this(self.task.hits)
            yield Abstained(self.task.turn, self._reason, self.task.hits[:3])

    def _answer_part(self, part: str, context: str, alone: bool) -> Iterator[Event]:
        """One question and what it leans on, answered from the best passages, or noted as missing."""
        question = f"{ended(context)} {part}".strip()
        used = self._hits[:PASSAGES]
        before = len(self._sentences)
        pool = Pool(used, self._stories, self._embedder)
        likely = Reader(self._generator, part, context).prompt(used[:1])
        judged = threshold.before_writing(self._generator, pool, part, context, used, self.task.caution, self.task.cancel, likely)
        if judged.answers:
            pool.read = judged.hits[0].passage
            reader = Reader(self._generator, part, context, judged.hits, judged.score, self.task.cancel)
            about = part if len(words.content(part)) >= ENOUGH else question
            sure = judged.sure and self.task.understood.language is None and not self.task.understood.short
            yield from self._stream(reader.prompt(judged.hits[:1]), about, pool, reader, sure)
        if len(self._sentences) == before:
            self._reason = self._reason or judged.reason or threshold.not_this(used)
            if not alone:
                self._missing.append(part)

    def _tell_by_story(self, question: str) -> Iterator[Event]:
        """A broad question, a sentence from each story that is about it, in order of date."""
        for hits in by_story(self._hits):
            used = hits[:2]
            pool = Pool(used, self._stories, self._embedder)
            if max(pool.asked(question), default=0.0) >= ABOUT:
                asked = Prompt(prompts.SYSTEM, prompts.blocks(used), (), prompts.story(question))
                reader = Reader(self._generator, question, hits=used, cancel=self.task.cancel)
                yield from self._stream(asked, question, pool, reader, sure=True, broad=True)

    def _stream(self, asked: Prompt, question: str, pool: Pool, reader: Reader, sure: bool, broad: bool = False) -> Iterator[Event]:
        """The model's words, shown once they can be, and its sentences, footed as they end.

        When not `sure`, the first sentence is shown only after it was checked, and not at all if it does not stand.
        """
        threading.Thread(target=lambda: pool.vectors, daemon=True).start()  # while the prompt is read
        cutter, stop = SentenceCutter(), Stop(self.task.cancel)
        pieces = together(lambda on_reading: self._generator.generate(asked, MAX_TOKENS, stop, on_reading), stop)
        shown, first, hidden = False, True, " " if self._sentences else ""
        for piece in _and_end(_stopped(pieces)):
            if isinstance(piece, tuple):
                yield Reading(self.task.turn, *piece)
                continue
            hidden += piece or ""
            if shown or (sure and refusal.ruled_out(hidden)):
                shown = True
                yield self._token(hidden)
                hidden = ""
            written = self._written
            for sentence in cutter.feed(piece) if piece is not None else cutter.close():
                sentence = prompts.without_sources(sentence, self._hits)
                if refusal.refuses(sentence):
                    if first:
                        yield from self._withdraw(shown, "The articles do not say.")
                        return
                    self._missing.append(sentence)
                    yield from self._withdraw(shown, "It says only what the articles do not say.")
                    continue
                answers = first and not broad
                if answers and piece is not None and features.repeats(question, sentence):
                    yield from self._withdraw(shown, "It only repeats the question.")
                    continue
                checked = check(sentence, question, pool, answers, reader)
                if answers and not threshold.stands(question, checked, sure):
                    yield from self._withdraw(shown, checked.reason or "The articles do not say.")
                    return
                if short := answers and self.task.understood.short:
                    checked = shortened(checked, reader.short(), question, pool)
                first = False
                yield from self._finish(sentence, checked, question, shown, pool)
                if short:
                    return
            if self._written > written and not shown:
                shown, hidden = True, ""
                if cutter.rest.strip():
                    yield self._token(f" {cutter.rest.lstrip()}")

    def _finish(self, sentence: str, checked: Checked, question: str, shown: bool, pool: Pool) -> Iterator[Event]:
        """Foot a checked sentence, or say what became of it. What was not shown yet is shown as it stands now."""
        text = checked.text
        if text is not None and self._said_before(text):
            text, checked = None, Checked(None, (), False, "Said before.")
        if text is None:
            self._reason = self._reason or checked.reason
            yield from self._withdraw(shown, checked.reason)
            return
        if language := self.task.understood.language:
            text = translated(text, language, self._generator, self.task.cancel)
        elif checked.supported:
            self._held.append((claim_of(without_source(text), question, pool.known), checked.matches[0]))
        yield from self._put(text, checked, shown, changed=text != sentence)

    def _put(self, text: str, checked: Checked, shown: bool, changed: bool) -> Iterator[Event]:
        """Add a sentence to the answer."""
        index, self._written = self._written, self._written + 1
        if not shown:
            yield self._token(f" {text}" if self._sentences else text)
        elif changed:
            yield Revised(self.task.turn, index, text, checked.reason)
        made = self._notes.add(checked.matches) if checked.supported else ()
        done = AnswerSentence(text, tuple(note.number for note in made), checked.supported)
        self._sentences.append(done)
        yield Cited(self.task.turn, index, done, made)

    def _withdraw(self, shown: bool, reason: str) -> Iterator[Event]:
        index, self._written = self._written, self._written + 1
        if shown:
            yield Revised(self.task.turn, index, None, reason)

    def _said_before(self, text: str) -> bool:
        said = words.content(" ".join(sentence.text for sentence in self._sentences))
        mine = words.content(text)
        return bool(self._sentences) and len(mine & said) >= SAID * len(mine)

    def _tell_differences(self) -> Iterator[Event]:
        """What another story gives as another figure, in its own words after the answer."""
        claims = [(claim, match) for claim, match in self._held if claim.numbers]
        figure = asks_for_a_figure(self.task.understood.question)
        if not figure or not claims or len({hit.article.id for hit in self._hits}) < 2:
            return
        pool = Pool(self._hits, self._stories, self._embedder)
        for other in next((found for claim, match in claims if (found := differences(claim, match, pool))), []):
            yield from self._put(other.text, Checked(other.text, (other.match,), True), shown=False, changed=False)

    def _show_evidence(self, question: str) -> Iterator[Event]:
        """The words the last reply rests on, one story after the other."""
        pool = Pool(self._hits, self._stories, self._embedder)
        for match in tie(claim_of(self.task.said or question, question, pool.known), pool) if pool.sentences else ():
            article = match.evidence[0].article
            source = ", ".join(part for part in (article.outlet or f"“{article.title}”", prompts.day(article.published)) if part)
            text = " ".join(match.text.split())
            told = f"{source}: {text}" if "“" in text or '"' in text else f"{source}: “{text}”"
            yield from self._put(told, Checked(told, (match,), True), shown=False, changed=False)

    def _token(self, text: str) -> Token:
        if self._first_token is None:
            self._first_token = time.perf_counter() - self.task.started
        return Token(self.task.turn, text)

    def answer(self) -> Answer:
        """What has been answered so far."""
        task, given = self.task, self.task.timings
        whole = task.understood.question
        return Answer(
            question=task.question,
            status=self.status,
            sentences=tuple(self._sentences),
            citations=self._notes.all if self._sentences else (),
            hits=task.hits,
            reason=self._reason if self.status == "abstained" else None,
            missing=" ".join(self._missing) or None,
            error=self.error,
            read_as=whole if whole != task.question else None,
            timings=Timings(given.load, given.retrieve, self._first_token, time.perf_counter() - task.started),
            models=task.models,
            index=task.index,
        )


def ended(text: str) -> str:
    """`text` with a full stop, when it has words and ends in one."""
    return f"{text}." if text[-1:].isalnum() else text


def _stopped(pieces: Iterator[str | tuple[int, int]]) -> Iterator[str | tuple[int, int]]:
    """`pieces`, with a full stop at the end when they end in a word."""
    written, space = "", ""
    try:
        for piece in pieces:
            if isinstance(piece, tuple):
                yield piece
                continue
            text = space + piece
            space = text[len(text.rstrip()) :]
            if text.strip():
                written = text.rstrip()
                yield written
        if written[-1:].isalnum():
            yield "."
    finally:
        if hasattr(pieces, "close"):
            pieces.close()


def _and_end(pieces: Iterator[T]) -> Generating[T | None]:
    """`pieces`, then None."""
    try:
        yield from pieces
        yield None
    finally:
        if hasattr(pieces, "close"):
            pieces.close()
