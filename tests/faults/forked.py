"""Work in a process of its own, forked so that it begins at once, and what became of it."""

from __future__ import annotations

import json
import os
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress

_LOOKS = 0.01  # seconds between two looks at a process


def start(work: Callable[[], object]) -> int:
    """The number of a process that does `work`, in a group of its own."""
    process = os.fork()
    if process == 0:
        with suppress(OSError):  # it leads one already when it has a terminal
            os.setpgid(0, 0)
        _end(work)
    with suppress(OSError):
        os.setpgid(process, process)
    return process


def result(work: Callable[[], Sequence[str]]) -> list[str]:
    """What `work` returns in a process of its own; what it raised, in a line, or how it died."""
    return begin(work)()


def begin(work: Callable[[], Sequence[str]]) -> Callable[[], list[str]]:
    """Begins it; what is returned waits for the end and gives the same."""
    reader, writer = os.pipe()

    def tell() -> None:
        import faiss

        faiss.omp_set_num_threads(1)  # the threads of the process it was forked from are not there
        try:
            told = list(work())
        except BaseException as error:
            told = [f"{type(error).__name__}: {error}"]
            traceback.print_exc()
        os.write(writer, json.dumps(told).encode())

    process = start(tell)
    os.close(writer)

    def end() -> list[str]:
        with os.fdopen(reader, "rb") as answer:
            told = answer.read()
        _, status = os.waitpid(process, 0)
        return list(json.loads(told)) if told else [f"it died ({os.waitstatus_to_exitcode(status)})"]

    return end


def wait(process: int, seconds: float | None = None, meanwhile: Callable[[], object] = lambda: None, group: bool = False) -> int:
    """The exit code of a process, which is killed (with all it started when `group`) after `seconds`."""
    until = None if seconds is None else time.monotonic() + seconds
    while True:
        meanwhile()
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if until is not None and time.monotonic() >= until:
            (os.killpg if group else os.kill)(process, signal.SIGKILL)
            until = None
        time.sleep(_LOOKS if until is None else max(0.0, min(_LOOKS, until - time.monotonic())))


def _end(work: Callable[[], object]) -> None:
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
