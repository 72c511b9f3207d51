"""A key's hint in a window that can be clicked instead."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Choice(Static):
    """Closes its window with `value`; the window's own key does the same."""

    def __init__(self, words: str, value: object = None) -> None:
        super().__init__(Content(words), classes="hint")
        self._value = value

    def on_click(self) -> None:
        self.screen.dismiss(self._value)
