"""What an empty conversation shows: what can be asked here, and three questions to begin with."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from rag.text import one_line
from tui import strings
from tui.messages import Asked


class Suggestion(Static, can_focus=True):
    """A question that can be asked with one key."""

    BINDINGS = [
        Binding("enter,space", "ask", strings.ASK_THIS),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__(Content(f"→ {one_line(question)}"))
        self.question = one_line(question)

    def on_click(self) -> None:
        self.action_ask()

    def action_ask(self) -> None:
        """Ask it."""
        self.post_message(Asked(self.question))


class Welcome(Vertical):
    """Filled in when the index is open."""

    def compose(self) -> ComposeResult:
        yield Static(Content(strings.WELCOME), classes="lead")
        yield Static(Content(strings.WELCOME_HINT), classes="hint")
        yield Static(markup=False, classes="facts")

    def know(self, facts: str) -> None:
        """Say what there is."""
        self.query_one(".facts", Static).update(Content(facts))

    async def suggest(self, questions: list[str]) -> None:
        """Show these questions; those that are shown already stay as they are."""
        shown = [each.question for each in self.query(Suggestion)]
        if shown and shown == [one_line(question) for question in questions[: len(shown)]]:
            await self.mount_all(map(Suggestion, questions[len(shown) :]))
            return
        await self.query(".begin, Suggestion").remove()
        if questions:
            await self.mount_all([Static(Content(strings.YOU_COULD_BEGIN), classes="hint begin"), *map(Suggestion, questions)])
