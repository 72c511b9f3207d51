"""Every key, on one page: in two columns where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import strings
from tui.screens.closing import ClosingScreen
from tui.widgets.choice import Choice

LEFT = 3
"""How many groups of keys stand in the left column."""
WIDEST = 19
"""Cells of a key."""


class HelpScreen(ModalScreen[None], ClosingScreen[None]):
    """Closed by escape, q or ?."""

    BINDINGS = [Binding("escape,q,question_mark,f1", "dismiss", strings.CLOSE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def compose(self) -> ComposeResult:
        groups = (*strings.KEYS, (strings.SIGNS_HEAD, strings.SIGNS))
        with VerticalScroll(classes="window", id="help"):
            with Horizontal():
                for column in (groups[:LEFT], groups[LEFT:]):
                    with Vertical():
                        for title, keys in column:
                            yield Static(Content(title), classes="lead")
                            yield Static(self._table(keys), classes="keys")
            yield Choice(strings.ESC_CLOSES)

    def _table(self, keys: Sequence[tuple[str, str]]) -> Table:
        """Keys on the left; what they do is wrapped beside them, not below."""
        table = Table.grid(padding=(0, 1))
        table.add_column(style=self.app.theme_variables["accent"], width=WIDEST)
        table.add_column()
        for row in keys:
            table.add_row(*map(Text, row))
        return table
