"""Text that grows on a terminal, redrawn from the first row that differs."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


class Painter:
    """The last rows of a terminal. Rows that have left the screen are never touched again."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = 0
        self._rows: list[str] = []

    def paint(self, text: Text) -> None:
        """Make the rows say `text`, wrapped at words."""
        width, height = self._console.size
        if width != self._width and self._rows:
            self.end()
        self._width = width
        rows = [self._drawn(line) for line in text.wrap(self._console, max(width - 1, 8))]
        if rows == self._rows:
            return
        same = next((i for i, (old, new) in enumerate(zip(self._rows, rows, strict=False)) if old != new), min(len(self._rows), len(rows)))
        first = max(0, min(same, len(rows) - 1), len(self._rows) - height + 1)
        self._console.file.write(self._go_to(first) + "\n".join(rows[first:]))
        self._console.file.flush()
        self._rows = rows

    def end(self) -> None:
        """Leave the rows as they are; what comes next begins on a new row."""
        if self._rows:
            self._console.file.write("\n")
            self._console.file.flush()
        self._rows = []

    def _go_to(self, row: int) -> str:
        if not self._rows:
            return ""
        if row >= len(self._rows):
            return "\n"
        up = len(self._rows) - 1 - row
        return "\r" + (f"\x1b[{up}A" if up else "") + "\x1b[J"

    def _drawn(self, line: Text) -> str:
        line.rstrip()
        with self._console.capture() as caught:
            self._console.print(line, end="", soft_wrap=True)
        return caught.get()
