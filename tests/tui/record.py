"""Records the session that opens the README: `python -m tests.tui.record`; `python -m tests.tui.record draw` only draws it again.

The real command in a terminal of its own, with the default model on the example articles: nothing in it is scripted but the keys. What is
written is an asciinema cast (docs/session.cast.xz), and a picture made of it (docs/session.svg).
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

from tests.tui import cast

ROOT = Path(__file__).parents[2]
CAST, PICTURE = ROOT / "docs" / "session.cast.xz", ROOT / "docs" / "session.svg"
ARTICLES = "examples/articles"
COLUMNS, ROWS = 104, 30
BY_HAND = 0.06
"""Seconds between two letters that are typed."""
PATIENCE = 240.0
WORK = ("esc stops", "Searching the articles", "Waiting for the model", "Loading the model", "Opening the index")
"""What is read on the screen while the model is at work."""
CAPTION = f"footnote chat {ARTICLES} · answers of the default model, none scripted; waits shortened"


class Recorded:
    """A terminal with `footnote chat` in it: what it writes is kept with its moment, and its screen can be read."""

    def __init__(self, state: str) -> None:
        command = [sys.executable, "-P", "-c", "from rag.cli import main; raise SystemExit(main())", "chat", ARTICLES]
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(ROOT)
            kept = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "FOOTNOTE_INDEXES": state, "FOOTNOTE_STATE": state}
            os.execve(command[0], command, os.environ | kept)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.events: list[cast.Event] = []
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._reader = cast.Reader(self._screen)
        self._begun = time.monotonic()

    @property
    def rows(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def run(self, seconds: float) -> bool:
        """Take what is written for so long; False when the application has ended."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                try:
                    data = os.read(self._terminal, 65536)
                except OSError:
                    return False
                self.events.append((time.monotonic() - self._begun, data.decode("utf-8", "replace")))
                self._reader.feed(self.events[-1][1])
        return True

    def until(self, true: Callable[[str], bool]) -> None:
        """Take what is written until the screen is as wanted."""
        begun = time.monotonic()
        while not true(self.rows):
            if not self.run(0.2) or time.monotonic() - begun > PATIENCE:
                raise SystemExit(f"This was never seen:\n{self.rows}")

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def type(self, words: str) -> None:
        for letter in words:
            self.press(letter)
            self.run(BY_HAND)

    def ask(self, question: str, footnote: str) -> None:
        """Ask, and wait for the answer's end, which has `footnote` below it."""
        self.type(question)
        self.run(1.0)
        self.press("\r")
        self.until(lambda rows: footnote in rows and not waits(rows))


def waits(rows: str) -> bool:
    """Whether the application is at work on an answer, or not ready yet."""
    return any(sign in rows for sign in WORK)


def record(terminal: Recorded) -> None:
    """A question, the words its first footnote rests on, a follow-up, and a question that the articles do not answer."""
    terminal.until(lambda rows: "Ready" in rows)
    terminal.run(1.5)
    terminal.ask("How much will the repair of Salters Bridge cost?", "[1]")
    terminal.run(4.0)
    terminal.press("\r")
    terminal.until(lambda rows: "▌" in rows)
    terminal.run(4.0)
    terminal.press("\x1b")
    terminal.until(lambda rows: "▌" not in rows)
    terminal.run(1.0)
    terminal.ask("Who will do it?", "[2]")
    terminal.run(4.0)
    terminal.ask("Who designed the bridge?", "∅")
    terminal.run(5.0)


def main() -> None:
    """Record, unless only the picture is wanted; then draw."""
    if sys.argv[1:] != ["draw"]:
        with tempfile.TemporaryDirectory() as state:
            terminal = Recorded(state)
            record(terminal)
            terminal.press("\x11")
            cast.write(CAST, terminal.events, COLUMNS, ROWS)
            terminal.run(3.0)
    PICTURE.write_text(cast.draw(CAST, CAPTION, waits), encoding="utf-8")
    print(json.dumps({path.name: path.stat().st_size for path in (CAST, PICTURE)}))


if __name__ == "__main__":
    main()
