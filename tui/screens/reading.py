"""What all screens with a source pane do: open a place in it, close it, copy and edit what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widget import Widget

from tui.failure import told
from tui.messages import ArticleRead, OpenPlaces
from tui.place import Place
from tui.screens import pinning
from tui.screens.closing import ClosingScreen
from tui.widgets.footnote_line import FootnoteLine
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from tui.owner import Owner


class ReadingScreen(ClosingScreen[None]):
    """A screen that holds a SourcePane."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    _came_from: Widget | None = None

    @property
    def footnote(self) -> Owner:
        """The application."""
        return cast("Owner", self.app)

    @property
    def source(self) -> SourcePane:
        return self.query_one(SourcePane)

    @property
    def is_wide(self) -> bool:
        """Whether the source stands beside what it belongs to."""
        return self.has_class("-wide")

    def on_open_places(self, message: OpenPlaces) -> None:
        self.open_source(message)
        self.source.query_one("StoryView").focus()

    def open_source(self, message: OpenPlaces) -> None:
        """Show the place; the focus stays where it is."""
        if self.focused and self.source not in self.focused.ancestors_with_self:
            self._came_from = self.focused
        self.source.display = True
        self.set_class(True, "-reading")
        self.source.open(message.places, message.index)

    def close_source(self) -> None:
        """Back to where the person was."""
        self.source.display = False
        self.set_class(False, "-reading")
        back = self._came_from
        if back is not None and back.is_attached and back.screen is self:
            back.focus()

    def on_source_pane_wanted(self, message: SourcePane.Wanted) -> None:
        self.footnote.read_story(message.place, self.post_message)

    def on_article_read(self, message: ArticleRead) -> None:
        if message.article:
            self.source.show(message.place, message.article)
        elif message.error:
            self.source.fail(message.place, told(message.error).message)

    def on_source_pane_closed(self) -> None:
        self.close_source()

    def on_source_pane_act(self, message: SourcePane.Act) -> None:
        self._act(message.what, message.place)

    def on_footnote_line_chosen(self, message: FootnoteLine.Chosen) -> None:
        self._act(message.what, message.line.place)

    def _act(self, what: str, place: Place) -> None:
        if what == "pin":
            pinning.ask_and_pin(self.footnote, place)
        else:
            self.footnote.act_on_place(what, place)
