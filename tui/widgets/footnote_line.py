"""One footnote on one line: number, outlet, date, title, file. Enter or a click opens its words."""

from __future__ import annotations

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rag.text import label
from tui.place import Place


class FootnoteLine(Widget, can_focus=True):
    """A place that can be opened."""

    BINDINGS = [
        Binding("enter,space,right", "open", "Open source"),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
        Binding("y", "copy", "Copy quote"),
        Binding("e", "edit", "Open in editor"),
    ]

    class Chosen(Message):
        """This line's place is to be opened, copied or edited."""

        def __init__(self, line: FootnoteLine, what: str) -> None:
            self.line = line
            self.what = what
            super().__init__()

    column = reactive(0)
    """Cells of outlet and date, the same in all lines of a turn."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def render(self) -> Content:
        return describe(self.place, self.size.width, self.column)

    def on_click(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the source."""
        self.post_message(self.Chosen(self, "open"))

    def action_copy(self) -> None:
        """Copy the quote with its source."""
        self.post_message(self.Chosen(self, "copy"))

    def action_edit(self) -> None:
        """Open the file at the line."""
        self.post_message(self.Chosen(self, "edit"))


def source(place: Place) -> str:
    """Outlet and date, as far as they are known."""
    return " · ".join(label(part) for part in (place.outlet, place.published) if part)


def _known(place: Place, room: int) -> str:
    """Outlet and date for `room` cells: the outlet is cut before the date is."""
    if place.outlet and place.published and cell_len(source(place)) > room > 20:
        date = f" · {label(place.published)}"
        return Content(label(place.outlet)).truncate(room - cell_len(date), ellipsis=True).plain + date
    return source(place)


def describe(place: Place, width: int, column: int = 0) -> Content:
    """The line for `width` cells: what does not fit goes, the file first, then the title's end."""
    sign = f"[{place.label}]" if place.label.isdecimal() else place.label
    room = max(width - 14, 12)
    known = Content.styled(_known(place, room), "bold").truncate(room, ellipsis=True, pad=False)
    known = known.pad_right(max(min(column, room) - known.cell_length, 0))
    copies = f" (+{len(place.copies)} {'copy' if len(place.copies) == 1 else 'copies'})" if place.copies else ""
    head = Content.assemble((f"{sign:>4} ", "$accent bold"), known, "  " if known else "")
    file = place.where
    room = width - head.cell_length - cell_len(copies) - cell_len(file) - 2
    if room < 16 or width < 70:
        file, room = "", width - head.cell_length - cell_len(copies)
    title = Content(label(place.title)).truncate(max(room, 1), ellipsis=True)
    line = head + title + Content.styled(copies, "$quiet")
    if file:
        line = line.pad_right(max(width - line.cell_length - cell_len(file), 1)) + Content.styled(file, "$quiet")
    return line
