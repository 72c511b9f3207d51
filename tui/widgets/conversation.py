"""The turns of a conversation, the last ones on the screen."""

from __future__ import annotations

from textual.containers import VerticalScroll

from tui.turn import Exchange
from tui.widgets.turn_view import TurnView


class Conversation(VerticalScroll, can_focus=False):
    """Follows the answer while it is written, until the person scrolls away."""

    def on_mount(self) -> None:
        self.anchor()

    async def add(self, exchange: Exchange) -> None:
        """Show a new turn at the end."""
        self.anchor()
        await self.mount(TurnView(exchange))

    def view(self, number: int) -> TurnView | None:
        """The turn on the screen with that number."""
        return next((view for view in self.query(TurnView) if view.exchange.number == number), None)

    @property
    def last(self) -> TurnView | None:
        """The last turn."""
        views = self.query(TurnView)
        return views.last() if views else None

    @property
    def last_with_places(self) -> TurnView | None:
        """The last turn that has anything to open."""
        return next((view for view in reversed(list(self.query(TurnView))) if view.places), None)
