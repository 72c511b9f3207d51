"""Says that a conversation goes on beyond what is shown."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui import strings


class EdgeLine(Static):
    """`turns` more before (or after) what is on the screen; a click, or scrolling on, shows them."""

    def __init__(self, name: str, sign: str) -> None:
        super().__init__(id=name, markup=False)
        self._sign = sign
        self.display = False

    def count(self, turns: int) -> None:
        """How many are not shown."""
        self.display = turns > 0
        self.update(Content(strings.more_turns(sign=self._sign, turns=turns)))
