"""The line at the top: what is being asked, and what the machine is doing."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from rag.text import one_line
from tui import strings


class HeaderBar(Widget):
    """Name on the left, folder after it, state on the right."""

    subject = reactive("")
    state = reactive(strings.OPENING_THE_INDEX)

    def on_mount(self) -> None:
        self.subject, self.state = self.app.header()  # type: ignore[attr-defined]

    def render(self) -> Content:
        state, subject = Content(one_line(self.state)), Content(one_line(self.subject))
        left = Content.styled(strings.BRAND, "bold $accent") + subject
        if left.cell_length + state.cell_length + 2 > self.size.width:  # the name yields first, then each has what the other does not need
            left = Content(" ") + subject
            room = self.size.width - min(left.cell_length, self.size.width // 2) - 2
            state = state.truncate(max(room, 1), ellipsis=True)
        left = left.truncate(max(self.size.width - state.cell_length - 2, 1), ellipsis=True)
        return left.pad_right(max(self.size.width - left.cell_length - state.cell_length - 1, 1)) + state.stylize("$quiet")
