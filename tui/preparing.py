"""While a question is being typed the engine already does what it can for it: search, embed, read the passages.

It is thrown away at the next key, never shown, and changes nothing of an answer but how soon it comes.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from rag.types import Filters, Turn
from tui import background

if TYPE_CHECKING:
    from rag.engine import Engine

PAUSE = 0.4
"""Seconds without a key after which a question is taken for worth preparing."""
WORDS = 3
"""How many words it must have: of fewer nobody can tell what they will ask for."""


class Preparer:
    """At most one preparation at a time."""

    def __init__(self) -> None:
        self._cancel = threading.Event()
        self._work: background.Work | None = None

    @property
    def busy(self) -> bool:
        """Whether one is still under way, or has been stopped and not ended yet."""
        return self._work is not None and self._work.is_alive()

    def begin(self, engine: Engine, question: str, history: tuple[Turn, ...], filters: Filters) -> None:
        """Prepare `question` on a thread, unless it is too short to tell anything."""
        if self.busy or len(question.split()) < WORDS:
            return
        cancel = self._cancel = threading.Event()
        self._work = background.start(lambda: engine.prepare(question, history, filters=filters, cancel=cancel), "preparing")

    def stop(self) -> None:
        """Stop at once; it ends within what the machine computes in one go."""
        self._cancel.set()
