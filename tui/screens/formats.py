"""Which format to export in: a short list over the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from rag.export import Format
from tui import strings
from tui.export import NAMES
from tui.screens.closing import ClosingScreen
from tui.widgets.choice import Choice
from tui.widgets.paged_list import PagedList


class FormatsScreen(ModalScreen[Format | None], ClosingScreen[Format | None]):
    """Dismissed with the format; None when the person thinks better of it."""

    BINDINGS = [Binding("escape", "dismiss(None)", strings.CANCEL)]

    def compose(self) -> ComposeResult:
        with Vertical(classes="window", id="formats"):
            yield Static(Content(strings.EXPORT_AS), classes="lead")
            yield PagedList(*(Option(name, id=format.value) for format, name in NAMES.items()))
            yield Choice(strings.FORMAT_KEYS)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(NAMES)[event.option_index])
