"""Closing a screen once, however often it was asked to.

A second escape may be on its way to a screen that the first has closed already. Textual's `dismiss` (8.2.8) then closes
whatever lies below, and ends the application when nothing does.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class ClosingScreen(Screen[Result]):
    """A screen that is only closed while it is the one on top."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it with `result`; nothing when it is closed, or not on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
