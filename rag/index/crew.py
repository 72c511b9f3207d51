"""Reading and splitting stories in other Python processes: on all cores, and within limits that no file can break.

A process does one item at a time and may spend only so much processor time and memory on it; one that exceeds this ends,
is replaced, and the rest goes on. multiprocessing would run a calling script's main module once more and wants a standard
error with a number, which the terminal application has not; these processes need neither. They are started when they are
needed, end with their parent, and hear no Ctrl-C.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SMALL = 1_000_000  # characters of an article that take no time worth a process
MUCH = 300  # items: below this, starting processes costs more than it saves
SECONDS = 30.0  # of processor time for an item
MEMORY = 2 * 10**9  # bytes a process may take up
_WAITING = 10  # times its processor time an item may take by the clock: it may also hang without computing
_PAUSE = 0.2  # seconds between two looks at whether to stop
_SERVE = "import sys; sys.path[:] = {!r}; from rag.index.crew import serve; serve()"


class Crew:
    """At most `size` processes. Use it in a `with`, which ends them. `check` is called while waiting, and may raise to stop."""

    def __init__(self, size: int, much: int = MUCH, seconds: float = SECONDS, check: Callable[[], None] = lambda: None) -> None:
        self._size, self._much, self._seconds, self._check = size, much, seconds, check
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        for worker in self._workers:
            worker.process.kill()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def map(
        self,
        task: Callable[[T], R],
        items: Iterable[T],
        count: int,
        chunk: int = 16,
        harmless: Callable[[T], bool] = lambda _: True,
        instead: Callable[[T, str], R] | None = None,
    ) -> Iterator[R]:
        """`task` of each of the `count` items, in their order; items are only taken as results are.

        Of few items the `harmless` ones are done here. The others are handed over `chunk` at a time. `instead` is called here for an
        item that took too much or ended its process, with words that say so; without it the task is done here. `task`, items and
        results must be picklable. What `task` raises is raised here.
        """
        many = count >= self._much and self._size > 1
        rest = iter(items)
        under_way: deque[Callable[[], list[R]]] = deque()
        while some := list(islice(rest, chunk)):
            for here, group in groupby(some, lambda item: not many and harmless(item)):
                under_way.append(self._begun(task, list(group), instead, here))
            if len(under_way) > 2 * self._size:
                yield from under_way.popleft()()
        while under_way:
            yield from under_way.popleft()()

    def _begun(self, task: Callable[[T], R], some: list[T], instead: Callable[[T, str], R] | None, here: bool) -> Callable[[], list[R]]:
        if here or not (threads := self._started()):
            return lambda: [task(item) for item in some]
        future = threads.submit(self._do, task, some, instead)
        return lambda: self._waited_for(future)

    def _started(self) -> ThreadPoolExecutor | None:
        """The threads that talk to the processes, each of which is started when it is first needed."""
        if self._threads is None and sys.executable:
            self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="crew")
            for _ in range(self._size):
                self._idle.put(None)
        return self._threads

    def _waited_for(self, future: Future[list[R]]) -> list[R]:
        while not wait([future], _PAUSE).done:
            self._check()
            for worker in self._workers:
                worker.kill_if_late(_WAITING * self._seconds)
        return future.result()

    def _do(self, task: Callable[[T], R], items: list[T], instead: Callable[[T, str], R] | None) -> list[R]:
        done: list[R] = []
        tried = -1
        worker = self._idle.get()
        try:
            while len(done) < len(items) and not self._closed:
                try:
                    worker = worker if worker and worker.process.poll() is None else self._new()
                except OSError:  # none can be started
                    return done + [task(item) for item in items[len(done) :]]
                ended = worker.work(task, items[len(done) :], self._seconds, done)
                if ended is None or self._closed:
                    continue
                if instead and not ended.for_sure and tried < len(done):
                    tried = len(done)  # perhaps it was ended from outside, or the last item left it no room
                    continue
                item = items[len(done)]
                done.append(instead(item, ended.why) if instead else task(item))
        finally:
            self._idle.put(worker)
        return done

    def _new(self) -> _Worker:
        worker = _Worker()
        self._workers.append(worker)
        if self._closed:
            worker.process.kill()
        return worker


@dataclass(frozen=True, slots=True)
class _Ended:
    """Why a process ended over an item, and whether that was for sure the item's doing."""

    why: str
    for_sure: bool


class _Worker:
    """One process, and the pipes to it."""

    def __init__(self) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        command = [sys.executable, "-P", "-c", _SERVE.format(sys.path)]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True)
        self._since: float | None = None
        self._late = False

    def work(self, task: Callable[[T], R], items: Sequence[T], seconds: float, done: list[R]) -> _Ended | None:
        """Adds the result of each item to `done` as it comes. Raises what the task raised; otherwise says why the process ended."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            pickle.dump((task, items, seconds), self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
            for _ in items:
                self._since = time.monotonic()
                raised, answer = pickle.load(self.process.stdout)
                if raised:
                    break
                done.append(answer)
            else:
                return None
        except (EOFError, OSError, pickle.UnpicklingError):
            raised, answer = False, None
        finally:
            self._since = None
        if raised and not isinstance(answer, MemoryError):
            raise answer
        self.end()
        return self._why(seconds, raised)

    def _why(self, seconds: float, memory: bool) -> _Ended:
        code = self.process.returncode
        if code == -getattr(signal, "SIGPROF", 0):
            return _Ended(f"it takes more than {_seconds(seconds)} of processor time (the setting max_file_seconds)", True)
        if self._late:
            return _Ended(f"it takes more than {_seconds(_WAITING * seconds)} by the clock (see the setting max_file_seconds)", True)
        if memory:
            return _Ended(f"it takes more than {MEMORY / 1e9:g} GB of memory", False)
        return _Ended(f"it ends the process that reads it ({f'signal {-code}' if code < 0 else f'code {code}'})", False)

    def kill_if_late(self, seconds: float) -> None:
        """Ends the process when it has been at one item for longer than that, by the clock."""
        if (since := self._since) is not None and time.monotonic() - since > seconds:
            self._late = True
            self.process.kill()

    def end(self) -> None:
        self.process.kill()
        with suppress(OSError):  # a pipe that broke
            self.process.communicate()


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"


def serve() -> None:
    """What a process of a crew does until its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    answer: tuple[bool, Any]
    with suppress(EOFError, BrokenPipeError):
        while True:
            task, items, seconds = pickle.load(sys.stdin.buffer)
            for item in items:
                _bound_seconds(seconds)
                try:
                    answer = False, task(item)
                except Exception as error:
                    answer = True, error
                pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
                answers.flush()
                if answer[0]:
                    break


def _bound_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits, macOS keeps few of them
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _bound_seconds(seconds: float) -> None:
    """From now on; the signal's own effect ends the process even when a library does not come back to Python."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def is_small(article: Sequence[Any]) -> bool:
    """Whether an article, whose characters are counted last, takes no time worth a process."""
    return bool(article[-1] <= _SMALL)
