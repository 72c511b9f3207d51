"""What is pasted is text, whatever is in it: an escape inside a paste never becomes a key.

Most terminals take escapes out of what they paste; tmux, for one, does not. Textual's parser (8.2.8) then takes up to 32
characters after each for keys, an Enter among them for Enter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

ESCAPE = "\x1b"
BEGIN, END = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Takes escapes out of a paste before they are parsed; pieces may be cut anywhere."""

    _pasting = False
    _kept = ""
    """Outside of a paste the end of what was parsed last; inside, what may be the beginning of its end, not yet parsed."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse `data`; nothing means that no more will come."""
        clean = self._clean(data) if data else ""
        return super().feed(clean) if clean or not data else ()

    def _clean(self, data: str) -> str:
        parsed = ""
        while data:
            if self._pasting:
                body, end, data = (self._kept + data).partition(END)
                self._pasting = not end
                self._kept = "" if end else _may_end(body)
                parsed += body.removesuffix(self._kept).replace(ESCAPE, "") + end
            else:
                before, begin, _ = (self._kept + data).partition(BEGIN)
                cut = len(before) + len(begin) - len(self._kept) if begin else len(data)
                parsed, data, self._pasting = parsed + data[:cut], data[cut:], bool(begin)
                self._kept = "" if begin else (self._kept + parsed)[-len(BEGIN) + 1 :]
        return parsed


def _may_end(text: str) -> str:
    """The longest end of `text` with which END might begin."""
    return next((END[:size] for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), "")


def parse_with(driver: type[Driver]) -> None:
    """Have a driver's module parse what the terminal sends so: it makes its parser by name, and takes none."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        module.XTermParser = PasteParser  # type: ignore[attr-defined]
