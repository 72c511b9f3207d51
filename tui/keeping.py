"""Keeps a conversation in the store as it goes. A store that fails is said once and no reason to stop talking.

What a full disk or another program keeps from being written is written with what comes next, once it can be.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import FootnoteError
from rag.types import Finished
from tui import strings
from tui.turn import Exchange, Stage

if TYPE_CHECKING:
    from rag.sessions import SavedTurn, Session, Sessions

BETWEEN = 0.25
AGAIN = 2.0  # seconds before a store that could not be written is tried again


class Keeper:
    """One conversation at a time. Without a path nothing is kept."""

    def __init__(self, path: Path | None, complain: Callable[[str], None]) -> None:
        self._path = path
        self._complain = complain
        self._store: Sessions | None = None
        self._due: list[Callable[[], object]] = []
        self._failed: float | None = None
        self._wrote = 0.0
        self._first = 0  # the turn on the screen that the kept conversation begins with
        self.session: int | None = None
        self.index = ""

    @property
    def path(self) -> Path | None:
        """The file that conversations and pins are kept in."""
        return self._path

    @property
    def store(self) -> Sessions | None:
        """The open store, or None when nothing can be kept."""
        if self._path is None:
            return None
        try:
            return self._opened()
        except (OSError, sqlite3.Error) as error:
            self._failing(error)
            return None

    def _opened(self) -> Sessions:
        if self._store is None:
            from rag.sessions import Sessions

            assert self._path
            self._store = Sessions(self._path)
        return self._store

    def forget(self) -> None:
        """Begin a new conversation with the next question."""
        self.catch_up(at_once=True)
        self._due.clear()
        self.session = None

    def asked(self, exchange: Exchange) -> None:
        """Keep a question."""
        self._try(lambda: self._ask(exchange))

    def _ask(self, exchange: Exchange) -> None:
        if self.session is not None:
            try:
                self._add(exchange, self.session)
                return
            except sqlite3.IntegrityError:
                self._complain(strings.CONTINUED_ELSEWHERE)
        self.session = self._opened().begin(exchange.question.split("\n")[0][:120], self.index)
        self._first = exchange.number
        self._add(exchange, self.session)

    def _add(self, exchange: Exchange, session: int) -> None:
        number = exchange.number - self._first
        self._opened().asked(session, number, exchange.question, exchange.asked_at, exchange.filters, exchange.alone)

    def written(self, exchange: Exchange) -> None:
        """Keep the answer so far, a few times a second at most."""
        store, session, now = self._store, self.session, time.monotonic()
        if store and session is not None and exchange.text and not self._due and now - self._wrote >= BETWEEN:
            self._wrote = now
            self._try(lambda: store.answered(session, exchange.number - self._first, exchange.so_far))

    def finished(self, exchange: Exchange) -> None:
        """Keep a whole turn."""
        if exchange.answer:
            self._try(lambda: self._finish(exchange))

    def _finish(self, exchange: Exchange) -> None:
        if self.session is not None and exchange.answer:
            self._opened().answered(self.session, exchange.number - self._first, exchange.answer)

    def catch_up(self, at_once: bool = False) -> None:
        """Write what could not be written before, when it is time to try again."""
        if at_once or self._failed is None or time.monotonic() - self._failed >= AGAIN:
            self._write()

    def _try(self, work: Callable[[], object]) -> None:
        if self._path is not None:
            self._due.append(work)
            self.catch_up()

    def _write(self) -> None:
        try:
            while self._due:
                self._due[0]()
                self._due.pop(0)
            self._failed = None
        except (OSError, sqlite3.Error) as error:
            self._failing(error)

    def _failing(self, error: Exception) -> None:
        """Said once, until it works again. A file that is no store any more is given up."""
        if isinstance(error, OSError | sqlite3.OperationalError):
            if self._failed is None:
                self._complain(strings.not_saved_now(error=error))
            self._failed = time.monotonic()
        else:
            self._complain(strings.never_saved(error=error))
            self._store = self._path = None
            self._due.clear()

    def delete(self, session: Session) -> None:
        """Delete for good; the conversation on the screen stays on it, and is kept no more."""
        if store := self.store:
            store.delete(session.id)
            if self.session == session.id:
                self.forget()

    def resume(self, session: Session) -> list[Exchange]:
        """The turns of a kept conversation; what is asked next is kept with them."""
        if self.store is None:
            return []
        self.session, self._first = session.id, 0
        try:
            return [restored(turn) for turn in self.store.turns(session.id)]
        except (sqlite3.Error, FootnoteError, ValueError) as error:
            self._complain(strings.not_readable(error=error))
            return []


def restored(turn: SavedTurn) -> Exchange:
    """A turn as it was; one that was cut off counts as stopped."""
    exchange = Exchange(turn.number, turn.question, turn.asked, filters=turn.filters, alone=turn.alone)
    if turn.answer:
        exchange.apply(Finished(turn.number, turn.answer))
    else:
        exchange.stage = Stage.STOPPED
    return exchange
