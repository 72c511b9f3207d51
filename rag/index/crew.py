"""Reading and splitting many stories on all cores: Python processes that are handed work over pipes.

multiprocessing would run a calling script's main module once more and wants a standard error with a number, which
the terminal application has not; these processes need neither. They are started when there is much to do, end
with their parent, hear no Ctrl-C, and what one of them cannot finish is done here instead.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MUCH = 300  # items: below this, starting processes costs more than it saves
_SERVE = "import sys; sys.path[:] = {!r}; from rag.index.crew import serve; serve()"


class Crew:
    """At most `size` processes. Use it in a `with`, which ends them."""

    def __init__(self, size: int, much: int = MUCH) -> None:
        self._size, self._much = size, much
        self._workers: list[subprocess.Popen[bytes]] = []
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        for worker in self._workers:
            worker.kill()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            with suppress(OSError):  # a pipe that broke
                worker.communicate()

    def map(self, task: Callable[[T], R], items: Iterable[T], count: int, chunk: int = 16) -> Iterator[R]:
        """`task` of each of the `count` items, in their order; items are only taken as results are.

        They are handed over `chunk` at a time. `task`, items and results must be picklable. What `task` raises is raised here.
        """
        if count < self._much or not self._start():
            yield from map(task, items)
            return
        assert self._threads
        rest = iter(items)
        under_way: deque[Future[list[R]]] = deque()
        while some := list(islice(rest, chunk)):
            under_way.append(self._threads.submit(self._do, task, some))
            if len(under_way) > 2 * self._size:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()

    def _start(self) -> bool:
        if self._threads is None and self._size > 1 and sys.executable:
            command = [sys.executable, "-P", "-c", _SERVE.format(sys.path)]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            with suppress(OSError):
                for _ in range(self._size):
                    self._workers.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True))
            for worker in self._workers:
                self._idle.put(worker)
            self._threads = ThreadPoolExecutor(len(self._workers), thread_name_prefix="crew") if self._workers else None
        return self._threads is not None

    def _do(self, task: Callable[[T], R], chunk: list[T]) -> list[R]:
        worker = self._idle.get()
        try:
            answer = _asked(worker, task, chunk) if worker else None
        finally:
            self._idle.put(worker if worker and worker.poll() is None else None)
        if answer is None:
            return [] if self._closed else [task(item) for item in chunk]
        if isinstance(answer, Exception):
            raise answer
        return answer


def _asked(worker: subprocess.Popen[bytes], task: Callable[[T], R], chunk: Sequence[T]) -> list[R] | Exception | None:
    """The results, or what was raised; None when the process died of it."""
    assert worker.stdin
    assert worker.stdout
    try:
        pickle.dump((task, chunk), worker.stdin, pickle.HIGHEST_PROTOCOL)
        worker.stdin.flush()
        answer: list[R] | Exception = pickle.load(worker.stdout)
        return answer
    except (EOFError, OSError, pickle.UnpicklingError):
        worker.kill()
        worker.wait()
        return None


def serve() -> None:
    """What a process of a crew does until its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            task, chunk = pickle.load(sys.stdin.buffer)
            try:
                answer: Any = [task(item) for item in chunk]
            except Exception as error:
                answer = error
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
