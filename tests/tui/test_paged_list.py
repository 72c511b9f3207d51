"""Lists, clicked while they change."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.events import Click

from tui.widgets.paged_list import PagedList


class Listing(App[None]):
    def compose(self) -> ComposeResult:
        yield PagedList("one", "two", "three")


@pytest.mark.parametrize(("line", "chosen"), [(1, 1), (5, None)])
async def test_a_click_on_a_line_that_is_gone_chooses_nothing(line: int, chosen: int | None) -> None:
    app = Listing()
    async with app.run_test() as pilot:
        listing = app.query_one(PagedList)
        listing.highlighted = None
        listing.post_message(Click(listing, 0, 0, 0, 0, 1, False, False, False, style=Style(meta={"option": line})))
        await pilot.pause()
        assert listing.highlighted == chosen
