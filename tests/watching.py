"""Processes whose every way out is seen, also those of compiled libraries, and which have no network to reach.

strace notes what each process and thread of a command looks up, connects and sends. Where the system lets us, they also
stand in a network namespace with nothing in it. What they write to the home folder is seen, as that is theirs alone.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from rag.config import CHECKOUT, load_settings

CALLS = "connect,sendto,sendmsg,sendmmsg"
_KEPT = {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONUTF8", "TMPDIR", "VIRTUAL_ENV"}
_REACHED = re.compile(r"AF_INET|/resolve/")  # an address, or the system's own resolver
COMMAND = [sys.executable, "-c", "import sys; from rag.cli import main; sys.exit(main())"]


@cache
def _strace() -> list[str]:
    """How strace is called here; skips the test, saying why, where it cannot be."""
    call = ["strace", "--follow-forks", "--quiet=all", "--seccomp-bpf", f"--trace={CALLS}"]
    if shutil.which("strace") is None:
        pytest.skip("not watched: strace is not installed, so what compiled libraries reach for cannot be seen")
    if subprocess.run([*call, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("not watched: strace may not trace processes here, so what compiled libraries reach for cannot be seen")
    return call


@cache
def _without_network() -> list[str]:
    """A prefix that takes the network away, empty where the system does not allow it."""
    call = ["unshare", "--map-root-user", "--net"]
    works = shutil.which("unshare") and subprocess.run([*call, "true"], capture_output=True, check=False).returncode == 0
    return call if works else []


class Watched:
    """Commands run one after the other with `folder` for a home; `reached` and `written` say what they did."""

    def __init__(self, folder: Path) -> None:
        self._trace, self._home = folder / "trace", folder / "home"
        self._home.mkdir()
        self.articles = folder / "articles"
        self.articles.mkdir()
        # Only what a command needs: libraries keep still where CI or a hundred other variables say so, which would prove nothing.
        kept = {name: value for name, value in os.environ.items() if name in _KEPT}
        own: dict[str, Path | str] = {
            "FOOTNOTE_INDEXES": folder / "indexes",
            "FOOTNOTE_STATE": folder / "state",
            "FOOTNOTE_CONFIG": folder / "config.toml",
        }
        own |= {"HOME": self._home, "FOOTNOTE_MODELS": load_settings().models, "FOOTNOTE_GENERATOR": "smollm2-135m-instruct"}
        self._environment = kept | {name: str(value) for name, value in own.items()}

    def run(self, command: Sequence[str], given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """`command` to its end."""
        return subprocess.run(
            self._call(command),
            input=given,
            env=self._environment | environment,
            cwd=CHECKOUT,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    @contextmanager
    def terminal(self, command: Sequence[str]) -> Iterator[Terminal]:
        """`command` in a terminal of its own, ended with ctrl+q."""
        ours, theirs = pty.openpty()
        environment = self._environment | {"COLUMNS": "100", "LINES": "40", "TERM": "xterm-256color"}
        call = self._call(command)
        with subprocess.Popen(
            call, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=CHECKOUT, start_new_session=True
        ) as process:
            os.close(theirs)
            terminal = Terminal(ours)
            try:
                yield terminal
                terminal.type("\x11")
                process.wait(60)
            finally:
                process.kill()
                terminal.close()

    def _call(self, command: Sequence[str]) -> list[str]:
        return [*_strace(), "--output-append-mode", "-o", str(self._trace), *_without_network(), *command]

    @property
    def reached(self) -> list[str]:
        """The calls by which something was looked up or connected."""
        return [line for line in self._trace.read_text(encoding="utf-8", errors="replace").splitlines() if _REACHED.search(line)]

    @property
    def written(self) -> list[str]:
        """What lies in the home folder, which was empty."""
        return sorted(str(path.relative_to(self._home)) for path in self._home.rglob("*") if path.is_file())


class Terminal:
    """Our end of a terminal: what was drawn, and keys."""

    def __init__(self, end: int) -> None:
        self._end, self._drawn = end, b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with suppress(OSError):  # the other end is gone
            while some := os.read(self._end, 1 << 16):
                self._drawn += some

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def wait(self, words: str, seconds: float = 240) -> None:
        """Until `words` were drawn; fails with the end of what was."""
        until = time.monotonic() + seconds
        while words.encode() not in self._drawn:
            assert time.monotonic() < until, self._drawn[-2000:]
            time.sleep(0.2)

    def close(self) -> None:
        self._reader.join(10)
        os.close(self._end)
