"""An option list that may be paged through before it has been laid out, or when it has no room at all."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import OptionList


class PagedList(OptionList):
    """Textual 8.2.8 raises KeyError when a list of no height is paged."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]

    def action_page_up(self) -> None:
        """One page up."""
        if self.scrollable_content_region.height:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """One page down."""
        if self.scrollable_content_region.height:
            super().action_page_down()  # type: ignore[no-untyped-call]
