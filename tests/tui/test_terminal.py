"""The real command, the real models, a real terminal: one question, its footnote, and the words it opens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.freeze import EXAMPLES

pytestmark = [
    pytest.mark.models,
    pytest.mark.slow,
    pytest.mark.timeout(360),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


class Terminal:
    """A tmux session of its own, with `footnote chat` in it."""

    def __init__(self, folder: Path) -> None:
        self._server = f"footnote-{os.getpid()}"
        env = [f"FOOTNOTE_INDEXES={folder}", f"FOOTNOTE_STATE={folder}"]
        chat = [sys.executable, "-c", "from rag.cli import main; main()", "chat", str(EXAMPLES)]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", "env", "-u", "COLUMNS", "-u", "LINES", *env, *chat)

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(["tmux", "-L", self._server, *words], capture_output=True, text=True, check=False)
        return done.stdout

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    @property
    def running(self) -> bool:
        return bool(self._tmux("list-sessions"))

    def wait(self, true: Callable[[str], object], seconds: float) -> str:
        """The screen as soon as `true` of it; fails with the screen after `seconds`."""
        until = time.monotonic() + seconds
        while not true(screen := self.screen):
            assert time.monotonic() < until, screen
            time.sleep(0.2)
        return screen

    def close(self) -> None:
        self._tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


def test_a_real_question_is_answered_and_its_footnote_opens_the_words(terminal: Terminal) -> None:
    terminal.wait(lambda screen: "Ask these articles a question" in screen, 60)
    terminal.type("Where was the stolen Amber Compass found?")
    terminal.press("Enter")
    screen = terminal.wait(lambda screen: "[1] NORTHSHORE WIRE" in screen, 240)
    assert "locker" in screen
    terminal.press("Enter")
    screen = terminal.wait(lambda screen: "▌ " in screen and "northshore_wire_compass_found.txt" in screen, 60)
    assert any("▌" in row and "locker" in row for row in screen.split("\n"))
    terminal.press("C-q")
    until = time.monotonic() + 20
    while terminal.running and time.monotonic() < until:
        time.sleep(0.1)
    assert not terminal.running
