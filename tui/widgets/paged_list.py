"""An option list that may be paged before it has been laid out, and clicked while it is being refilled."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList


class PagedList(OptionList):
    """Textual 8.2.8 raises KeyError when a list of no height is paged, and IndexError when a line is clicked that is no longer there."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]

    def refill(self, options: Iterable[Content]) -> None:
        """Other options; the cursor stays where it was, as far as the list goes."""
        before = self.highlighted or 0
        self.clear_options()
        self.add_options(options)
        self.highlighted = min(before, self.option_count - 1) if self.option_count else None

    def action_page_up(self) -> None:
        """One page up."""
        if self.scrollable_content_region.height:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """One page down."""
        if self.scrollable_content_region.height:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def on_click(self, event: events.Click) -> None:
        """Nothing, where the line that was clicked was drawn before the list became shorter."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()
