"""Every key, on one page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import KEYS

SIGNS = (
    ("[1]", "a footnote: opens the words the sentence rests on"),
    ("[no source]", "nothing in the passages was found to support the sentence"),
    ("∅", "the articles do not say; the nearest passages follow"),
    ("◐", "a part of the question was not answered"),
    ("–", "a sentence was withdrawn because it failed its check"),
    ("■  ✕  !", "stopped, failed, changed since"),
)


class HelpScreen(ModalScreen[None]):
    """Closed by escape, q or ?."""

    BINDINGS = [Binding("escape,q,question_mark,f1", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window", id="help"):
            for title, keys in (*KEYS, ("Signs", SIGNS)):
                yield Static(Content(title), classes="lead")
                yield Static(Content("\n").join(Content.assemble((f"{key:<22}", "$accent"), does) for key, does in keys), classes="keys")
