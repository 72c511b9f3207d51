"""Keeps a conversation in the store as it goes. A store that fails is said once and no reason to stop talking."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import FootnoteError
from rag.types import Finished
from tui.turn import Exchange, Stage, after

if TYPE_CHECKING:
    from rag.sessions import SavedTurn, Session, Sessions

BETWEEN = 0.25


class Keeper:
    """One conversation at a time. Without a path nothing is kept."""

    def __init__(self, path: Path | None, complain: Callable[[str], None]) -> None:
        self._path = path
        self._complain = complain
        self._store: Sessions | None = None
        self._wrote = 0.0
        self.session: int | None = None
        self.index = ""

    @property
    def store(self) -> Sessions | None:
        """The open store, or None when nothing can be kept."""
        if self._store is None and self._path is not None:
            from rag.sessions import Sessions

            try:
                self._store = Sessions(self._path)
            except (OSError, sqlite3.Error) as error:
                self._path = None
                self._complain(f"Conversations cannot be saved: {error}.")
        return self._store

    def forget(self) -> None:
        """Begin a new conversation with the next question."""
        self.session = None

    def asked(self, exchange: Exchange) -> None:
        """Keep a question."""
        if store := self.store:
            self._try(lambda: self._ask(store, exchange))

    def _ask(self, store: Sessions, exchange: Exchange) -> None:
        if self.session is None:
            self.session = store.begin(exchange.question.split("\n")[0][:120], self.index)
        store.asked(self.session, exchange.number, exchange.question, exchange.asked_at)

    def written(self, exchange: Exchange) -> None:
        """Keep what has been written so far, a few times a second at most."""
        store, session, now = self._store, self.session, time.monotonic()
        if store and session is not None and exchange.text and now - self._wrote >= BETWEEN:
            self._wrote = now
            self._try(lambda: store.written(session, exchange.number, exchange.text))

    def finished(self, exchange: Exchange) -> None:
        """Keep a whole turn."""
        store, session, answer = self._store, self.session, exchange.answer
        if store and session is not None and answer:
            self._try(lambda: store.finished(session, exchange.number, answer, exchange.text))

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except sqlite3.Error as error:
            self._complain(f"This conversation is not being saved: {error}.")
            self._store = self._path = None

    def resume(self, session: Session) -> list[Exchange]:
        """The turns of a kept conversation; what is asked next is kept with them."""
        if self.store is None:
            return []
        self.session = session.id
        try:
            return [restored(turn) for turn in self.store.turns(session.id)]
        except (sqlite3.Error, FootnoteError, ValueError) as error:
            self._complain(f"This conversation cannot be read: {error}.")
            return []


def restored(turn: SavedTurn) -> Exchange:
    """A turn as it was; one that was cut off counts as stopped."""
    exchange = Exchange(turn.number, turn.question, turn.asked)
    if turn.answer:
        if turn.answer.status == "stopped":
            exchange.tail = after(turn.answer.text, turn.written)
        exchange.apply(Finished(turn.number, turn.answer))
    else:
        exchange.stage, exchange.tail = Stage.STOPPED, turn.written
    return exchange
