"""Pinned words of the open index: found as one types, opened at the words, annotated, exported, removed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from rag.pins import Pin
from rag.text import LABEL, label, one_line, plural, quoted, quoted_label
from tui import strings
from tui.messages import OpenPlaces
from tui.place import from_citation
from tui.screens import pinning
from tui.screens.prompt import LinePrompt, YesPrompt
from tui.screens.reading import ReadingScreen
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.paged_list import PagedList
from tui.widgets.source_pane import SourcePane


class PinsScreen(ReadingScreen):
    """Letters are always words to search for, never commands."""

    AUTO_FOCUS = "#words"
    BINDINGS = [
        Binding("escape", "escape", strings.BACK),
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("ctrl+r", "annotate", strings.EDIT_NOTE, priority=True),
        Binding("ctrl+e", "export", strings.EXPORT, priority=True),
        Binding("ctrl+d", "remove", strings.REMOVE, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pins: list[Pin] = []

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield CleanInput(placeholder=strings.SEARCH_THE_PINS, id="words")
        yield Static(id="found", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="talk"):
                listing = PagedList()
                listing.can_focus = False
                yield listing
            yield SourcePane()
        yield KeysLine()

    def on_mount(self) -> None:
        self._fill()

    def on_input_changed(self) -> None:
        self._fill()

    def _fill(self) -> None:
        store = pinning.pins(self.footnote)
        self.pins = store.find(self.query_one("#words", Input).value) if store else []
        if store:
            store.close()
        self.query_one(PagedList).refill(map(describe, self.pins))
        none = strings.NO_PIN if self.query_one("#words", Input).value else strings.NO_PINS_YET
        self.query_one("#found", Static).update(strings.pins_found(pins=plural(len(self.pins), "pin")) if self.pins else none)

    @property
    def chosen(self) -> Pin | None:
        """The pin under the cursor."""
        row = self.query_one(PagedList).highlighted
        return self.pins[row] if row is not None and row < len(self.pins) else None

    def on_input_submitted(self) -> None:
        self._open()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open()

    def _open(self) -> None:
        if pin := self.chosen:
            self.on_open_places(OpenPlaces(tuple(from_citation(each.citation) for each in self.pins), self.pins.index(pin)))

    def action_move(self, how: str) -> None:
        """Move in the list while the words keep the focus."""
        getattr(self.query_one(PagedList), f"action_{how}")()

    def action_annotate(self) -> None:
        """Change the note."""
        if pin := self.chosen:

            def keep(note: str | None) -> None:
                if note is not None and (store := pinning.pins(self.footnote)):
                    store.annotate(pin.id, note)
                    store.close()
                    self._fill()

            self.app.push_screen(LinePrompt(strings.NOTE, pin.note, may_be_empty=True), keep)

    def action_remove(self) -> None:
        """Remove the pin, after asking."""
        if pin := self.chosen:

            def remove(yes: bool | None) -> None:
                if yes and (store := pinning.pins(self.footnote)):
                    store.remove(pin.id)
                    store.close()
                    self._fill()

            self.app.push_screen(YesPrompt(strings.remove_the_pin(note=quoted_label(pin.note or pin.citation.quote, LABEL))), remove)

    def action_export(self) -> None:
        """Write what is listed as Markdown and CSV."""
        if self.pins:
            pinning.export(self.footnote, self.pins)

    def action_escape(self) -> None:
        """Close the story; else back."""
        if self.source.display:
            self.close_source()
            self.query_one("#words", Input).focus()
        else:
            self.dismiss()


def describe(pin: Pin) -> Content:
    """Two or three lines on a pin."""
    c = pin.citation
    source = " · ".join(label(part) for part in (c.outlet, c.published, c.title) if part)
    note = Content.styled(one_line(pin.note), "bold") + "\n" if pin.note else Content("")
    return note + Content(f"{quoted(c.quote)}\n") + Content.styled(f"{source}\n", "$quiet")
