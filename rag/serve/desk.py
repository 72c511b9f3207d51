"""What other programs may do with the indexes that were named: ask, search, show, list, verify. Nothing is written.

Requests come in as the structs of requests.py, records go out as contract.py says. One answer is written at a time, in
the order they were asked for, whichever index they are asked of: there is one model.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rag.answer.record import hit_json, to_json
from rag.cli.saved import read_answer
from rag.cli.screen import labelled
from rag.cli.undated import undated
from rag.engine import Engine
from rag.errors import BadInput
from rag.looking import Folders
from rag.serve import strings
from rag.serve.requests import Articles, Ask, Search, Show, Verify
from rag.types import Answer, Event, Finished, Query

log = logging.getLogger(__name__)


class Desk:
    """Opened indexes by their names. Everything here runs in one event loop; what computes, in threads beside it."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self.engines = dict(engines)
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answer")  # its queue is the order of the questions
        self._stops: set[threading.Event] = set()

    def engine(self, index: str | None) -> Engine:
        """The engine of an index, which need not be named where there is only one. Raises BadInput."""
        if index is None and len(self.engines) == 1:
            return next(iter(self.engines.values()))
        if index in self.engines:
            return self.engines[index]
        said = strings.NO_INDEX_NAMED if index is None else strings.no_index_here(index=index)
        raise BadInput(f"{said}.", strings.name_one(names=", ".join(self.engines)))

    async def events(self, ask: Ask) -> AsyncGenerator[Event]:
        """The events of an answer as it comes about; whoever stops listening stops it, or takes it out of the queue."""
        engine = self.engine(ask.index)
        loop, stop = asyncio.get_running_loop(), threading.Event()
        told: asyncio.Queue[Event | None] = asyncio.Queue()

        def tell(event: Event | None) -> None:
            with suppress(RuntimeError):  # the loop has been closed: nobody listens any more
                loop.call_soon_threadsafe(told.put_nowait, event)

        def answer() -> None:
            try:
                asked = ask.asked.isoformat() if ask.asked else None
                for event in () if stop.is_set() else engine.ask(ask.question, ask.history, asked, ask.filters, stop):
                    tell(event)
            except Exception:
                log.exception("answering failed")
            finally:
                self._stops.discard(stop)
                tell(None)

        self._stops.add(stop)
        self._answering.submit(answer)
        try:
            while event := await told.get():
                yield event
        finally:
            stop.set()

    async def ask(self, ask: Ask, take: Callable[[Event], Any] | None = None) -> Answer:
        """The whole answer; `take` is awaited with every event on the way."""
        async with aclosing(self.events(ask)) as events:
            async for event in events:
                if take:
                    await take(event)
                if isinstance(event, Finished):
                    return event.answer
        raise RuntimeError("the engine ended a turn without Finished")

    async def search(self, search: Search) -> dict[str, Any]:
        engine = self.engine(search.index)
        hits = await asyncio.to_thread(engine.search, Query(search.query, search.k, search.filters))
        return record({"query": search.query, "hits": [hit_json(hit) for hit in hits]})

    async def articles(self, listing: Articles) -> dict[str, Any]:
        engine = self.engine(listing.index)
        found = await asyncio.to_thread(engine.articles, listing.filters)
        left_out = [info.file for info in await asyncio.to_thread(undated, engine, listing.filters)]
        page = found[listing.offset : listing.offset + listing.limit]
        return record({"articles": [asdict(info) for info in page], "total": len(found), "undated_left_out": left_out})

    async def show(self, show: Show) -> dict[str, Any]:
        return await asyncio.to_thread(_shown, self.engine(show.index), show)

    async def verify(self, verify: Verify) -> dict[str, Any]:
        """Looks only below the folders of the indexes that are open."""
        return await asyncio.to_thread(self._verified, verify)

    def _verified(self, verify: Verify) -> dict[str, Any]:
        answer = read_answer(verify.answer)
        roots = dict.fromkeys(Path(root) for engine in self.engines.values() for root in engine.status().roots)
        folders = Folders(next(iter(self.engines.values())).settings, list(roots))
        checks = [folders.look_up(citation) for citation in answer.citations]
        looked = [{"number": c.citation.number, "state": c.state, "detail": c.detail, "looked_in": c.looked_in} for c in checks]
        return record({"citations": looked})

    @property
    def waiting(self) -> int:
        """How many answers are being written or wait for their turn."""
        return len(self._stops)

    def stop(self) -> None:
        """Stop what is being answered or waits for it."""
        for stop in list(self._stops):
            stop.set()

    def close(self) -> None:
        """Stop everything and give it back."""
        self.stop()
        self._answering.shutdown(wait=True, cancel_futures=True)
        for engine in self.engines.values():
            engine.close()


def answer_record(answer: Answer) -> dict[str, Any]:
    """An answer as JSON, its names made labels."""
    return record(to_json(answer))


def record(content: dict[str, Any]) -> dict[str, Any]:
    """What is handed out: titles, outlets and bylines are labels; what spans count in, or is looked up by, stays exact."""
    found: dict[str, Any] = labelled(content)
    return found


def _shown(engine: Engine, show: Show) -> dict[str, Any]:
    info = engine.info(show.file, show.part)
    article = engine.article(info.file, info.part, info.root)
    start, end = 0, len(article.text)
    marked = None
    if show.start is not None or show.end is not None:
        first, last = show.start or 0, end if show.end is None else show.end
        if not first < last <= end:
            raise BadInput(strings.not_in_it(file=show.file, end=end, first=first, last=last), strings.LEAVE_OUT_SPAN)
        marked = article.text[first:last]
        start, end = max(0, first - show.around), min(end, last + show.around)
    return record(
        {
            "index": engine.status().name,
            **{name: getattr(info, name) for name in ("file", "part", "root", "title", "byline", "outlet", "published", "text_sha256")},
            "characters": len(article.text),
            "start": start,
            "end": end,
            "text": article.text[start:end],
            "marked": marked,
            "newer": info.newer,
            "otherwise": [asdict(told) for told in info.otherwise],
        }
    )
