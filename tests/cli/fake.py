"""A small engine that says what it is told, for the commands' tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from rag.cli.parts import Parts
from rag.errors import BadInput, FootnoteError
from rag.index.summary import IndexStatus, Summary
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
from rag.views import Item, View
from rag.views.types import Value

TEXT = "The harbour contract\nBy Ada Finch\n\nMayor Sol Reyes signed the contract on Friday.\nIt is worth 4 million crowns.\n"
QUOTE = "Mayor Sol Reyes signed the contract on Friday."
START = TEXT.index(QUOTE)
ARTICLE = Article(
    "harbour.txt", TEXT, sha256(TEXT.encode()).hexdigest(), "The harbour contract", outlet="The Courier", published="2024-03-01"
)
INFO = ArticleInfo(1, "/nowhere", "harbour.txt", None, ARTICLE.text_sha256, ARTICLE.title, "Ada Finch", "The Courier", "2024-03-01")
HIT = Hit(1, INFO, (Span(START, START + len(QUOTE)),), QUOTE, 0.9, {"bm25 rank": 1.0})
CITATION = Citation(
    1, "/nowhere", "harbour.txt", None, ARTICLE.text_sha256, START, START + len(QUOTE), 4, QUOTE, ARTICLE.title, "The Courier", "2024-03-01"
)
SENTENCE = AnswerSentence("Mayor Sol Reyes signed it.", (1,), True)
ANSWERED = Answer("Who signed it?", "answered", (SENTENCE,), (CITATION,), (HIT,), index="stories-1")
EVENTS: tuple[Event, ...] = (
    Retrieved(0, (HIT,)),
    Cited(0, 0, SENTENCE, (CITATION,)),
    Finished(0, ANSWERED),
)
ABSTAINED = Answer("Who won?", "abstained", hits=(HIT,), reason="Nothing near.")
ABSTAINS: tuple[Event, ...] = (Retrieved(0, (HIT,)), Abstained(0, "Nothing near.", (HIT,)), Finished(0, ABSTAINED))


@dataclass
class FakeEngine:
    """Yields `events` for every question, with the question's own words in the answer, and notes what it was asked."""

    events: Sequence[Event] = EVENTS
    root: Path = Path("/nowhere")
    asked: list[dict[str, Any]] = field(default_factory=list)
    closed: bool = False

    def ask(
        self,
        question: str,
        history: Sequence[Turn],
        asked: str | None,
        filters: Filters,
        cancel: threading.Event,
        turn: int = 0,
        trace: object = None,
    ) -> Iterator[Event]:
        self.asked.append({"question": question, "history": tuple(history), "asked": asked, "filters": filters, "turn": turn})
        if question == "fail":
            yield Finished(turn, Answer(question, "error", error=Failure("It failed.", "Try again.")))
            return
        for event in self.events:
            if cancel.is_set():
                yield Finished(turn, Answer(question, "stopped"))
                return
            yield Finished(turn, replace(event.answer, question=question)) if isinstance(event, Finished) else event

    def quotes(self, asked: str, about: str, filters: Filters, limit: int | None, by_outlet: bool) -> View:
        self.asked.append({"quotes": asked, "about": about, "filters": filters, "limit": limit, "by_outlet": by_outlet})
        fields: dict[str, Value] = {
            "speaker": "Sol Reyes",
            "verb": "said",
            "direct": True,
            "day": "2024-03-01",
            "outlet": "The Courier",
            "also": ("The Post",),
        }
        return View(
            "quotes", asked, (Item(QUOTE, (CITATION,), fields),) if asked != "nobody" else (), "No statement was found.", "stories-1"
        )

    def speakers(self, asked: str, about: str, filters: Filters, limit: int | None) -> View:
        fields: dict[str, Value] = {"statements": 3, "direct": 2, "first": "2024-03-01", "last": "2024-03-02", "outlets": ("The Courier",)}
        return View("quotes", asked, (Item("Sol Reyes", (CITATION,), fields),), None, "stories-1")

    def search(self, query: Query) -> list[Hit]:
        self.asked.append({"query": query})
        return [HIT][: query.k]

    def query(self, question: str, history: Sequence[Turn] = ()) -> Query:
        return Query(question, history=tuple(history))

    def not_english(self, draft: object) -> str | None:
        return None

    def nothing_to_search(self, filters: Filters) -> str | None:
        return None if self.articles(filters) else "None of the 2 articles passes the filter."

    def info(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo:
        if file != ARTICLE.file:
            raise BadInput(f"There is no article {file}.", "footnote articles")
        return replace(INFO, root=str(self.root))

    def article(self, file: str, part: str | None = None, root: str | None = None) -> Article:
        self.info(file, part)
        return ARTICLE

    def articles(self, filters: Filters) -> list[ArticleInfo]:
        undated = replace(INFO, id=2, file="undated.txt", published=None, copies=("copy.txt",))
        return [INFO] if filters.since else [INFO, undated]

    def status(self) -> IndexStatus:
        return IndexStatus(
            "stories-1", Path("/nowhere/i"), (str(self.root),), 3, 2, 5, 4, 5, 1, 1, 1, 7, "minilm", "ab", "2024-03-02T10:00:00", 12345
        )

    def skipped(self) -> list[Skipped]:
        return [Skipped("broken.pdf", "it is encrypted")]

    def close(self) -> None:
        self.closed = True


def parts_with(engine: FakeEngine | None = None, error: FootnoteError | None = None) -> Parts:
    """The fake engine as the commands' parts; `error` is raised instead of opening it."""
    made = engine or FakeEngine()

    def open_engine(settings: object, articles: Path | None = None, index: str | None = None) -> FakeEngine:
        if error:
            raise error
        return made

    def index_articles(settings: object, paths: Sequence[Path], **options: Any) -> Summary:
        skipped = (Skipped("broken.pdf", "it is encrypted"),)
        dry_run = bool(options.get("dry_run"))
        return Summary(
            Path("/nowhere/stories-1"),
            added=2,
            changed=1,
            moved=1,
            removed=1,
            unchanged=4,
            failed=1,
            skipped=skipped,
            articles=7,
            passages=20,
            embedded=9,
            reused=3,
            seconds=0.5,
            notes=("A note.",),
            dry_run=dry_run,
        )

    return Parts(open_engine, index_articles)  # type: ignore[arg-type]
