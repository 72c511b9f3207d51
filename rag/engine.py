"""Puts the parts together: what the command line, the terminal application and the evaluation talk to.

    with closing(Engine.open(settings, articles=folder)) as engine:
        for event in engine.ask("Who said what?"): ...

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
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from rag.config import Settings
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
    IndexPaths,
    Progress,
    Query,
    Retrieved,
    Skipped,
    Timings,
    Turn,
)

if TYPE_CHECKING:
    from rag.answer.evidence import Evidence, Shelf
    from rag.answer.explain import Trace
    from rag.answer.footnotes import Footnotes
    from rag.answer.question import Question
    from rag.embed import Embedder
    from rag.index import Index, IndexStatus, Summary
    from rag.llm import Generator
    from rag.views import View
    from rag.views.check import Checked, Checker, Draft
    from rag.views.check.given import Judged

log = logging.getLogger(__name__)

NEAREST = 3  # passages shown beside a refusal
LONGEST_QUESTION = 10_000  # characters
MOST_TURNS = 200  # of a conversation that are looked back on
HITS_ON_TOPIC, STORIES_ON_TOPIC = 80, 32  # that a view of a topic is made of
MOST_EVENTS = 40

_M_ARENA_MAX = -8  # glibc's number for it

T = TypeVar("T")


class Part(Generic[T]):
    """Something that is loaded once, when first asked for, whichever thread asks. A failed loading is tried anew."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._value: T | None = None

    def get(self) -> T:
        with self._lock:
            if self._value is None:
                self._value = self._load()
            return self._value

    @property
    def loaded(self) -> T | None:
        """What was loaded, or None so far."""
        return self._value

    @classmethod
    def of(cls, value: T) -> Part[T]:
        return cls(lambda: value)


def _share_arenas() -> None:
    """Has all threads take memory from the same two places where glibc would give each its own: what is freed in those stays there."""
    import ctypes

    with contextlib.suppress(Exception):  # another C library does without
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


class Models:
    """The embedder and the generator of some settings, each loaded once."""

    def __init__(self, settings: Settings) -> None:
        _share_arenas()
        self._settings = settings
        self.embedder: Part[Embedder] = Part(lambda: _load_embedder(settings))
        self.generator: Part[Generator] = Part(lambda: _load_generator(settings))

    def begin(self) -> None:
        """Load the generator beside what this thread does next. What cannot be loaded is told when it is asked for."""
        from rag.llm import get_ready
        from rag.llm.server import is_address

        with contextlib.suppress(FootnoteError):
            if not is_address(self._settings.generator):
                get_ready()  # here: two threads that import at once wait for each other
        threading.Thread(target=self._load_generator, name="load", daemon=False).start()

    def _load_generator(self) -> None:
        with contextlib.suppress(Exception):
            self.generator.get()


