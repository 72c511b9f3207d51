"""An engine that says what it is told, over the real example stories, so that every state of the screen can be held still."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

from rag.errors import NoSuchIndex
from rag.index.summary import IndexStatus
from rag.types import (
    Abstained,
    Answer,
    AnswerSentence,
    Article,
    ArticleInfo,
    Citation,
    Cited,
    Event,
    Failure,
    Filters,
    Finished,
    Hit,
    Query,
    Retrieved,
    Skipped,
    Span,
    Turn,
)
from rag.views import View
from rag.views.check import Checked

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


class Gate:
    """Holds a thread still until it is opened. How many stand at any gate is known, so that the rest can be waited for."""

    waiting = 0
    _lock = threading.Lock()

    def __init__(self, is_open: bool = False) -> None:
        self._opened = threading.Event()
        if is_open:
            self.open()

    def open(self) -> None:
        self._opened.set()

    def shut(self) -> None:
        self._opened.clear()

    def wait(self, cancel: threading.Event | None = None) -> None:
        """Until it is open, or `cancel` is set."""
        self._count(1)
        try:
            while not (self._opened.wait(0.01) or (cancel and cancel.is_set())):
                pass
        finally:
            self._count(-1)

    @classmethod
    def _count(cls, by: int) -> None:
        with cls._lock:
            cls.waiting += by


class ScriptedEngine:
    """The interface of rag.engine.Engine. `script` gives the events of each question.

    With `held` the engine stops before the event of that index and waits at the gate `go`, or for the cancel event.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        script: Mapping[str, Sequence[Event]],
        root: Path = EXAMPLES,
        views: Mapping[str, View] | None = None,
    ) -> None:
        self.views = dict(views or {})
        self.checked: tuple[Checked, ...] = ()
        self.drafts: list[Path] = []
        self.articles_by_file = dict(articles)
        self.script = dict(script)
        self.root = root
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []
        self.held: int | None = None
        self.go = Gate()
        self.loading = Gate(is_open=True)
        self.prepared: list[tuple[str, tuple[Turn, ...], Filters | None]] = []
        self.preparing = Gate(is_open=True)
        self.given_up: list[str] = []
        self.broken: BaseException | None = None
        self.problems: tuple[Skipped, ...] = ()
        self.closed = False
        self.name = "articles-1a2b3c"

    def load(self) -> None:
        self.loading.wait()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        asked: datetime | None = None,
        filters: Filters = Filters(),  # noqa: B008
        cancel: threading.Event | None = None,
        turn: int = 0,
    ) -> Iterator[Event]:
        self.asked.append((question, tuple(history), filters))
        if self.broken:
            raise self.broken
        cited: list[Cited] = []
        for place, event in enumerate(self.script.get(question, refusal())):
            if place == self.held:
                self.go.wait(cancel)
            if cancel and cancel.is_set() and not isinstance(event, Finished):
                notes = tuple({c.number: c for each in cited for c in each.citations}.values())
                yield Finished(turn, Answer(question, "stopped", tuple(each.sentence for each in cited), notes))
                return
            cited += [event] if isinstance(event, Cited) else []
            yield replace(event, turn=turn)

    def answers(self, question: str, cancel: threading.Event | None = None) -> bool:
        return True

    def prepare(
        self,
        question: str,
        history: Sequence[Turn] = (),
        asked: datetime | None = None,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
    ) -> None:
        self.prepared.append((question, tuple(history), filters))
        self.preparing.wait(cancel)
        self.given_up += [question] if cancel and cancel.is_set() else []

    def info(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo | None:
        return next((info for info in self.articles() if (info.file, info.part) == (file, part)), None)

    def article(self, file: str, part: str | None = None, root: str | None = None) -> Article:
        try:
            return self.articles_by_file[file]
        except KeyError:
            raise NoSuchIndex(f"{file} is not in the index.", "Index the folder again.") from None

    def articles(self, filters: Filters = Filters()) -> list[ArticleInfo]:  # noqa: B008
        found = []
        for number, article in enumerate(self.articles_by_file.values()):
            info = about(article, number, self.root)
            wanted = (
                (filters.source or "").lower() in (info.outlet or "").lower()
                and (filters.author or "").lower() in (info.byline or "").lower()
                and (filters.since or "") <= (info.published or "")
                and (info.published or "") <= (filters.until or "9")
                and fnmatch(info.file, filters.file or "*")
            )
            found += [info] if wanted else []
        return found

    def search(self, query: Query) -> list[Hit]:
        """Sentences that hold every word of the query, whatever its case."""
        words = query.text.lower().split()
        hits: list[Hit] = []
        for info in self.articles(query.filters):
            article = self.articles_by_file[info.file]
            for sentence in article.sentences:
                text = article.text[sentence.start : sentence.end]
                if all(word in text.lower() for word in words):
                    hits.append(Hit(len(hits), info, (sentence.span,), text, 1.0 / (len(hits) + 1)))
        return hits[: query.k]

    def nothing_to_search(self, filters: Filters = Filters()) -> str | None:  # noqa: B008
        return None if self.articles(filters) else "None of the articles passes the filter."

    def nothing_there(self) -> str | None:
        return None if self.articles_by_file else "There are 0 articles in articles: 2 files of a kind that is not read (.jpg)."

    def skipped(self) -> tuple[Skipped, ...]:
        return self.problems

    def status(self) -> IndexStatus:
        count = len(self.articles_by_file)
        return IndexStatus(
            name=self.name,
            folder=Path("indexes"),
            roots=(str(self.root),),
            files=count,
            articles=count,
            passages=4 * count,
            embedded=4 * count,
            lexical=4 * count,
            copies=1,
            undated=0,
            skipped=len(self.problems),
            generation=1,
            embedder="all-minilm-l6-v2",
            embedder_sha256="0" * 64,
            updated="2025-03-25T09:00:00+00:00",
            bytes=10**6,
        )

    def check(self, draft: Path, cancel: threading.Event | None = None) -> Iterator[Checked]:
        self.drafts.append(draft)
        yield from self.checked

    def quotes(self, asked: str = "", limit: int | None = None) -> View:
        """The view that was given for these words."""
        return self.views.get(asked) or View("quotes", asked, reason="No statement was found.")

    def timeline(self, topic: str = "") -> View:
        """The view that was given for a topic under "timeline"."""
        return self.views.get(f"timeline {topic}") or View("timeline", topic, reason="The articles mention no event on this.")

    def compare(self, topic: str) -> View:
        """The view that was given for a topic under "compare"."""
        return self.views.get(f"compare {topic}") or View("compare", topic, reason="No two articles are about this.")

    def close(self, models: bool = True) -> None:
        self.closed = True


def about(article: Article, number: int = 0, root: Path = EXAMPLES) -> ArticleInfo:
    """An indexed article's facts."""
    return ArticleInfo(
        id=number,
        root=str(root),
        file=article.file,
        part=article.part,
        text_sha256=article.text_sha256,
        title=article.title,
        byline=article.byline,
        outlet=article.outlet,
        published=article.published,
        copies=("northshore_wire_bridge_ten_weeks.txt",) if article.file == "coastal_standard_ten_weeks.txt" else (),
        characters=len(article.text),
        passages=4,
    )


def cite(number: int, article: Article, quote: str, copies: tuple[str, ...] = (), root: Path = EXAMPLES) -> Citation:
    """A footnote on words that stand in the article."""
    start = article.text.index(quote)
    return Citation(
        number=number,
        root=str(root),
        file=article.file,
        part=article.part,
        text_sha256=article.text_sha256,
        start=start,
        end=start + len(quote),
        line=article.text.count("\n", 0, start) + 1,
        quote=quote,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        copies=copies,
    )


def hit(article: Article, quote: str) -> Hit:
    """A passage that was found."""
    start = article.text.index(quote)
    return Hit(0, about(article), (Span(start, start + len(quote)),), quote, 0.5)


def told(
    question: str,
    sentences: Sequence[tuple[str, tuple[Citation, ...], bool]],
    hits: Sequence[Hit] = (),
    read_as: str | None = None,
    missing: str | None = None,
) -> list[Event]:
    """The events of an answer as the engine gives them."""
    events: list[Event] = [Retrieved(0, tuple(hits), read_as)]
    checked = []
    for index, (text, citations, supported) in enumerate(sentences):
        sentence = AnswerSentence(text, tuple(c.number for c in citations), supported)
        events.append(Cited(0, index, sentence, citations))
        checked.append(sentence)
    used = tuple({c.number: c for _, citations, _ in sentences for c in citations}.values())
    return [*events, Finished(0, Answer(question, "answered", tuple(checked), used, tuple(hits), missing=missing, read_as=read_as))]


def refusal(question: str = "", hits: Sequence[Hit] = ()) -> list[Event]:
    """The events of a refusal."""
    reason = "No passage comes near the question."
    return [
        Retrieved(0, tuple(hits)),
        Abstained(0, reason, tuple(hits)),
        Finished(0, Answer(question, "abstained", hits=tuple(hits), reason=reason)),
    ]


def failure(question: str, message: str, hint: str) -> list[Event]:
    """The events of a turn that goes wrong."""
    return [Retrieved(0, ()), Finished(0, Answer(question, "error", error=Failure(message, hint)))]
