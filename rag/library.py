"""Footnote for other programs: what `import rag` offers stands on two functions and what they return.

`rag` hands these out itself (`rag.open_index`), and loads them when they are first named.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag.config import Settings, load_settings
from rag.types import Answer, Article, ArticleInfo, Event, Filters, Finished, Hit, Progress, Query, Skipped, Turn

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.index.summary import IndexStatus, Summary
    from rag.looking import Check


def index_articles(
    *paths: str | Path,
    index: str | None = None,
    settings: Settings | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
) -> Summary:
    """Index folders or files, or update their index.

    The index is named after the first path unless `index` gives a name. Only what is new or has changed is read. The
    summary says what was done and which files could not be read. Raises `BadInput` for a path that does not exist,
    `ModelMissing` when the embedder has not been fetched, `Cancelled` once `cancel` is set, and `IndexFailure`.
    """
    from rag.engine import index_articles

    found = [Path(path).expanduser() for path in paths]
    return index_articles(settings or load_settings(), found, index, on_progress, cancel)


def open_index(articles: str | Path | None = None, *, index: str | None = None, settings: Settings | None = None) -> OpenIndex:
    """Open the index of a folder of articles, or the index of that name. Raises `NoSuchIndex`.

    The models are loaded when they are first needed. Use it in a `with` statement, or close it.
    """
    from rag.engine import Engine

    folder = None if articles is None else Path(articles).expanduser()
    return OpenIndex(Engine.open(settings or load_settings(), folder, index))


class OpenIndex:
    """An index that can be asked and searched, by several threads at once; answers are written one after the other.

    `open_index` makes one.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> OpenIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        asked: str | None = None,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """Answer a question from the articles, each sentence with its footnotes.

        `history` is the conversation so far; the person's turns alone are enough. `asked` is the day (ISO date) that "last
        week" is read against. Nothing that goes wrong on the way is raised: the answer's `status` is then "error", and
        `error` says what and what to do. It is "abstained" when the articles do not say, "stopped" once `cancel` is set.
        """
        *_, last = self.events(question, history=history, asked=asked, filters=filters, cancel=cancel)
        assert isinstance(last, Finished)
        return last.answer

    def events(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        asked: str | None = None,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
    ) -> Iterator[Event]:
        """The same answer, event by event; the last is always `Finished`, with the whole answer."""
        return self._engine.ask(question, history, asked, filters, cancel)

    def search(self, text: str, k: int = 8, *, filters: Filters | None = None, as_of: str | None = None) -> list[Hit]:
        """The `k` passages nearest to a text, best first; `as_of` is the day that "last week" is counted from."""
        return self._engine.search(Query(text, k, filters or Filters(), as_of))

    def articles(self, filters: Filters | None = None) -> list[ArticleInfo]:
        """The indexed articles that pass the filters, without their texts."""
        return self._engine.articles(filters)

    def article(self, file: str, part: str | None = None) -> Article:
        """A whole article as it was indexed: `text[start:end]` of a citation is its quote. Raises `BadInput`."""
        return self._engine.article(file, part)

    def verify(self, answer: Answer) -> list[Check]:
        """Look up every footnote of an answer in the indexed folders as they are now."""
        from rag.looking import Folders

        folders = Folders(self._engine.settings, [Path(root) for root in self.status().roots])
        return [folders.look_up(citation) for citation in answer.citations]

    def skipped(self) -> list[Skipped]:
        """The files that could not be read, and why."""
        return self._engine.skipped()

    def status(self) -> IndexStatus:
        """What the index holds and how fresh it is."""
        return self._engine.status()

    def close(self) -> None:
        """Release the models and the index, after an answer that is being written."""
        self._engine.close()
