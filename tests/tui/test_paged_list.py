"""Lists, clicked and paged while they change."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.events import Click

from tui.screens.palette import Commands
from tui.widgets.paged_list import PagedList


class Listing(App[None]):
    def __init__(self, kind: type[PagedList]) -> None:
        super().__init__()
        self.kind = kind

    def compose(self) -> ComposeResult:
        yield self.kind("one", "two", "three")


@pytest.mark.parametrize("kind", [PagedList, Commands])
@pytest.mark.parametrize(("line", "chosen"), [(1, 1), (5, None)])
async def test_a_click_on_a_line_that_is_gone_chooses_nothing(kind: type[PagedList], line: int, chosen: int | None) -> None:
    app = Listing(kind)
    async with app.run_test() as pilot:
        listing = app.query_one(kind)
        listing.highlighted = None
        listing.post_message(Click(listing, 0, 0, 0, 0, 1, False, False, False, style=Style(meta={"option": line})))
        await pilot.pause()
        assert listing.highlighted == chosen


@pytest.mark.parametrize("kind", [PagedList, Commands])
async def test_a_list_without_room_bears_being_paged(kind: type[PagedList]) -> None:
    app = Listing(kind)
    async with app.run_test() as pilot:
        listing = app.query_one(kind)
        listing.styles.height = 0
        await pilot.pause()
        listing.action_page_down()
        listing.action_page_up()
        assert listing.option_count == 3
