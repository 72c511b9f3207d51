"""One footnote on one row, or on two where its title is long: number, outlet, date, title, file. Enter or a click opens its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rag.text import label, plural, quoted
from tui import strings
from tui.place import Place

NARROW = 70
"""Cells below which the file is left out."""
LEAST = 16
"""Cells of a title that must be left beside a file."""
INDENT = 5


class FootnoteLine(Widget, can_focus=True):
    """A place that can be opened."""

    BINDINGS = [
        Binding("enter,space,right", "act('open')", strings.OPEN_SOURCE),
        Binding("down", "app.focus_next", strings.NEXT, show=False),
        Binding("up", "app.focus_previous", strings.PREVIOUS, show=False),
        Binding("y", "act('copy')", strings.COPY_QUOTE),
        Binding("e", "act('edit')", strings.OPEN_IN_EDITOR),
        Binding("m", "act('pin')", strings.PIN),
    ]

    @dataclass
    class Chosen(Message):
        """This line's place is to be opened, copied, edited or pinned."""

        line: FootnoteLine
        what: str

    column = reactive(0, layout=True)
    """Cells of outlet and date, the same in all lines of a turn."""

    def __init__(self, place: Place, column: int = 0) -> None:
        super().__init__()
        self.place = place
        self.set_reactive(FootnoteLine.column, column)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row, or two."""
        return describe(self.place, width, self.column).plain.count("\n") + 1

    def render(self) -> Content:
        return describe(self.place, self.size.width, self.column)

    def on_click(self) -> None:
        self.action_act("open")

    def action_act(self, what: str) -> None:
        """Open the source, copy the quote with it, open the file at the line, or pin the words."""
        self.post_message(self.Chosen(self, what))


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
    """One or two rows of `width` cells: the title goes on in the second where it has to; of a passage that is only near, its words do."""
    sign = f"[{place.label}]" if place.label.isdecimal() else place.label
    rows = 1 if _is_near(place) else 2
    room = max(width - (14 if rows == 1 else INDENT), 12)  # of two rows the second has room for the title
    known = Content.styled(_known(place, room), "bold").truncate(room, ellipsis=True, pad=False)
    known = known.pad_right(max(min(column, room) - known.cell_length, 0))
    head = Content.assemble((f"{sign:>4} ", "$accent bold"), known, "  " if known else "")
    copies = f" (+{plural(len(place.copies), 'copy', 'copies')})" if place.copies else ""
    file = Content.styled(place.where, "$quiet") if width >= NARROW else Content("")
    tail = Content(label(place.title)) + Content.styled(copies, "$quiet")
    if rows == 1:
        first = _with_file(head, tail, file, width)
        return first + "\n" + _indented(Content.styled(quoted(place.quote), "italic"), width)
    if head.cell_length + tail.cell_length + (file.cell_length + 2 if file else 0) <= width:
        return _with_file(head, tail, file, width)
    if head.cell_length + tail.cell_length <= width:  # the file stands in the story's own head
        return head + tail
    fits, rest = _split(label(place.title), width - head.cell_length)
    second = _with_file(Content(" " * INDENT), Content(rest) + Content.styled(copies, "$quiet"), file, width)
    return head + Content(fits) + "\n" + second


def _is_near(place: Place) -> bool:
    return place.label.startswith("~") and bool(place.quote)


def _with_file(head: Content, tail: Content, file: Content, width: int) -> Content:
    """A row with the file at its end, where there is room for it beside enough of the rest."""
    room = width - head.cell_length - (file.cell_length + 2 if file else 0)
    if file and room < LEAST:
        file, room = Content(""), width - head.cell_length
    row = head + tail.truncate(max(room, 1), ellipsis=True)
    return row.pad_right(max(width - row.cell_length - file.cell_length, 1)) + file if file else row


def _indented(words: Content, width: int) -> Content:
    return Content(" " * INDENT) + words.truncate(max(width - INDENT, 1), ellipsis=True)


def _split(title: str, room: int) -> tuple[str, str]:
    """As many whole words as fit into `room` cells, and the rest; none where not even one does."""
    fits = 0
    for word in re.finditer(r"\S+", title):
        if cell_len(title[: word.end()]) > room:
            break
        fits = word.end()
    return title[:fits], title[fits:].lstrip()