class Engine:
    """One index, one embedder, one generator."""

    def __init__(self, settings: Settings, index: Part[Index], embedder: Part[Embedder], generator: Part[Generator]) -> None:
        self.settings = settings
        self._index, self._embedder, self._generator = index, embedder, generator
        self._searching = threading.Lock()
        self._stories: Shelf | None = None
        self._checker: Checker | None = None
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="load")

    @classmethod
    def open(cls, settings: Settings, articles: Path | None = None, index: str | None = None, models: Models | None = None) -> Engine:
        """The engine of an index, by its folder of articles or its name. Raises NoSuchIndex when there is none.

        It takes over `models` of the same settings, where they are given.
        """
        from rag.index import index_folder, open_index

        folder = index_folder(settings, articles, index)
        models = models or Models(settings)
        opened = open_index(folder) if not IndexPaths(folder).sqlite.is_file() else None  # raises: there is nothing to open
        return cls(
            settings,
            Part.of(opened) if opened else Part(lambda: open_index(folder)),
            Part(lambda: _remembered(models.embedder.get())),
            models.generator,
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
        index, embedder = self._both()
        loaded = time.perf_counter()
        if (nothing := self.nothing_to_search(filters)) and _is_of_stories(self._understood(question, history, filters, asked)):
            yield from _nothing(turn, question, nothing, index.name, Timings(load=loaded - started, total=time.perf_counter() - started))
            return
        asked_for = self._understood(question, history, filters, asked, generator.result, cancel)
        hits = tuple(self.search(query(asked_for))) if asked_for.wants_stories else ()
        retrieved = time.perf_counter()
        yield Retrieved(turn, hits, asked_for.read_as)
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")
        task = Task(
            question=asked_for,
            hits=hits,
            turn=turn,
            caution=self.settings.caution,
            cancel=cancel,
            started=started,
            timings=Timings(load=loaded - started, retrieve=retrieved - loaded),
            models={"embedder": embedder.sha256},
            index=index.name,
            trace=trace or Trace(),
        )
        for event in answer(task, generator.result, self._shelf(index), embedder, self.search):
            yield _located(index, asked_for, event)

    def _understood(
        self,
        question: str,
        history: Sequence[Turn],
        filters: Filters | None = None,
        asked: str | None = None,
        generator: Callable[[], Generator] | None = None,
        cancel: threading.Event | None = None,
    ) -> Question:
        """A turn as it is read; without a generator, as far as that goes without the model."""
        from rag.answer.generate import Model
        from rag.answer.question import Reading, understand

        if len(question) > LONGEST_QUESTION:
            raise BadInput(f"The question is longer than {LONGEST_QUESTION:,} characters.", "Ask for one thing, in a sentence or two.")
        history = [replace(turn, content=turn.content[:LONGEST_QUESTION]) for turn in history[-MOST_TURNS:]]
        index, embedder = self._both()
        translate = rewrite = None
        if generator:
            translate = lambda text: Model(generator(), cancel).into_english(text)  # noqa: E731
            rewrite = lambda told, text: Model(generator(), cancel).rewrite(told, text)  # noqa: E731
        languages = self._shelf(index).catalogue().languages
        return understand(question, history, filters, asked, Reading(index, embedder, translate, rewrite, languages))

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
        index, embedder = self._both()
        asked_for = self._understood(question, history, filters, asked)
        if not asked_for.wants_stories or (cancel and cancel.is_set()):
            return
        evidence = gather(asked_for, self.search(query(asked_for)), self._shelf(index), embedder)
        with contextlib.suppress(Cancelled):
            if evidence.ranked and not (cancel and cancel.is_set()):
                self._generator.get().warm(prompt("system"), [block(evidence)[0]], cancel)

    def read_as(self, question: str, history: Sequence[Turn] = ()) -> str:
        """`question` as it is searched, as far as that is known without the model."""
        asked = self._understood(question, tuple(history))
        return f"{asked.context} {asked.text}".strip()

    def query(self, question: str, history: Sequence[Turn] = ()) -> Query:
        """How `ask` searches a question: its own words first, those of the conversation after."""
        from rag.answer.pipeline import query

        return query(self._understood(question, tuple(history)))

    def search(self, query: Query) -> list[Hit]:
        """The passages nearest to a query, best first."""
        from rag.search import search

        index, embedder = self._both()
        with self._searching:
            return search(index, embedder, query)

    def timeline(self, topic: str, filters: Filters | None = None, around: date | None = None, most: int = MOST_EVENTS) -> View:
        """What happened when on a topic, or, without one, what the stories tell most of: at most so many events, in order of day."""
        from rag.answer.events import main_events, on_topic
        from rag.views.timeline import timeline

        index = self._index.get()
        shelf = self._shelf(index)
        if topic.strip():
            events = on_topic(self._evidence_on(topic, filters), most)
        else:
            events = main_events(shelf, index.articles(filters or Filters()), most)
        return timeline(topic.strip(), events, index.name, around)

    def quotes(
        self, asked: str = "", about: str = "", filters: Filters | None = None, limit: int | None = None, by_outlet: bool = False
    ) -> View:
        """What the speaker `asked` names said, else what was said about it, in order of day; without it all statements.

        `about` narrows what a speaker said; of more than `limit` statements the latest are given.
        """
        from rag.views.quotes import find, quotes

        index = self._index.get()
        return quotes(index, asked.strip(), find(index, asked, about, filters), limit, by_outlet)

    def speakers(self, asked: str = "", about: str = "", filters: Filters | None = None, limit: int | None = None) -> View:
        """Who speaks, or speaks about something, and how often."""
        from rag.views.quotes import find, speakers

        index = self._index.get()
        return speakers(index, asked.strip(), find(index, asked, about, filters), limit)

    def compare(self, topic: str, filters: Filters | None = None) -> View:
        """What each outlet says on a topic or question, the figures beside each other, corrections, and what only one outlet has."""
        from rag.views.compare import compare

        if not topic.strip():
            raise BadInput("There is nothing to compare.", 'Say what on: footnote compare "the cost of the bridge"')
        return compare(topic.strip(), self._evidence_on(topic, filters), self._index.get().name)

    def _evidence_on(self, topic: str, filters: Filters | None) -> Evidence:
        """The sentences of many stories on a topic."""
        from rag.answer.evidence.gather import unranked
        from rag.answer.question import Intent

        asked = replace(self._understood(topic, (), filters), intent=Intent.TIMELINE, parts=())
        hits = self.search(Query(asked.text, HITS_ON_TOPIC, asked.filters))
        return unranked(asked, hits, self._shelf(self._index.get()), STORIES_ON_TOPIC)

    def check(
        self,
        draft: Draft | Path | str,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
        notes: Footnotes | None = None,
    ) -> Iterator[Checked]:
        """A draft's claims in order, each with its verdict as soon as it is known; `draft` may be a text, or a file.

        Ends early when `cancel` is set. What was found of a claim is remembered, so that a draft checked again after an edit is looked up
        only where it has changed. `notes` numbers the footnotes of several drafts together. Raises BadInput when a file cannot be read.
        """
        from rag.views.check import Draft, read_drafts

        if isinstance(draft, Path):
            drafts = read_drafts(draft, self.settings)
        else:
            drafts = [draft if isinstance(draft, Draft) else Draft("-", draft)]
        checker = self.checker()
        for one in drafts:
            yield from checker.check(one, filters or Filters(), cancel, notes)

    def checker(self) -> Checker:
        """What checks drafts against this index, and remembers what it found."""
        from rag.views.check import Checker

        if self._checker is None:
            index, embedder = self._both()
            self._checker = Checker(self.search, self._shelf(index), embedder)
        return self._checker

    def nothing_to_search(self, filters: Filters | None = None) -> str | None:
        """Why no story passes the filters, with the count and what to type; None when one does."""
        from rag.search.nothing import nothing_to_search

        return nothing_to_search(self._index.get(), filters or Filters())

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

    def parts(self) -> tuple[Index, Embedder, Generator]:
        """What the engine is made of, loaded, for experiments on single steps."""
        self.load()
        return self._index.get(), self._embedder.get(), self._generator.get()

    def index_and_embedder(self) -> tuple[Index, Embedder]:
        """Both, loaded, for experiments that need no generator."""
        return self._both()

    def shelf(self) -> Shelf:
        """The stories as they are kept ready for answers."""
        return self._shelf(self._index.get())

    def answer_through(self, wrap: Callable[[Generator], Generator]) -> None:
        """Put something between the answers and the generator, before it is loaded."""
        load = self._generator.get
        self._generator = Part(lambda: wrap(load()))

    def _shelf(self, index: Index) -> Shelf:
        """The stories as they are kept ready for answers."""
        from rag.answer.evidence import Shelf

        with self._searching:
            if self._stories is None:
                self._stories = Shelf(index)
            return self._stories

    def _both(self) -> tuple[Index, Embedder]:
        embedder = self._threads.submit(self._embedder.get)
        return self._index.get(), embedder.result()


def _located(index: Index, question: Question, event: Event) -> Event:
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


def index_articles(
    settings: Settings,
    paths: Sequence[Path],
    name: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    dry_run: bool = False,
    models: Models | None = None,
    rebuild: bool = False,
) -> Summary:
    """Build or update the index of some folders or files; named after the first unless `name` is given.

    `rebuild` throws away what was indexed and makes it all anew.
    """
    from rag.index import build, index_folder

    folder = index_folder(settings, paths[0] if paths else None, name)
    embedder = (models or Models(settings)).embedder.get()
    return build(folder, tuple(paths), embedder, settings, on_progress, cancel, dry_run, rebuild)


def judge_with(settings: Settings) -> Callable[[str, Sequence[str]], Judged]:
    """What judges a claim by sentences that are given with it, without an index."""
    from rag.views.check.given import Judge

    return Judge(Models(settings).embedder.get()).judge


def model_server(settings: Settings) -> str:
    """Where questions and passages go, in words, when the model is a server; empty when it runs here."""
    from rag.llm.server import is_address, leaving

    return leaving(settings.generator) if is_address(settings.generator) else ""


def uncalibrated(settings: Settings) -> str:
    """That the model's decisions are not fitted to it, in words; empty when they are, or when it is not there to be asked."""
    from rag.answer.calibration import calibration_of
    from rag.llm.server import is_address, parse
    from rag.models import every_model, identity

    listed = next((model for model in every_model() if model.name == settings.generator), None)
    if is_address(settings.generator):
        name, sha256 = parse(settings.generator)[1], ""
    elif listed:
        name, sha256 = Path(listed.files[0].path).stem, listed.files[0].sha256 if len(listed.files) == 1 else ""
    elif Path(settings.generator).expanduser().is_file():
        path = Path(settings.generator).expanduser()
        name, sha256 = path.stem, identity(path)
    else:
        return ""
    if calibration_of(name, sha256).own:
        return ""
    return f"The model {name or 'there'} is not calibrated: it answers with more caution. `footnote calibrate` fits its decisions."


def fetch_models(settings: Settings, on_progress: Callable[[Progress], None] | None = None) -> None:
    """Fetch the generator and the embedder of `settings`, where they are not on disk yet. Raises FetchFailed."""
    from rag.models import every_model, fetch, is_fetched

    names = {model.name for model in every_model()}
    for name in (settings.embedder, settings.generator):
        if name in names and not is_fetched(name, settings):
            fetch(name, settings, on_progress)


def _load_embedder(settings: Settings) -> Embedder:
    from rag.embed import load_embedder

    return load_embedder(settings.embedder, settings)


def _remembered(embedder: Embedder) -> Embedder:
    from rag.embed.remembered import Remembered

    return Remembered(embedder)


def _load_generator(settings: Settings) -> Generator:
    from rag.llm import load_generator
    from rag.llm.server import Server, is_address
    from rag.models import locate

    if is_address(settings.generator):
        return Server(settings.generator)
    return load_generator(locate(settings.generator, "generator", settings), settings)
