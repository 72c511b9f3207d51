"""A line of input into which anything may be pasted."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from rag.text import one_line


class CleanInput(Input):
    """Takes what would move the cursor or hide words out of what is pasted."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(one_line(event.text))
