"""One attempt on Footnote and what came of it; the real command, bounded in processor time, memory and patience."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
SECONDS = 20.0  # of processor time that no command may take; a busy machine takes longer, and is not the command's fault
LIMIT = "3"  # seconds of processor time for one file, below those of an attempt
PATIENCE = 900.0  # seconds until a command that only waits is killed
MEMORY = 12 << 30

# What no line of output may hold, whatever stands in a file: what a screen obeys, hides or turns round.
_RENDERED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u3164\u2800\U000e0000-\U000e0fff]")
_own = threading.local()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an attempt did: each a sentence saying so, or empty."""

    obeyed: str = ""
    rendered: str = ""
    crashed: str = ""
    slow: str = ""

    def __bool__(self) -> bool:
        """Whether it did any harm."""
        return any((self.obeyed, self.rendered, self.crashed, self.slow))

    def __or__(self, other: Verdict) -> Verdict:
        return Verdict(*(getattr(self, name) or getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        return "; ".join(f"{name}: {said}" for name in self.__slots__ if (said := getattr(self, name)))


@dataclass(frozen=True)
class Attempt:
    """`quick` ones are run by `make test` too."""

    name: str
    run: Callable[[], Verdict]
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code (negative for a signal), what it wrote, its seconds of processor time and the most it may take."""

    command: str
    code: int
    out: str
    seconds: float
    most: float = SECONDS

    @property
    def verdict(self) -> Verdict:
        """Whether it crashed, took long, or wrote what a screen would obey. An error that is told is no crash."""
        crashed = slow = rendered = ""
        if self.seconds >= self.most or self.code == -signal.SIGKILL:
            slow = f"{self.command}: {self.seconds:.0f} s of processor time"
        elif self.code < 0 or self.code not in (0, 1, 2, 3, 4, 5):
            crashed = f"{self.command} ended with {self.code}"
        elif "Traceback (most recent" in self.out or "did not expect" in self.out:
            line = next(line for line in self.out.splitlines() if "Traceback" in line or "did not expect" in line)
            crashed = f"{self.command}: {line[:160]!a}"
        if found := _RENDERED.search(self.out):
            around = self.out[max(0, found.start() - 30) : found.end() + 10]
            rendered = f"{self.command}: U+{ord(found[0]):04X} in {around!a}"
        return Verdict("", rendered, crashed, slow)


@dataclass
class Desk:
    """A place of its own for one attempt or several: articles, indexes, state, configuration."""

    place: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def articles(self) -> Path:
        folder = self.place / "articles"
        folder.mkdir(exist_ok=True)
        return folder

    def footnote(self, *arguments: str, told: str = "", seconds: float = SECONDS) -> Ran:
        """Runs the command with pipes for a terminal, `told` on its standard input; `seconds` are of processor time."""
        own = {name: str(self.place / name.lower()) for name in ("FOOTNOTE_INDEXES", "FOOTNOTE_STATE", "FOOTNOTE_CONFIG")}
        environment = {**os.environ, **own, "FOOTNOTE_MAX_FILE_SECONDS": LIMIT, **self.environment}
        (self.place / "told").write_bytes(told.encode("utf-8", "surrogateescape"))
        with tempfile.NamedTemporaryFile(dir=self.place) as out:
            request = {
                "arguments": list(arguments),
                "folder": str(self.place),
                "environment": environment,
                "told": str(self.place / "told"),
                "out": out.name,
                "seconds": int(seconds),
                "memory": MEMORY,
                "patience": PATIENCE,
            }
            code, used = _asked(request)
            return Ran(f"footnote {arguments[0]}", int(code), out.read().decode("utf-8", "replace"), used, seconds)


def _asked(request: dict[str, object]) -> list[float]:
    """The reply of this thread's own runner, which is started when there is none."""
    runner: subprocess.Popen[str] | None = getattr(_own, "runner", None)
    if runner is None or runner.poll() is not None:
        command = [sys.executable, "-m", "tests.attack.runner"]
        runner = _own.runner = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert runner.stdin
    assert runner.stdout
    print(json.dumps(request), file=runner.stdin, flush=True)
    return list(json.loads(runner.stdout.readline()))


def desk() -> Desk:
    """A fresh one, gone with the process."""
    folder = tempfile.TemporaryDirectory(prefix="attack-")
    made = Desk(Path(folder.name))
    made._folder = folder  # type: ignore[attr-defined]  # keeps it until the desk goes
    return made


def once(make: Callable[..., T]) -> Callable[..., T]:
    """Makes a thing once for each argument, though several attempts that need it may begin together."""
    kept = cache(make)
    locks = defaultdict[tuple[object, ...], threading.Lock](threading.Lock)

    def get(*arguments: object) -> T:
        with locks[arguments]:
            return kept(*arguments)

    return get


def outcomes(attempts: Sequence[Attempt]) -> Iterator[tuple[Attempt, Verdict]]:
    """Runs them; what an attempt itself stumbles over counts as a crash."""
    for attempt in attempts:
        try:
            yield attempt, attempt.run()
        except Exception as error:
            yield attempt, Verdict(crashed=f"{type(error).__name__}: {error}")
