"""Saved conversations: find one, go on with it, rename, export or delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from rag.sessions import Session
from rag.text import LABEL, label, plural, quoted_label
from tui import strings
from tui.screens import exporting
from tui.screens.closing import ClosingScreen
from tui.screens.prompt import LinePrompt, YesPrompt
from tui.widgets.clean_input import CleanInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from tui.keeping import Keeper
    from tui.owner import Owner


class ConversationsScreen(ClosingScreen[Session | None]):
    """Dismissed with the conversation to go on with. Letters are always words to search for, never commands."""

    AUTO_FOCUS = "#words"
    BINDINGS = [
        Binding("escape", "dismiss(None)", strings.BACK),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("ctrl+r", "rename", strings.RENAME, priority=True),
        Binding("ctrl+e", "export", strings.EXPORT, priority=True),
        Binding("ctrl+d", "delete", strings.DELETE, priority=True),
    ]

    def __init__(self, file: str | None = None) -> None:
        super().__init__()
        self._file = file
        self.sessions: list[Session] = []

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield CleanInput(placeholder=strings.SEARCH_CONVERSATIONS, id="words")
        yield Static(id="found", markup=False)
        listing = PagedList()
        listing.can_focus = False
        yield listing
        yield KeysLine()

    @property
    def keeper(self) -> Keeper:
        return cast("Owner", self.app).keeper

    def on_mount(self) -> None:
        self._fill()

    def on_input_changed(self) -> None:
        self._fill()

    def _fill(self) -> None:
        store = self.keeper.store
        self.sessions = store.find(self.query_one("#words", Input).value, self._file) if store else []
        self.query_one(PagedList).refill(map(describe, self.sessions))
        cited = quoted_label(self._file) if self._file else ""
        many = strings.conversations_found(len(self.sessions), cited)
        none = strings.NO_CONVERSATION if self.query_one("#words", Input).value else strings.no_conversation_yet(cited)
        self.query_one("#found", Static).update((many if self.sessions else none) if store else strings.CONVERSATIONS_NOT_SAVED)

    @property
    def chosen(self) -> Session | None:
        """The conversation under the cursor."""
        row = self.query_one(OptionList).highlighted
        return self.sessions[row] if row is not None and row < len(self.sessions) else None

    def on_input_submitted(self) -> None:
        if session := self.chosen:
            self.dismiss(session)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.sessions):  # the list may have become shorter since
            self.dismiss(self.sessions[event.option_index])

    def action_move(self, how: str) -> None:
        """Move in the list while the words keep the focus."""
        getattr(self.query_one(PagedList), f"action_{how}")()

    def action_rename(self) -> None:
        """Ask for another title."""
        if session := self.chosen:

            def keep(title: str | None) -> None:
                if title and (store := self.keeper.store):
                    store.rename(session.id, title)
                    self._fill()

            self.app.push_screen(LinePrompt(strings.RENAME_CONVERSATION, session.title), keep)

    def action_delete(self) -> None:
        """Delete for good, after asking."""
        if session := self.chosen:

            def delete(yes: bool | None) -> None:
                if yes:
                    self.keeper.delete(session)
                    self._fill()

            self.app.push_screen(YesPrompt(strings.delete_for_good(title=quoted_label(session.title, LABEL))), delete)

    def action_export(self) -> None:
        """Write it as Markdown."""
        if session := self.chosen:
            exporting.conversation(cast("Owner", self.app), session)


def describe(session: Session) -> Content:
    """Two lines on a conversation."""
    when = session.changed[:16].replace("T", " ")
    many = plural(session.turns, "question")
    return Content.assemble((label(session.title), "bold"), "\n", (f"{when} · {many} · {label(session.index)}", "$quiet"), "\n")
