"""One line asked for, or one yes: small windows over a screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from rag.text import one_line
from tui import strings
from tui.screens.closing import ClosingScreen
from tui.widgets.choice import Choice
from tui.widgets.clean_input import CleanInput


class LinePrompt(ModalScreen[str | None], ClosingScreen[str | None]):
    """Asks for one line; None when the person thinks better of it."""

    BINDINGS = [Binding("escape", "dismiss(None)", strings.CANCEL)]

    def __init__(self, label: str, value: str = "", may_be_empty: bool = False) -> None:
        super().__init__()
        self._may_be_empty = may_be_empty
        self._label = label
        self._value = one_line(value)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Static(Content(self._label), classes="lead")
            yield CleanInput(self._value, select_on_focus=not self._may_be_empty)
            with Horizontal():
                yield Static(Content(strings.ENTER_SAVES), classes="hint")
                yield Choice(strings.ESC_CANCELS)

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        self.dismiss(event.value.strip() or ("" if self._may_be_empty else None))


class YesPrompt(ModalScreen[bool], ClosingScreen[bool]):
    """Asks before something that cannot be undone: agreed to with a key that no word has, so that typing on never does."""

    BINDINGS = [Binding("ctrl+y", "dismiss(True)", strings.YES, priority=True), Binding("escape", "dismiss(False)", strings.NO)]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Static(Content(self._question), classes="lead")
            with Horizontal():
                yield Choice(strings.DELETE_YES, True)
                yield Static(Content(" · "), classes="hint")
                yield Choice(strings.DELETE_NO, False)
