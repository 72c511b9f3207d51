"""An index, an embedder and a generator put together: it answers, searches and shows views.

The index, the embedder and the generator are loaded when first needed, side by side, once. An engine may be
used from several threads: one may search while another asks.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rag.config import Settings
from rag.engine.models import Models, Part
from rag.engine.views import Views
from rag.errors import BadInput, Cancelled, FootnoteError
from rag.types import (
    Abstained,
    Answer,
    Article,
    ArticleInfo,
    Event,
    Failure,
    Filters,
    Finished,
    Hit,
    Query,
    Retrieved,
    Skipped,
    Timings,
    Turn,
)

if TYPE_CHECKING:
    from rag.answer.evidence import Shelf
    from rag.answer.explain import Trace
    from rag.answer.question import Question
    from rag.embed import Embedder
    from rag.embed.reranker import Reranker
    from rag.embed.verifier import Verifier
    from rag.index.store import Store
    from rag.index.summary import IndexStatus
    from rag.llm import Generator
    from rag.syntax import Parser

log = logging.getLogger(__name__)

NEAREST = 3  # passages shown beside a refusal
LONGEST_QUESTION = 10_000  # characters
MOST_TURNS = 200  # of a conversation that are looked back on


class Engine(Views):
    """One index, one embedder, one generator."""

    def __init__(
        self,
        settings: Settings,
        index: Part[Store],
        embedder: Part[Embedder],
        generator: Part[Generator],
        reranker: Part[Reranker] | None = None,
        verifier: Part[Verifier] | None = None,
        parser: Part[Parser | None] | None = None,
    ) -> None:
        self.settings, self._reranker, self._verifier, self._parser = settings, reranker, verifier, parser
        self._index, self._embedder, self._generator = index, embedder, generator
        self._searching = threading.Lock()
        self._stories: Shelf | None = None
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="load")

    @classmethod
    def open(cls, settings: Settings, articles: Path | None = None, index: str | None = None, models: Models | None = None) -> Engine:
        """The engine of an index, by its folder of articles or its name. Raises NoSuchIndex when there is none.

        It takes over `models` of the same settings, where they are given.
        """
        from rag.index import index_folder
        from rag.index.opening import is_there, open_index

        folder = index_folder(settings, articles, index)
        models = models or Models(settings)
        opened = open_index(folder) if not is_there(folder) else None  # raises: there is nothing to open
        return cls(
            settings,
            Part.of(opened) if opened else Part(lambda: open_index(folder)),
            Part(lambda: _remembered(models.embedder.get())),
            models.generator,
            models.reranker,
            models.verifier,
            models.parser,
        )

    def load(self) -> None:
        """Load everything now, side by side."""
        for part in [self._threads.submit(part.get) for part in (self._index, self._embedder, self._generator)]:
            part.result()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        asked: str | None = None,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
        turn: int = 0,
        trace: Trace | None = None,
    ) -> Iterator[Event]:
        """The events of one answer; always ends with Finished, whatever went wrong.

        `history` may hold only the person's turns; `asked` (ISO date) is the day "last week" is read against.
        `trace` is told what happens on the way, stage by stage.
        """
        started = time.perf_counter()
        try:
            yield from self._ask(question, tuple(history), asked, filters or Filters(), cancel, turn, started, trace)
        except Cancelled:
            yield Finished(turn, Answer(question, "stopped", timings=Timings(total=time.perf_counter() - started)))
        except FootnoteError as error:
            yield Finished(turn, _failed(question, Failure(error.message, error.hint), started))
        except Exception as error:
            log.exception("asking failed")
            failure = Failure(f"Asking failed: {error}.", "`footnote doctor` may know what is wrong.")
            yield Finished(turn, _failed(question, failure, started))

    def _ask(
        self,
        question: str,
        history: tuple[Turn, ...],
        asked: str | None,
        filters: Filters,
        cancel: threading.Event | None,
        turn: int,
        started: float,
        trace: Trace | None,
    ) -> Iterator[Event]:
        from rag.answer.explain import Trace
        from rag.answer.pipeline import Task, answer, query

        if not question.strip():
            raise BadInput("The question is empty.", 'Ask something, for instance: footnote ask "Who won the election?"')
        generator: Future[Generator] = self._threads.submit(self._generator.get)
        index, embedder = self.index_and_embedder()
        loaded = time.perf_counter()
        if (nothing := self.nothing_to_search(filters)) and _is_of_stories(self.understood(question, history, filters, asked)):
            yield from _nothing(turn, question, nothing, index.name, Timings(load=loaded - started, total=time.perf_counter() - started))
            return
        understood = partial(self.understood, question, history, filters, asked, generator.result, cancel)
        asked_for = understood()
        hits = tuple(self.search(query(asked_for))) if asked_for.wants_stories else ()
        retrieved = time.perf_counter()
        yield Retrieved(turn, hits, asked_for.read_as)
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")
        own = {"reranker": self._reranker, "verifier": self._verifier}
        task = Task(
            question=asked_for,
            hits=hits,
            turn=turn,
            caution=self.settings.caution,
            cancel=cancel,
            started=started,
            timings=Timings(load=loaded - started, retrieve=retrieved - loaded),
            models={"embedder": embedder.sha256} | {role: part.get().sha256 for role, part in own.items() if part},
            index=index.name,
            trace=trace or Trace(),
            verifier=self._verifier.get().log_odds if self._verifier else None,
            grammar=self._tells if self._parser else None,
            otherwise=partial(understood, otherwise=True) if asked_for.in_doubt else None,
        )
        for event in answer(task, generator.result, self.shelf(), embedder, self.search):
            yield _located(index, asked_for, event)

    def _tells(self, claim: str, sentences: Sequence[str]) -> bool | None:
        """Whether some sentences tell a claim, read by grammar; None without a parser on this machine."""
        from rag.views.check.given import Judge

        parser = self._parser.get() if self._parser else None
        return Judge(self._embedder.get(), parser=parser).tells(claim, sentences) if parser else None

    def understood(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        asked: str | None = None,
        generator: Callable[[], Generator] | None = None,
        cancel: threading.Event | None = None,
        otherwise: bool = False,
    ) -> Question:
        """A turn as it is read, or could be read `otherwise`; without a generator, as far as that goes without the model."""
        from rag.answer.generate import Model
        from rag.answer.question import Reading, understand

        if len(question) > LONGEST_QUESTION:
            raise BadInput(f"The question is longer than {LONGEST_QUESTION:,} characters.", "Ask for one thing, in a sentence or two.")
        history = [replace(turn, content=turn.content[:LONGEST_QUESTION]) for turn in history[-MOST_TURNS:]]
        index, embedder = self.index_and_embedder()
        translate = rewrite = None
        if generator:
            translate = lambda text: Model(generator(), cancel).into_english(text)  # noqa: E731
            rewrite = lambda told, text: Model(generator(), cancel).rewrite(told, text)  # noqa: E731
        languages = self.shelf().catalogue().languages
        return understand(question, history, filters, asked, Reading(index, embedder, translate, rewrite, languages), otherwise)

    def answers(self, question: str, cancel: threading.Event | None = None) -> bool:
        """Whether the articles answer a question, whole and with footnotes."""
        events = list(self.ask(question, cancel=cancel))
        answer = events[-1].answer if isinstance(events[-1], Finished) else None
        return answer is not None and answer.status == "answered" and bool(answer.citations) and not answer.missing

    def prepare(
        self,
        question: str,
        history: Sequence[Turn] = (),
        asked: str | None = None,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
    ) -> None:
        """Do ahead what `ask` will need for this question, or one that finds the same sentences: while it is being typed.

        Returns when all is done or `cancel` is set. The sentences that were embedded are remembered, the evidence that was read is kept.
        """
        from rag.answer.evidence import gather
        from rag.answer.generate.blocks import block
        from rag.answer.generate.model import prompt
        from rag.answer.pipeline import query

        if not question.strip() or len(question) > LONGEST_QUESTION:
            return
        _, embedder = self.index_and_embedder()
        asked_for = self.understood(question, history, filters, asked)
        if not asked_for.wants_stories or (cancel and cancel.is_set()):
            return
        evidence = gather(asked_for, self.search(query(asked_for)), self.shelf(), embedder)
        with contextlib.suppress(Cancelled):
            if evidence.ranked and not (cancel and cancel.is_set()):
                self._generator.get().warm(prompt("system"), [block(evidence)[0]], cancel)

    def query(self, question: str, history: Sequence[Turn] = ()) -> Query:
        """How `ask` searches a question: its own words first, those of the conversation after."""
        from rag.answer.pipeline import query

        return query(self.understood(question, tuple(history)))

    def search(self, query: Query) -> list[Hit]:
        """The passages nearest to a query, best first."""
        from rag.search import search
        from rag.search.rerank import READ, rerank

        index, embedder = self.index_and_embedder()
        reranker = self._reranker.get() if self._reranker else None
        with self._searching:
            if reranker is None or query.k < 1:
                return search(index, embedder, query)
            hits = search(index, embedder, replace(query, k=max(query.k, READ)))
            return rerank(query.text, hits, reranker.scores)[: query.k]

    def article(self, file: str, part: str | None = None, root: str | None = None) -> Article:
        """A whole article as it was indexed. Raises BadInput when it is not in the index."""
        return self._index.get().article(self.info(file, part, root).id)

    def info(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo:
        """What is known of an article. Raises BadInput when it is not in the index."""
        found = self._index.get().find(file, part, root)
        if found is None:
            raise BadInput(f"There is no article {file!r} in this index.", "`footnote articles` lists what is indexed.")
        return found

    def articles(self, filters: Filters | None = None) -> list[ArticleInfo]:
        """The articles that pass the filters."""
        return self._index.get().articles(filters or Filters())

    def skipped(self) -> list[Skipped]:
        """What could not be read, and why."""
        return self._index.get().skipped()

    def status(self) -> IndexStatus:
        """What the index holds."""
        return self._index.get().status()

    def close(self, models: bool = True) -> None:
        """Give back what was loaded; without `models` another engine goes on with those. Waits for an answer in the making."""
        self._threads.shutdown(wait=True)
        if models and self._generator.loaded:
            self._generator.loaded.close()
        if self._index.loaded:
            self._index.loaded.close()

    def parts(self) -> tuple[Store, Embedder, Generator]:
        """What the engine is made of, loaded, for experiments on single steps."""
        self.load()
        return self._index.get(), self._embedder.get(), self._generator.get()

    def answer_through(self, wrap: Callable[[Generator], Generator]) -> None:
        """Put something between the answers and the generator, before it is loaded."""
        load = self._generator.get
        self._generator = Part(lambda: wrap(load()))

    def shelf(self) -> Shelf:
        """The stories as they are kept ready for answers."""
        from rag.answer.evidence import Shelf

        index = self._index.get()
        with self._searching:
            if self._stories is None:
                self._stories = Shelf(index)
            return self._stories

    def index_and_embedder(self) -> tuple[Store, Embedder]:
        """Both, loaded side by side."""
        embedder = self._threads.submit(self._embedder.get)
        return self._index.get(), embedder.result()


def _located(index: Store, question: Question, event: Event) -> Event:
    """A refusal's event with the words in its nearest passages that are near."""
    from rag.search.nearest import located

    match event:
        case Abstained():
            return replace(event, nearest=located(index, question.text, event.nearest))
        case Finished(answer=answer) if answer.status == "abstained":
            nearest = located(index, question.text, answer.hits[:NEAREST])
            return replace(event, answer=replace(answer, hits=(*nearest, *answer.hits[NEAREST:])))
        case _:
            return event


def _is_of_stories(question: Question) -> bool:
    """Whether a question is about the stories or the folder, in one of its parts at least; "What can you do?" is not."""
    from rag.answer.question import Intent

    return any(part.intent is not Intent.OTHER for part in question.parts or (question,))


def _nothing(turn: int, question: str, reason: str, index: str, timings: Timings) -> Iterator[Event]:
    """The events of a turn for which there is no story to search."""
    yield Retrieved(turn, ())
    yield Abstained(turn, reason, ())
    yield Finished(turn, Answer(question, "abstained", reason=reason, index=index, timings=timings))


def _failed(question: str, failure: Failure, started: float) -> Answer:
    return Answer(question, "error", error=failure, timings=Timings(total=time.perf_counter() - started))


def _remembered(embedder: Embedder) -> Embedder:
    from rag.embed.remembered import Remembered

    return Remembered(embedder)
