"""The generator's words and its progress as one stream.

Progress is reported from inside the call that reads the prompt, so the generator works in a thread of its
own here, and what it says is passed on in order.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
OnReading = Callable[[int, int], None]


class Stop(threading.Event):
    """Set when either it or the person's own event is set."""

    def __init__(self, asked: threading.Event | None = None) -> None:
        super().__init__()
        self._asked = asked

    def is_set(self) -> bool:
        return super().is_set() or (self._asked is not None and self._asked.is_set())


def together(work: Callable[[OnReading], Iterator[T]], stop: Stop) -> Iterator[T | tuple[int, int]]:
    """What `work(on_reading)` yields, with (done, total) in between whenever it calls `on_reading`.

    An error of `work` is raised here. When the consumer goes away, `stop` is set and the work waited for.
    """
    queue: SimpleQueue[tuple[str, T | tuple[int, int] | BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            for piece in work(lambda done, total: queue.put(("item", (done, total)))):
                queue.put(("item", piece))
            queue.put(("end", None))
        except BaseException as error:  # passed on to the consumer, whatever it is
            queue.put(("error", error))

    thread = threading.Thread(target=run, name="generator", daemon=True)
    thread.start()
    try:
        while True:
            kind, item = queue.get()
            if kind == "end":
                return
            if isinstance(item, BaseException):
                raise item
            yield item  # type: ignore[misc]
    finally:
        stop.set()
        thread.join()
