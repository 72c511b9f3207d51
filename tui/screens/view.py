"""A view of the stories: what is looked for above, its items below, the story at the words of the item under the cursor.

A screen of this kind says how its items are found (`find`, on a thread), how one of them looks (`describe`) and to which group it
belongs (`group`); the groups stand in a list of their own on the left. Everything else is done here: typing, moving, opening footnotes,
copying an item and writing the view as Markdown. The story stands below the items, where the terminal is tall enough.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from rag.text import label, one_line
from tui import background, strings
from tui.failure import told
from tui.messages import OpenPlaces
from tui.place import Place, from_citation
from tui.screens import exporting
from tui.screens.reading import ReadingScreen
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.paged_list import PagedList
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item, View

PAUSE = 0.2
"""Seconds without a key after which what has been typed is looked for."""


class ViewScreen(ReadingScreen):
    """The base of the screens of views.

    PLACEHOLDER invites to type. Without AS_TYPED the items are found when Enter is pressed. With BY_COUNT the largest group comes first,
    else they stand in the order of their items, the group LAST after all others. WHAT is what one item and several are called.
    """

    PLACEHOLDER: ClassVar[str]
    AS_TYPED: ClassVar[bool] = True
    BY_COUNT: ClassVar[bool] = True
    LAST: ClassVar[str] = ""
    WHAT: ClassVar[tuple[str, str]]

    AUTO_FOCUS = "#words"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]
    BINDINGS = [
        Binding("escape", "escape", strings.BACK),
        Binding("down", "into_items", strings.ITEMS, show=False),
        Binding("left", "into_groups", strings.GROUPS, show=False),
        Binding("right", "into_items", strings.ITEMS, show=False),
        Binding("y", "copy", strings.COPY),
        Binding("x", "export", strings.EXPORT),
    ]

    @dataclass
    class Found(Message):
        """A view as it stands; `serial` tells it from those of later searches."""

        serial: int
        view: View | None
        error: BaseException | None = None

    def __init__(self) -> None:
        super().__init__(classes="-below")
        self.view: View | None = None
        self.items: tuple[Item, ...] = ()
        """The items in the list: all of the view's, or those of the chosen group."""
        self._groups: list[str] = []
        self._group: str | None = None
        self._serial = 0
        self._cancel = threading.Event()
        self._timer: Timer | None = None

    # What a view adds

    def find(self, engine: Engine, words: str, cancel: threading.Event) -> Iterable[View]:
        """The view of what was typed. Called on a thread; several views, each holding more than the one before, are shown as they come.

        When `cancel` is set nobody waits for more.
        """
        raise NotImplementedError

    def describe(self, item: Item) -> Content:
        """An item in the list: what the view tells of it, then its words."""
        raise NotImplementedError

    def group(self, item: Item) -> str:
        """The group an item belongs to; empty where it belongs to none."""
        raise NotImplementedError

    # The screen

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield CleanInput(placeholder=self.PLACEHOLDER, id="words")
        yield Static(id="found", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="talk"), Horizontal(id="lists"):
                yield PagedList(id="groups")
                yield PagedList(id="items")
            yield SourcePane()
        yield KeysLine()

    def on_mount(self) -> None:
        self.look()

    def on_unmount(self) -> None:
        self._cancel.set()

    @property
    def words(self) -> str:
        """What has been typed."""
        return self.query_one("#words", Input).value.strip()

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        at = self.query_one("#items", OptionList).highlighted
        return self.items[at] if at is not None and at < len(self.items) else None

    def look(self) -> None:
        """Find the items of what has been typed; an earlier search is given up."""
        self._serial += 1
        self._cancel.set()
        self._cancel = threading.Event()
        engine = self.footnote.engine
        if engine is None:
            self._say(strings.STILL_OPENING)
            return
        serial, words, cancel = self._serial, self.words, self._cancel

        def work() -> None:
            try:
                for view in self.find(engine, words, cancel):
                    if cancel.is_set():
                        return
                    self.post_message(self.Found(serial, view))
            except BaseException as error:
                self.post_message(self.Found(serial, None, error))
                raise

        background.start(work, f"finding {self.WHAT[1]}")

    def on_view_screen_found(self, message: Found) -> None:
        if message.serial != self._serial:
            return
        if message.view is None:
            failure = told(message.error or RuntimeError())
            self._show(None)
            self._say(f"✕ {failure.message} {failure.hint}")
        else:
            self._show(message.view)

    def on_input_changed(self) -> None:
        if self._timer:
            self._timer.stop()
        if self.AS_TYPED:
            self._timer = self.set_timer(PAUSE, self.look)

    def on_input_submitted(self) -> None:
        if not self.AS_TYPED:
            self.look()
        self.action_into_items()

    # The lists

    def _show(self, view: View | None) -> None:
        self.view = view
        counted = Counter(self.group(item) for item in view.items) if view else Counter()
        names = [name for name in counted if name]
        by_count = sorted(names, key=lambda name: (-counted[name], name.lower())) if self.BY_COUNT else names
        self._groups = sorted(by_count, key=lambda name: name == self.LAST)
        self._group = self._group if self._group in self._groups else None
        self.set_class(bool(self._groups), "-grouped")
        groups = self.query_one("#groups", OptionList)
        groups.clear_options()
        groups.add_options([_counted(strings.ALL, sum(counted.values()))] if self._groups else [])
        groups.add_options([_counted(name, counted[name]) for name in self._groups])
        if self._groups:
            groups.highlighted = self._groups.index(self._group) + 1 if self._group else 0
        self._fill()

    def _fill(self) -> None:
        """List the items of the chosen group; the cursor stays where it was."""
        every = self.view.items if self.view else ()
        self.items = tuple(item for item in every if self._group in (None, self.group(item)))
        self.query_one("#items", PagedList).refill(map(self.describe, self.items))
        if not self.items and self.source.display:
            self.close_source()
        one, many = self.WHAT
        told_of = strings.of(total=label(self._group)) if self._group else ""
        count = f"{len(self.items):,} {one if len(self.items) == 1 else many}{told_of}"
        self._say(count if self.items else one_line(self.view.reason or "") if self.view else "")

    def _say(self, text: str) -> None:
        self.query_one("#found", Static).update(Content(text))

    @property
    def _beside(self) -> bool:
        """Whether there is room for the story while one moves in the list."""
        return self.has_class("-tall")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "groups":
            chosen = self._groups[event.option_index - 1] if 0 < event.option_index <= len(self._groups) else None
            if chosen != self._group:
                self._group = chosen
                self._fill()
        elif self._beside and (found := self._places(event.option_index))[0]:
            places, at = found
            if not self.source.display or self.source.place != places[at]:
                self.open_source(OpenPlaces(places, at))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "groups":
            self.action_into_items()
        elif (places := self._places(event.option_index))[0]:
            self.on_open_places(OpenPlaces(*places))

    def _places(self, at: int) -> tuple[tuple[Place, ...], int]:
        """The footnotes of all items that are listed, and which of them is the first of the item at a place; none when it has none."""
        if at >= len(self.items) or not self.items[at].citations:  # the list may have become shorter since
            return (), 0
        places = tuple(from_citation(citation) for item in self.items for citation in item.citations)
        return places, sum(len(item.citations) for item in self.items[:at])

    # Keys

    def action_into_items(self) -> None:
        """From the words or the groups to the items."""
        if self.items:
            self.query_one("#items").focus()

    def action_into_groups(self) -> None:
        """From the items to the groups."""
        if self._groups:
            self.query_one("#groups").focus()

    def action_copy(self) -> None:
        """Copy the item with its source."""
        if (item := self.item) is None:
            return
        if item.citations:
            self.footnote.act_on_place("copy", from_citation(item.citations[0]))
        else:
            self.footnote.copy(one_line(item.text), strings.COPIED)

    def action_export(self) -> None:
        """Write what is listed as Markdown into the working folder."""
        if self.view and self.items:
            exporting.write_view(self.footnote, self.view, self.items)

    def action_escape(self) -> None:
        """Close the story where it covers the items; from the items to the words; from the words back to the conversation."""
        if self.source.display and not self._beside:
            self.close_source()
        elif isinstance(self.focused, Input):
            self.dismiss()
        else:
            self.query_one("#words", Input).focus()


def _counted(name: str, count: int) -> Content:
    return Content.assemble(label(name), (f"  {count:,}", "$quiet"))


def teller(item: Item) -> str:
    """The outlet that tells it, or the story's title where no outlet is known."""
    title = item.citations[0].title if item.citations else ""
    return label(str(item.fields.get("outlet") or title))
