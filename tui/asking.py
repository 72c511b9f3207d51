"""Questions go to the engine one after another, on a thread; its events come back as messages.

A stop takes effect at once on the screen; the engine notices between two tokens, and the next question
waits for that, not the person.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from rag.types import Filters, Finished, Turn
from tui import background
from tui.messages import TurnEvent, TurnFailed
from tui.turn import Exchange, Stage

if TYPE_CHECKING:
    from rag.engine import Engine


_ALL = Filters()


class Asker:
    """One conversation's questions. `post` must be safe to call from a thread."""

    def __init__(
        self,
        post: Callable[[Message], object],
        history: Callable[[Exchange], tuple[Turn, ...]],
        epoch: int = 0,
        filters: Filters = _ALL,
    ) -> None:
        self.epoch = epoch
        self.filters = filters
        self._post = post
        self._history = history
        self._engine: Engine | None = None
        self._broken: BaseException | None = None
        self._queue: deque[Exchange] = deque()
        self._current: Exchange | None = None
        self._cancel = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether anything is being answered, or waits to be."""
        return self._current is not None or bool(self._queue)

    def ready(self, engine: Engine) -> None:
        """The engine can answer now: what was asked before begins."""
        self._engine = engine
        self._next()

    def broken(self, error: BaseException) -> None:
        """There is no engine: every question ends with `error`."""
        self._broken = error
        self._next()

    def hopes(self) -> bool:
        """What is asked next waits for an engine once more; False when nothing had kept it from one."""
        error, self._broken = self._broken, None
        return error is not None

    def ask(self, exchange: Exchange) -> None:
        """Ask when everything before has been answered."""
        self._queue.append(exchange)
        self._next()

    def stop(self) -> list[Exchange]:
        """Stop what is being answered and what waits; returns those, the oldest first."""
        self._cancel.set()
        stopped = [self._current] if self._current else []
        stopped += self._queue
        self._queue.clear()
        stopped = [exchange for exchange in stopped if not exchange.stage.over]
        for exchange in stopped:
            exchange.stop()
        return stopped

    def done(self, number: int) -> None:
        """The engine has finished with a turn."""
        if self._current and self._current.number == number:
            self._current = None
            self._next()

    def _next(self) -> None:
        if self._current or not self._queue or not (self._engine or self._broken):
            return
        exchange = self._current = self._queue.popleft()
        if self._engine is None and self._broken:
            self._post(TurnFailed(exchange.number, self.epoch, self._broken))
            return
        exchange.stage = Stage.SEARCHING
        cancel = self._cancel = threading.Event()
        assert self._engine
        engine, history, filters = self._engine, self._history(exchange), exchange.filters

        def work() -> None:
            try:
                for event in engine.ask(exchange.question, history=history, filters=filters, cancel=cancel, turn=exchange.number):
                    self._post(TurnEvent(exchange.number, self.epoch, event))
                    if isinstance(event, Finished):
                        return
                raise RuntimeError("the engine ended a turn without an answer")
            except BaseException as error:
                self._post(TurnFailed(exchange.number, self.epoch, error))
                raise

        background.start(work, f"turn {exchange.number}")
