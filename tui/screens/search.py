"""Finding passages as one types, without the model: look before asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from rag.days import EXAMPLES, parse_day
from rag.text import plural, quoted_label
from rag.types import Filters, Hit, Query
from tui import background, scope, strings
from tui.failure import told
from tui.messages import OpenPlaces
from tui.place import Place, from_hit
from tui.screens.reading import ReadingScreen
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.source_pane import SourcePane
from tui.widgets.story_list import StoryList

PAUSE = 0.15
MOST = 40


class SearchScreen(ReadingScreen):
    """Results on the left, the story on the right."""

    AUTO_FOCUS = "#words"
    BINDINGS = [
        Binding("escape", "escape", strings.BACK),
        Binding("down", "into_list", strings.RESULTS, show=False),
        Binding("ctrl+s", "ask_these", strings.ASK_ONLY_THESE),
    ]

    @dataclass
    class Found(Message):
        """A search is done; `serial` tells it from later ones."""

        serial: int
        hits: Sequence[Hit]
        why: str | None = None
        error: BaseException | None = None

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.found_for = ""
        self._serial = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield CleanInput(placeholder=strings.SEARCH_THE_STORIES, id="words")
        with Horizontal(id="filters"):
            for name, label in scope.FIELDS:
                yield CleanInput(placeholder=label, id=f"filter-{name}", classes="filter", compact=True)
        yield Static(id="found", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                yield StoryList()
            yield SourcePane()
        yield KeysLine()

    def on_mount(self) -> None:
        """The fields say what is being asked only."""
        given = self.footnote.chat.asker.filters
        for name, _ in scope.FIELDS:
            self._field(name).value = getattr(given, name) or ""

    def _field(self, name: str) -> Input:
        return self.query_one(f"#filter-{name}", Input)

    def read_filters(self) -> Filters | None:
        """What the filter fields say, dates as on the command line; None, said at the field, when one is no date."""
        values: dict[str, str | None] = {name: self._field(name).value.strip() or None for name, _ in scope.FIELDS}
        wrong = {}
        for name in ("since", "until"):
            value = values[name]
            try:
                values[name] = parse_day(value, last=name == "until") if value else None
            except ValueError:
                wrong[name] = strings.is_not_a_date(name=name, value=quoted_label(value or ""), examples=EXAMPLES)
            self._field(name).set_class(name in wrong, "-wrong")
        if wrong:
            self._show([], " ".join(wrong.values()))
        return None if wrong else Filters(**values)

    def on_input_changed(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    def on_input_submitted(self) -> None:
        self.action_into_list()

    def _search(self) -> None:
        words, engine = self.query_one("#words", Input).value.strip(), self.footnote.engine
        self._serial += 1
        if (filters := self.read_filters()) is None:
            return
        if not words or engine is None:
            self._show([], "" if engine else strings.STILL_OPENING)
            return
        serial, query = self._serial, Query(words, MOST, filters)

        def work() -> None:
            try:
                hits = engine.search(query)
                self.post_message(self.Found(serial, hits, None if hits else engine.nothing_to_search(filters)))
            except BaseException as error:
                self.post_message(self.Found(serial, [], error=error))
                raise

        background.start(work, "searching")

    def on_search_screen_found(self, message: Found) -> None:
        if message.serial != self._serial:
            return
        if message.error:
            failure = told(message.error)
            self._show([], f"✕ {failure.message} {failure.hint}")
        else:
            self._show(message.hits, plural(len(message.hits), "passage") if message.hits else message.why or strings.NOTHING_FOUND)

    def _show(self, hits: Sequence[Hit], said: str) -> None:
        self.hits, self.found_for = hits, self.query_one("#words", Input).value
        self.query_one(StoryList).show(hits, self.found_for)
        self.query_one("#found", Static).update(said)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self.is_wide and event.option_index < len(self.hits):
            self.open_source(OpenPlaces(self._places(), event.option_index))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.hits):  # the list may have become shorter since
            self.on_open_places(OpenPlaces(self._places(), event.option_index))

    def _places(self) -> tuple[Place, ...]:
        return tuple(from_hit(hit) for hit in self.hits)

    def action_into_list(self) -> None:
        """From the words to the results."""
        if self.hits:
            self.query_one(StoryList).focus()

    def action_ask_these(self) -> None:
        """Back to the conversation, which asks only what the filters let through."""
        filters = self.read_filters()
        if filters is None:
            self.app.bell()
            return
        self.footnote.chat.scope(filters)
        self.dismiss()

    def action_escape(self) -> None:
        """From the results to the words; from the words back to the conversation."""
        if self.source.display and not self.is_wide:
            self.close_source()
        elif isinstance(self.focused, Input):
            self.dismiss()
        else:
            self.query_one("#words", Input).focus()
