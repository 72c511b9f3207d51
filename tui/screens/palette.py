"""The command palette, mended where random keys end the application (Textual 8.2.8)."""

from __future__ import annotations

from typing import Any

from textual.command import CommandList, CommandPalette

from tui.screens.closing import ClosingScreen


class Palette(CommandPalette, ClosingScreen[None]):
    """May be paged while its list has no room, and closed while it is still gathering."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.height:
            super()._action_command_list(action)

    def _refresh_command_list(self, command_list: CommandList, *args: Any) -> None:
        if command_list.is_attached and self.query(CommandList):
            super()._refresh_command_list(command_list, *args)
