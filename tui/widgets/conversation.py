"""The turns of a conversation: a window of widgets over any number of exchanges.

Ten thousand turns cost no more than a screenful. Scrolling past either edge moves the window.
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
    from tui.widgets.turn_view import TurnView

WINDOW = 24
STEP = 4


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
        await self.remove_children("TurnView")
        self._first = self._last = len(exchanges)
        await self._grow(max(len(exchanges) - WINDOW // 2, 0), len(exchanges))
        self.anchor()

    async def add(self) -> None:
        """Show the turn that was added last."""
        if self._last != len(self._exchanges) - 1:
            await self.show(self._exchanges)
            return
        self.anchor()
        await self._grow(self._first, len(self._exchanges))
        await self._trim_front()

    async def _grow(self, first: int, last: int) -> None:
        """Mount what is missing so that [first, last) is on the screen."""
        views = self.views
        if first < self._first:
            before = views[0] if views else self.query_one("#after")
            await self.mount_all(_drawn(self._exchanges[first : self._first]), before=before)
            self._first = first
        if last > self._last:
            await self.mount_all(_drawn(self._exchanges[self._last : last]), before=self.query_one("#after"))
            self._last = last
        self._edges()

    async def _trim_front(self) -> None:
        spare = self.views[: max(self._last - self._first - WINDOW, 0)]
        self._first += len(spare)
        if spare:
            await self.remove_children(spare)
        self._edges()

    async def _trim_back(self) -> None:
        kept = max(min(self._last - self._first, WINDOW), 0)
        spare = self.views[kept:]
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
        if not self._moving and self._exchanges:
            if new <= 0 < self._first and old > new:
                self.call_later(self.move, -STEP)
            elif new >= self.max_scroll_y and new > old and self._last < len(self._exchanges):
                self.call_later(self.move, STEP)

    async def move(self, by: int) -> None:
        """Move the window over the conversation, what was at the edge staying in sight."""
        if self._moving:
            return
        self._moving = True
        try:
            views = self.views
            if by < 0 and self._first > 0:
                self.release_anchor()
                await self._grow(max(self._first + by, 0), self._last)
                self.call_after_refresh(self._arrive, views[0], True)
                await self._trim_back()
            elif by > 0 and self._last < len(self._exchanges):
                await self._grow(self._first, min(self._last + by, len(self._exchanges)))
                self.call_after_refresh(self._arrive, views[-1], False)
                await self._trim_front()
            else:
                self._moving = False
        except BaseException:
            self._moving = False
            raise

    def _arrive(self, view: TurnView, top: bool) -> None:
        if view.is_attached:
            self.scroll_to_widget(view, animate=False, top=top, force=True)
        self._moving = False

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
