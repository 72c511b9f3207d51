"""The turns of a conversation: a window of widgets over any number of exchanges.

Ten thousand turns cost no more than what is in sight and a screenful on either side. Scrolling near an edge
mounts the next few turns and takes away those that are far; what is being read stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.turn import Exchange
from tui.widgets.edge_line import EdgeLine
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.widgets.turn_view import TurnView

STEP = 2
"""Turns mounted at a time: more would be felt."""
SPARE = 2
"""Screenfuls beyond the screen after which a turn is taken away."""


class Conversation(VerticalScroll, can_focus=False):
    """Follows the answer while it is written, until the person scrolls away."""

    def __init__(self) -> None:
        super().__init__()
        self._exchanges: Sequence[Exchange] = ()
        self._first = 0
        self._last = 0
        self._moving = False

    def compose(self) -> ComposeResult:
        yield EdgeLine("before", "↑")
        yield Welcome()
        yield EdgeLine("after", "↓")

    async def show(self, exchanges: Sequence[Exchange]) -> None:
        """Show the end of a conversation. `exchanges` is kept and may grow."""
        self._exchanges = exchanges
        await self.remove_children(".turn")
        self._first = self._last = len(exchanges)
        await self._grow(max(len(exchanges) - STEP, 0), len(exchanges))
        self.anchor()
        self.call_after_refresh(self._fill, -STEP)

    async def add(self) -> None:
        """Show the turn that was added last."""
        if self._last != len(self._exchanges) - 1:
            await self.show(self._exchanges)
            return
        self.anchor()
        await self._grow(self._first, len(self._exchanges))
        await self._trim(front=True)

    async def _grow(self, first: int, last: int) -> None:
        """Mount what is missing so that [first, last) is on the screen.

        What is being mounted counts as there: another call may come while this one waits.
        """
        views = self.views
        above, below = self._exchanges[first : self._first], self._exchanges[self._last : last]
        self._first, self._last = min(first, self._first), max(last, self._last)
        if above:
            before = views[0] if views else self.query_one("#after")
            await self.mount_all(_drawn(above), before=before)
        if below:
            await self.mount_all(_drawn(below), before=self.query_one("#after"))
        self._edges()

    async def _trim(self, front: bool) -> None:
        """Take away what is too far above (or below) to be missed."""
        top, bottom = self.scroll_y - SPARE * self.size.height, self.scroll_y + (1 + SPARE) * self.size.height
        if front:
            laid_out = (view for view in self.views if view.virtual_region)  # what has only just been mounted has no place yet
            spare = [view for view in laid_out if view.virtual_region.bottom < top]
            self._first += len(spare)
        else:
            spare = [view for view in self.views if view.virtual_region.y > bottom]
            self._last -= len(spare)
        if spare:
            await self.remove_children(spare)
            self._edges()

    def _edges(self) -> None:
        self.query_one("#before", EdgeLine).count(self._first)
        self.query_one("#after", EdgeLine).count(len(self._exchanges) - self._last)
        self.query_one(Welcome).display = not self._exchanges

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if old != new and not self._moving:
            self.call_later(self._fill, -STEP if new < old else STEP)

    async def _fill(self, by: int) -> None:
        """Mount more turns above (or below) while fewer than a screenful are there to scroll to."""
        room = self.scroll_y if by < 0 else self.max_scroll_y - self.scroll_y
        if room < self.size.height:
            await self.move(by)

    async def move(self, by: int) -> None:
        """Mount `by` turns more, above when it is negative; what is in sight stays where it is."""
        if self._moving or not (self._first if by < 0 else len(self._exchanges) - self._last):
            return
        self._moving = True
        held = next((view for view in self.views if view.virtual_region.bottom > self.scroll_y), None)
        offset = held.virtual_region.y - self.scroll_y if held else 0
        try:
            with self.app.batch_update():
                await self._grow(max(self._first + min(by, 0), 0), min(self._last + max(by, 0), len(self._exchanges)))
                await self._trim(front=by > 0)
                if held:
                    self._hold(held, offset)
        finally:
            self._moving = False
        self.call_after_refresh(self._fill, by)

    def _hold(self, held: Widget, offset: float) -> None:
        """Scroll so that `held` stays where it was, in the very frame that shows what is new around it."""
        if self.is_anchored and not self._anchor_released:
            return
        placed = self.arrange(self.scrollable_content_region.size).placements
        top = next((placement.region.y for placement in placed if placement.widget is held), None)
        if top is not None:
            self.set_scroll(None, top - offset)
            self.set_reactive(Conversation.scroll_target_y, self.scroll_y)
            self.vertical_scrollbar.position = round(self.scroll_y)

    def on_click(self, event: events.Click) -> None:
        if isinstance(event.widget, EdgeLine):
            self.call_later(self.move, -STEP if event.widget.id == "before" else STEP)

    def view(self, number: int) -> TurnView | None:
        """The turn on the screen with that number."""
        return next((view for view in self.views if view.exchange.number == number), None)

    @property
    def views(self) -> list[TurnView]:
        """The turns on the screen, in order."""
        return [child for child in self.children if child.has_class("turn")]  # type: ignore[misc]

    @property
    def last_with_places(self) -> TurnView | None:
        """The last turn that has anything to open."""
        return next((view for view in reversed(self.views) if view.places), None)


def _drawn(exchanges: Sequence[Exchange]) -> list[TurnView]:
    from tui.widgets.turn_view import TurnView  # with Markdown, which the first frame does without

    return [TurnView(exchange) for exchange in exchanges]
