"""What the application does outside of itself: the clipboard, the editor, pictures of the screen, words to the person."""

from __future__ import annotations

import subprocess
from pathlib import Path

from textual.app import App

from rag.text import PATH, label, quoted, sanitise
from tui import opening, strings
from tui.place import Place


class OutsideApp(App[int]):
    """Knows nothing of conversations."""

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
        self.notify(said, timeout=2, markup=False)

    def tell(self, text: str) -> None:
        """Something that was done."""
        self.notify(sanitise(text), markup=False)

    def warn(self, text: str) -> None:
        """Something the person should know."""
        self.notify(sanitise(text), severity="warning", timeout=15, markup=False)

    def edit(self, place: Place) -> None:
        """Open the file at the line, in the person's editor or pager."""
        words, takes_terminal = opening.command(place.path, place.line)
        if not place.path.exists():
            self.warn(strings.file_gone(where=place.where))
            return
        try:
            if takes_terminal:
                with self.suspend():
                    subprocess.run(words, check=False)
            else:
                subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            self.warn(strings.not_started(program=words[0], why=error.strerror))

    def save_picture(self) -> None:
        """The screen as SVG, into the working folder, or the home folder where that cannot be written; says where."""
        for folder in (Path.cwd(), Path.home()):
            try:
                self.tell(strings.picture_saved(path=label(self.save_screenshot(path=str(folder)), PATH)))
            except OSError:
                continue
            return
        self.warn(strings.PICTURE_NOT_SAVED)
