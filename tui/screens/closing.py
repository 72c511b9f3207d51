"""Closing a screen once, however often it was asked to.

A second escape may be on its way to a screen that the first has closed already. Textual's `dismiss` (8.2.8) then closes
whatever lies below, and ends the application when nothing does. What else comes for a closed screen (a key, a word found, a story
read) would look for widgets that have gone.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Event
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack

Result = TypeVar("Result")


class ClosingScreen(Screen[Result]):
    """A screen that is only closed while it is the one on top, and deaf from then on."""

    @property
    def is_closed(self) -> bool:
        """Whether it has been taken from the stack; its widgets may still be going."""
        return self not in self.app.screen_stack

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done on a closed screen."""
        return False if self.is_closed else super().check_action(action, parameters)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """What is told is drawn last: over the keys, not under them."""
        super()._extend_compose(widgets)
        widgets.sort(key=lambda widget: isinstance(widget, ToastRack))

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, Event) or not message.bubble or not self.is_closed:
            await super()._dispatch_message(message)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it with `result`; nothing when it is closed, or not on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
