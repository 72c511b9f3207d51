"""What is indexed: every story, sortable, with a timeline above and what could not be read below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import DataTable, Footer, Input, Static

from rag.text import PATH, label
from rag.types import ArticleInfo, Filters, Skipped
from tui import background
from tui.messages import OpenPlaces
from tui.place import from_info
from tui.screens.reading import ReadingScreen
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.source_pane import SourcePane
from tui.widgets.timeline_chart import TimelineChart


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its label, what is shown and what is sorted by."""

    label: str
    width: int | None
    cell: Callable[[ArticleInfo], str]
    key: Callable[[ArticleInfo], Any]


COLUMNS = (
    Column("Date", 10, lambda a: a.published or "", lambda a: a.published or ""),
    Column("Outlet", 18, lambda a: a.outlet or "", lambda a: (a.outlet or "").lower()),
    Column("Title", None, lambda a: a.title, lambda a: a.title.lower()),
    Column("Author", 14, lambda a: a.byline or "", lambda a: (a.byline or "").lower()),
    Column("Length", 7, lambda a: f"{a.characters:>7,}", lambda a: a.characters),
    Column("Copies", 6, lambda a: f"{len(a.copies):>6}" if a.copies else "", lambda a: len(a.copies)),
    Column("File", None, lambda a: a.file + (f" ({a.part})" if a.part else ""), lambda a: (a.file, a.part or "")),
)
NARROW = 100
"""Columns of a terminal in which not all of the table's can be seen at once."""
EDGES = 5
"""Cells beside the table, its scrollbar among them."""


class StoriesScreen(ReadingScreen):
    """A table of the stories."""

    AUTO_FOCUS = "DataTable"
    BINDINGS = [
        Binding("escape", "escape", "Back"),
        Binding("s", "sort", "Sort by next"),
        Binding("r", "reverse", "Reverse"),
        Binding("slash", "narrow", "Narrow", key_display="/"),
        Binding("a", "ask_this", "Ask only this"),
    ]

    class Read(Message):
        """The list of stories has been read."""

        def __init__(self, stories: list[ArticleInfo], skipped: list[Skipped]) -> None:
            self.stories = stories
            self.skipped = skipped
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._all: list[ArticleInfo] = []
        self.stories: list[ArticleInfo] = []
        self._column = 0
        self._reverse = True

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield TimelineChart()
        yield CleanInput(placeholder="Narrow down: words of title, outlet, author or file", id="words", compact=True)
        yield Static(id="found", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                table: DataTable[Text] = DataTable(cursor_type="row", zebra_stripes=False)
                yield table
                yield Static(id="problems", markup=False)
            yield SourcePane()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        engine = self.footnote.engine
        if engine is None:
            self.query_one("#found", Static).update("The index is still being opened.")
            return

        def work() -> None:
            self.post_message(self.Read(engine.articles(), list(engine.skipped())))

        background.start(work, "listing stories")

    def on_stories_screen_read(self, message: Read) -> None:
        self._all = message.stories
        problems = self.query_one("#problems", Static)
        problems.display = bool(message.skipped)
        shown = [f"! {label(s.file)}: {label(s.reason, PATH)}" for s in message.skipped[:5]]
        more = [f"! and {len(message.skipped) - 5:,} more that could not be read"] if len(message.skipped) > 5 else []
        problems.update("\n".join(shown + more))
        self._fill()

    def _fill(self) -> None:
        words = self.query_one("#words", Input).value.lower().split()
        self.stories = [a for a in self._all if all(word in _haystack(a) for word in words)]
        column = COLUMNS[self._column]
        self.stories.sort(key=column.key, reverse=self._reverse)
        table = self.query_one(DataTable)
        table.clear(columns=True)
        widths = fitted(self.app.size.width)  # the screen itself may not have been laid out yet
        for place, (each, width) in enumerate(zip(COLUMNS, widths, strict=True)):
            sign = (" ↓" if self._reverse else " ↑") if place == self._column else ""
            table.add_column(Text(each.label + sign), width=width, key=each.label)
        for number, story in enumerate(self.stories):
            table.add_row(*(_cell(each.cell(story), width) for each, width in zip(COLUMNS, widths, strict=True)), key=str(number))
        self.query_one(TimelineChart).show([story.published for story in self.stories])
        order = f"{column.label.lower()}, {'last' if self._reverse else 'first'} first"
        self.query_one("#found", Static).update(f"{len(self.stories):,} of {len(self._all):,} stories · by {order}")

    def on_input_changed(self) -> None:
        self._fill()

    def on_input_submitted(self) -> None:
        self.query_one(DataTable).focus()

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        if event.column_index == self._column:
            self._reverse = not self._reverse
        self._column = event.column_index
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        if event.cursor_row < len(self.stories):  # the list may have become shorter since
            self.on_open_places(OpenPlaces(tuple(from_info(story) for story in self.stories), event.cursor_row))

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._column = (self._column + 1) % len(COLUMNS)
        self._fill()

    def action_reverse(self) -> None:
        """The other way round."""
        self._reverse = not self._reverse
        self._fill()

    def action_narrow(self) -> None:
        """Type to narrow down."""
        self.query_one("#words", Input).focus()

    def action_ask_this(self) -> None:
        """Back to the conversation, which asks only the story under the cursor."""
        row = self.query_one(DataTable).cursor_row
        if 0 <= row < len(self.stories):
            self.footnote.chat.scope(Filters(file=self.stories[row].file))
            self.dismiss()

    def action_escape(self) -> None:
        """Close the story; else go back to the conversation."""
        if self.source.display:
            self.close_source()
        elif isinstance(self.focused, Input):
            self.query_one(DataTable).focus()
        else:
            self.dismiss()


def fitted(across: int) -> list[int]:
    """The columns' widths in a terminal of `across` cells: title and file share what the others leave, and where it is
    narrow the title is the last that is seen whole."""
    narrow = across < NARROW
    known = {column.label: 12 if narrow and column.label == "Outlet" else column.width for column in COLUMNS}
    seen = ("Date", "Outlet") if narrow else tuple(known)
    room = across - EDGES - sum((known[label] or 0) + 2 for label in seen) - (2 if narrow else 0)
    file = 30 if narrow else max(room * 2 // 5, 12)
    known |= {"File": file, "Title": max(room - (0 if narrow else file), 16)}
    return [known[column.label] or 0 for column in COLUMNS]


def _cell(text: str, width: int) -> Text:
    cell = Text(label(text).rjust(width if text[:1] == " " else 0), no_wrap=True)
    if width:
        cell.truncate(width, overflow="ellipsis")
    return cell


def _haystack(story: ArticleInfo) -> str:
    return f"{story.title} {story.outlet or ''} {story.byline or ''} {story.file}".lower()
