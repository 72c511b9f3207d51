"""The engine's views of an index: timeline, quotations, comparison, and a draft checked against the stories."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rag.config import Settings
from rag.errors import BadInput
from rag.types import Filters, Hit, Query, Turn

if TYPE_CHECKING:
    from rag.answer.evidence import Evidence, Shelf
    from rag.answer.footnotes import Footnotes
    from rag.answer.question import Question
    from rag.embed import Embedder
    from rag.embed.verifier import Verifier
    from rag.engine.models import Part
    from rag.index.store import Store
    from rag.llm import Generator
    from rag.syntax import Parser
    from rag.views import View
    from rag.views.check import Checked, Checker, Draft

HITS_ON_TOPIC, STORIES_ON_TOPIC = 80, 32  # that a view of a topic is made of
MOST_EVENTS = 40


class Views(ABC):
    """What an engine shows of its index besides answers. An engine gives what it is made with."""

    settings: Settings
    _index: Part[Store]
    _generator: Part[Generator]
    _threads: Executor
    _verifier: Part[Verifier] | None
    _parser: Part[Parser | None] | None
    _checker: Checker | None = None

    def timeline(self, topic: str, filters: Filters | None = None, around: date | None = None, most: int = MOST_EVENTS) -> View:
        """What happened when on a topic, or, without one, what the stories tell most of: at most so many events, in order of day."""
        from rag.answer.answered import untold
        from rag.answer.events import main_events, on_topic
        from rag.views import View
        from rag.views.timeline import timeline

        index, shelf = self._index.get(), self.shelf()
        stories = index.articles(filters or Filters())
        if topic.strip():
            evidence, nearest = self._evidence_on(topic, filters)
            if why := untold(evidence, nearest):
                return self._or_why(View("timeline", topic.strip(), (), why, index.name), filters)
            events = on_topic(evidence, most)
        else:
            events = main_events(shelf, stories, most)
        days = tuple(sorted({info.published[:10] for info in stories if info.published}))
        return self._or_why(replace(timeline(topic.strip(), events, index.name, around), published=days), filters)

    def quotes(
        self, asked: str = "", about: str = "", filters: Filters | None = None, limit: int | None = None, by_outlet: bool = False
    ) -> View:
        """What the speaker `asked` names said, else what was said about it, in order of day; without it all statements.

        `about` narrows what a speaker said; of more than `limit` statements the latest are given.
        """
        from rag.views.quotes import find, quotes

        index = self._index.get()
        return self._or_why(quotes(index, asked.strip(), find(index, asked, about, filters), limit, by_outlet), filters)

    def speakers(self, asked: str = "", about: str = "", filters: Filters | None = None, limit: int | None = None) -> View:
        """Who speaks, or speaks about something, and how often."""
        from rag.views.quotes import find, speakers

        index = self._index.get()
        return self._or_why(speakers(index, asked.strip(), find(index, asked, about, filters), limit), filters)

    def compare(self, topic: str, filters: Filters | None = None) -> View:
        """What each outlet says on a topic or question, the figures beside each other, corrections, and what only one outlet has."""
        from rag.answer.answered import untold
        from rag.views import View
        from rag.views.compare import compare

        if not topic.strip():
            raise BadInput("No topic was given.", 'Give one: footnote compare "the cost of the bridge"')
        evidence, nearest = self._evidence_on(topic, filters)
        name = self._index.get().name
        if why := untold(evidence, nearest):
            return self._or_why(View("compare", topic.strip(), (), why, name), filters)
        return self._or_why(compare(topic.strip(), evidence, name), filters)

    def nothing_to_search(self, filters: Filters | None = None) -> str | None:
        """Why no story passes the filters, with the count and what to type; None when one does."""
        from rag.search.nothing import nothing_to_search

        return nothing_to_search(self._index.get(), filters or Filters())

    def nothing_there(self) -> str | None:
        """That the folders hold no story, and what they hold instead; None when there is one."""
        from rag.search.nothing import nothing_there

        return nothing_there(self._index.get())

    def _or_why(self, view: View, filters: Filters | None) -> View:
        """The view; where it is empty because there is no story to look in, it says so."""
        return view if view.items else replace(view, reason=self.nothing_to_search(filters) or view.reason)

    def _evidence_on(self, topic: str, filters: Filters | None) -> tuple[Evidence, float]:
        """The sentences of many stories on a topic, and the cosine of the passage nearest to it (1 where none is known)."""
        from rag.answer.evidence.gather import unranked
        from rag.answer.question import Intent

        asked = replace(self.understood(topic, (), filters), intent=Intent.TIMELINE, parts=())
        hits = self.search(Query(asked.text, HITS_ON_TOPIC, asked.filters))
        nearest = max((hit.explain["dense score"] for hit in hits if "dense score" in hit.explain), default=1.0)
        return unranked(asked, hits, self.shelf(), STORIES_ON_TOPIC), nearest

    def check(
        self,
        draft: Draft | Path | str,
        filters: Filters | None = None,
        cancel: threading.Event | None = None,
        notes: Footnotes | None = None,
        quick: bool = False,
    ) -> Iterator[Checked]:
        """A draft's claims in order, each with its verdict as soon as it is known; `draft` may be a text, or a file.

        What seems to be supported is read once more by the language model, unless `quick`, or by a verifier where one is set.

        Ends early when `cancel` is set. What was found of a claim is remembered, so that a draft checked again after an edit is looked up
        only where it has changed. `notes` numbers the footnotes of several drafts together. Raises BadInput when a file cannot be read.
        """
        from rag.views.check import Draft, read_drafts

        if isinstance(draft, Path):
            drafts = read_drafts(draft, self.settings)
        else:
            drafts = [draft if isinstance(draft, Draft) else Draft("-", draft)]
        if not quick and self._verifier is None:
            self._threads.submit(self._generator.get)  # loads beside the first claims
        checker = self.checker()
        for one in drafts:
            yield from checker.check(one, filters or Filters(), cancel, notes, quick)

    def not_english(self, draft: Draft) -> str | None:
        """What is checked of a draft in a language other than English; None of one in English."""
        from rag.views.check.language import not_english

        return not_english(draft.text, self.shelf().catalogue().languages)

    def checker(self) -> Checker:
        """What checks drafts against this index, and remembers what it found."""
        from rag.views.check import Checker

        if self._checker is None:
            _, embedder = self.index_and_embedder()
            verifier = self._verifier.get().log_odds if self._verifier else None
            parser = self._parser.get() if self._parser else None
            self._checker = Checker(self.search, self.shelf(), embedder, verifier, parser, self._generator.get)
        return self._checker

    @abstractmethod
    def search(self, query: Query) -> list[Hit]:
        """The passages nearest to a query, best first."""

    @abstractmethod
    def shelf(self) -> Shelf:
        """The stories as they are kept ready for answers."""

    @abstractmethod
    def index_and_embedder(self) -> tuple[Store, Embedder]:
        """Both, loaded."""

    @abstractmethod
    def understood(self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None) -> Question:
        """A turn as it is read."""
