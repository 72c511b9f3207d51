"""The command palette, mended where random keys and clicks end the application (Textual 8.2.8)."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator

from tui.screens.closing import ClosingScreen
from tui.widgets.paged_list import PagedList


class Commands(CommandList, PagedList, can_focus=False):
    """The commands that match what is typed."""


class Palette(CommandPalette, ClosingScreen[None]):
    """Has a list that bears being paged and clicked at any time, and may be closed while it is still gathering."""

    def compose(self) -> ComposeResult:
        """As in Textual, with a list of our own."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield Commands()
                yield LoadingIndicator()

    def _refresh_command_list(self, command_list: CommandList, *args: Any) -> None:
        if command_list.is_attached and self.query(CommandList):
            super()._refresh_command_list(command_list, *args)
