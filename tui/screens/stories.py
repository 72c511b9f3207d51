"""What is indexed: every story, sortable, with a timeline above and what could not be read below."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from rag.text import PATH, label, plural
from rag.types import ArticleInfo, Filters, Skipped
from tui import background, preferences, strings
from tui.columns import COLUMNS, MOST_FIRST, NARROW, Column, fitted, longest
from tui.messages import OpenPlaces
from tui.place import from_info
from tui.screens.reading import ReadingScreen
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.source_pane import SourcePane
from tui.widgets.timeline_chart import TimelineChart


class StoriesScreen(ReadingScreen):
    """A table of the stories."""

    AUTO_FOCUS = "DataTable"
    BINDINGS = [
        Binding("escape", "escape", strings.BACK),
        Binding("s", "sort", strings.SORT),
        Binding("r", "reverse", strings.REVERSE),
        Binding("slash", "narrow", strings.NARROW, key_display="/"),
        Binding("a", "ask_this", strings.ASK_ONLY_THIS),
        *(Binding(str(number), f"column({number})", show=False) for number in range(1, len(COLUMNS) + 1)),
    ]

    @dataclass
    class Read(Message):
        """The list of stories has been read."""

        stories: list[ArticleInfo]
        skipped: list[Skipped]

    def __init__(self) -> None:
        super().__init__()
        self._all: list[ArticleInfo] = []
        self.stories: list[ArticleInfo] = []
        self._column = 0
        self._reverse = True
        self._shown: list[tuple[Column, int]] = []
        self._chosen: dict[str, bool] = {}
        self._need: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield TimelineChart()
        yield CleanInput(placeholder=strings.NARROW_DOWN, id="words", compact=True)
        yield Static(id="found", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                table: DataTable[Text] = DataTable(cursor_type="row", zebra_stripes=False)
                yield table
                yield Static(id="problems", markup=False)
            yield SourcePane()
        yield KeysLine()

    def on_mount(self) -> None:
        kept = preferences.load(self.footnote.state)
        names = {column.label: kept.get(f"column {column.label}") for column in COLUMNS}
        self._chosen = {name: value == "shown" for name, value in names.items() if value}
        engine = self.footnote.engine
        if engine is None:
            self.query_one("#found", Static).update(strings.STILL_OPENING)
            return

        def work() -> None:
            self.post_message(self.Read(engine.articles(), list(engine.skipped())))

        background.start(work, "listing stories")

    def on_stories_screen_read(self, message: Read) -> None:
        self._all = message.stories
        self._need = longest(message.stories)
        problems = self.query_one("#problems", Static)
        problems.display = bool(message.skipped)
        shown = [f"! {label(s.file)}: {label(s.reason, PATH)}" for s in message.skipped[:5]]
        more = [strings.more_unread(count=len(message.skipped) - 5)] if len(message.skipped) > 5 else []
        problems.update("\n".join(shown + more))
        self._fill()

    def _fill(self) -> None:
        words = self.query_one("#words", Input).value.lower().split()
        self.stories = [a for a in self._all if all(word in _haystack(a) for word in words)]
        column = COLUMNS[self._column]
        self.stories.sort(key=column.key, reverse=self._reverse)
        table = self.query_one(DataTable)
        table.clear(columns=True)
        self._shown = self._fitted()
        for each, width in self._shown:
            sign = (" ↓" if self._reverse else " ↑") if each is column else ""
            table.add_column(Text(each.label + sign), width=width, key=each.label)
        for number, story in enumerate(self.stories):
            table.add_row(*(_cell(each.cell(story), width) for each, width in self._shown), key=str(number))
        self.query_one(TimelineChart).show([story.published for story in self.stories])
        order = strings.ORDERS[column.label][self._reverse]
        said = strings.stories_shown(count=len(self.stories), stories=plural(len(self._all), "story", "stories"), order=order)
        self.query_one("#found", Static).update(said if self.app.size.width < NARROW else said + strings.column_keys(columns=len(COLUMNS)))

    def on_input_changed(self) -> None:
        self._fill()

    def on_input_submitted(self) -> None:
        self.query_one(DataTable).focus()

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        column = COLUMNS.index(self._shown[event.column_index][0])
        if column == self._column:
            self.action_reverse()
        else:
            self._sort_by(column)

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        if self._all and [each.label for each, _ in self._fitted()] != [each.label for each, _ in self._shown]:
            self._fill()

    def _fitted(self) -> list[tuple[Column, int]]:
        return fitted(self.app.size.width, self._chosen, self._need)  # the screen itself may not have been laid out yet

    def action_column(self, number: int) -> None:
        """Show or hide a column; the title always stands."""
        label = COLUMNS[number - 1].label
        if label != "Title":
            self._chosen[label] = label not in [each.label for each, _ in self._shown]
            preferences.save(self.footnote.state, **{f"column {label}": "shown" if self._chosen[label] else "hidden"})
            self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        if event.cursor_row < len(self.stories):  # the list may have become shorter since
            self.on_open_places(OpenPlaces(tuple(from_info(story) for story in self.stories), event.cursor_row))

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._sort_by((self._column + 1) % len(COLUMNS))

    def _sort_by(self, column: int) -> None:
        self._column, self._reverse = column, COLUMNS[column].label in MOST_FIRST
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


def _cell(text: str, width: int) -> Text:
    cell = Text(label(text).rjust(width if text[:1] == " " else 0), no_wrap=True)
    if width:
        cell.truncate(width, overflow="ellipsis")
    return cell


def _haystack(story: ArticleInfo) -> str:
    return f"{story.title} {story.outlet or ''} {story.byline or ''} {story.file}".lower()
