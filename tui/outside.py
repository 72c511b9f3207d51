"""What the application does outside of itself: the clipboard, the editor, pictures of the screen, words to the person."""

from __future__ import annotations

import signal
import subprocess
import time
from collections import deque
from dataclasses import replace
from pathlib import Path

from textual.app import App, SuspendNotSupported
from textual.notifications import Notify
from textual.widgets._toast import ToastHolder

from rag.text import PATH, label, quoted, sanitise
from tui import opening, strings
from tui.place import Place

GLANCED, NOTICED, UNTIL_A_KEY = 3.0, 1.0, 10.0**9
"""Seconds that something told stands by itself, that a warning stands whatever is pressed, and for ever."""


class OutsideApp(App[int]):
    """Knows nothing of conversations."""

    def __init__(self) -> None:
        super().__init__()
        self._untold: deque[Notify] = deque()

    def act_on_place(self, what: str, place: Place) -> None:
        """Copy the quote with its source, or open the file."""
        if what == "edit":
            self.edit(place)
        elif what == "copy":
            source = ", ".join(label(part) for part in (place.outlet, place.published, place.title) if part)
            self.copy(f"{quoted(place.quote)} ({source}; {place.where})", strings.QUOTE_COPIED)

    def copy(self, text: str, said: str) -> None:
        """To the clipboard, through the terminal (OSC 52)."""
        self.copy_to_clipboard(text)
        self.tell(said)

    def tell(self, text: str) -> None:
        """Something that was done: gone with the next key, or by itself."""
        self.notify(sanitise(text), timeout=GLANCED, markup=False)

    def warn(self, text: str) -> None:
        """Something the person should know: it stays until a key."""
        self.notify(sanitise(text), severity="warning", timeout=UNTIL_A_KEY, markup=False)

    def on_notify(self, event: Notify) -> None:
        """One at a time: what was done gives way at once, what should be known is waited for."""
        if any(told.timeout == UNTIL_A_KEY for told in self._notifications):
            event.prevent_default()
            self._untold.append(event)
        else:
            self._clear()

    def put_away(self) -> None:
        """A key was pressed: what is told has been read, unless it came as a warning in the midst of typing."""
        if any(told.timeout == UNTIL_A_KEY and time.time() - told.raised_at < NOTICED for told in self._notifications):
            return
        self._clear()
        if self._untold:
            following = self._untold.popleft().notification
            self.post_message(Notify(replace(following, raised_at=time.time())))

    def _clear(self) -> None:
        self.clear_notifications()
        for screen in self.screen_stack:
            screen.query(ToastHolder).remove()  # Textual 8.2.8 leaves an empty line for each

    def edit(self, place: Place) -> None:
        """Open the file at the line, in the person's editor or pager."""
        words, takes_terminal = opening.command(place.path, place.line)
        if not place.path.exists():
            self.warn(strings.file_gone(where=place.where))
            return
        try:
            if takes_terminal:
                self._lend_terminal(words)
            else:
                subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            self.warn(strings.not_started(program=words[0], why=error.strerror))
        except SuspendNotSupported:  # in a browser
            self.warn(strings.not_started(program=words[0], why=strings.NEEDS_TERMINAL))

    def _lend_terminal(self, words: list[str]) -> None:
        """Run a program in the terminal. What fails is raised when it is ours again: Textual 8.2.8 does not take it back for an error."""
        failed: OSError | None = None
        with self.suspend():
            before = signal.signal(signal.SIGINT, lambda *_: None)  # ctrl+c is the program's; ignored, it would be ignored there, too
            try:
                subprocess.run(words, check=False)
            except OSError as error:
                failed = error
            finally:
                signal.signal(signal.SIGINT, before)
        if failed:
            raise failed

    def save_picture(self) -> None:
        """The screen as SVG, into the working folder, or the home folder where that cannot be written; says where."""
        for folder in (Path.cwd(), Path.home()):
            try:
                self.tell(strings.picture_saved(path=label(self.save_screenshot(path=str(folder)), PATH)))
            except OSError:
                continue
            return
        self.warn(strings.PICTURE_NOT_SAVED)
