"""Where questions are typed: Enter asks, Shift+Enter or Ctrl+J begins a new line, Up and Down recall earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from rag.text import sanitise
from tui import strings
from tui.messages import Asked


class QuestionBox(TextArea):
    """A text area that grows with its question."""

    BINDINGS = [
        Binding("enter", "submit", strings.ASK),
        Binding("shift+enter,ctrl+j", "newline", strings.NEW_LINE, key_display="^j"),
        Binding("tab", "leave", strings.FOOTNOTES),
    ]

    @dataclass
    class Submitted(Message):
        """Enter was pressed on an empty box, or on a number alone."""

        number: int | None

    class HelpWanted(Message):
        """`?` was typed into an empty box."""

    class Escaped(Message):
        """Escape was pressed."""

    def __init__(self, leave: Callable[[], object]) -> None:
        """`leave` moves the focus to the footnotes, at once: what is typed behind a tab belongs there."""
        super().__init__(
            id="question",
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=Content(strings.ASK_THESE_ARTICLES),
        )
        self.leave = leave
        self._invitation = strings.ASK_THESE_ARTICLES, ""
        self.earlier: list[str] = []
        self._recalled = 0
        self._draft = ""
        self._aside: str | None = None

    def load_text(self, text: str) -> None:
        """Replace the question."""
        super().load_text(sanitise(text))

    def invite(self, text: str, more: str = "") -> None:
        """Say in the empty box what can be done now; `more` only where the one row has room for it."""
        self._invitation = text, more
        self.on_resize()

    def on_resize(self) -> None:
        text, more = self._invitation
        self.placeholder = Content(text + more if cell_len(text + more) <= self.content_size.width else text)

    def give_back(self, question: str) -> None:
        """Put a question into the box, unless something else is being typed there."""
        if not self.text.strip():
            self.load_text(question)
            self.move_cursor(self.document.end)

    def change(self, question: str) -> None:
        """Put a question in to be changed; what stood here is put aside until that one has been asked, or is taken back."""
        if self._aside is None:
            self._aside = self.text
        self._show(question)

    def take_back(self) -> bool:
        """Put back what an edit has put aside; False when there is none."""
        aside, self._aside = self._aside, None
        if aside is not None:
            self._show(aside)
        return aside is not None

    def remember(self, question: str) -> None:
        """Make `question` the first that Up recalls."""
        if not self.earlier or self.earlier[-1] != question:
            self.earlier.append(question)
        self._recalled = 0

    async def _on_key(self, event: events.Key) -> None:
        acts: dict[str, Callable[[], object]] = {
            "tab": self.action_leave,
            "enter": self.action_submit,
            "ctrl+j": self.action_newline,  # here: a binding would come after the letters typed behind it
            "shift+enter": self.action_newline,
            "escape": partial(self.post_message, self.Escaped()),  # so, too, it would stop a question that was asked after it
        }
        act = acts.get(event.key)
        if event.character == "?" and not self.text:
            act = partial(self.post_message, self.HelpWanted())
        now = self.screen.focused
        if now is not None and now is not self:
            act = partial(now._forward_event, events.Key(event.key, event.character))  # typed behind a tab
        if act:
            event.stop()
            event.prevent_default()
            act()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert(sanitise(event.text), maintain_selection_offset=False)

    def action_submit(self) -> None:
        """Ask; with nothing in the box open the last answer's first source, with a number that footnote."""
        question = self.text.strip()
        if not question or (question.isdecimal() and len(question) <= 3):
            self.post_message(self.Submitted(int(question) if question else None))
            return
        if not self.take_back():
            self.load_text("")
        self.post_message(Asked(question))

    def action_newline(self) -> None:
        """Begin a new line of the question."""
        self.insert("\n")

    def action_leave(self) -> None:
        """Go to the footnotes of the last answer."""
        self.leave()

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up, or recall the question before when the cursor is on the first row."""
        if select or not self._at_edge(up=True):
            super().action_cursor_up(select)
        elif self._recalled < len(self.earlier):
            if self._recalled == 0:
                self._draft = self.text
            self._recalled += 1
            self._show(self.earlier[-self._recalled])

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down, or come back towards what was being typed."""
        if select or not self._recalled or not self._at_edge(up=False):
            super().action_cursor_down(select)
            return
        self._recalled -= 1
        self._show(self.earlier[-self._recalled] if self._recalled else self._draft)

    def _at_edge(self, up: bool) -> bool:
        before = self.cursor_location
        after = self.get_cursor_up_location() if up else self.get_cursor_down_location()
        return before[0] == after[0] and (before == after or after in ((before[0], 0), self.document.end))

    def _show(self, text: str) -> None:
        self.load_text(text)
        self.move_cursor(self.document.end)
