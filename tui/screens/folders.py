"""Which stories to change to: a folder that is typed, several, or an index that was used before."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from rag.paths import instead
from rag.text import MESSAGE, label, quoted_label
from tui import strings
from tui.screens.closing import ClosingScreen
from tui.widgets.choice import Choice
from tui.widgets.folder_input import FolderInput
from tui.widgets.paged_list import PagedList


@dataclass(frozen=True, slots=True)
class Stories:
    """What to change to: folders, or an index by its name."""

    folders: tuple[Path, ...] = ()
    index: str | None = None

    @property
    def subject(self) -> str:
        return label(", ".join(folder.resolve().name for folder in self.folders) or self.index or "")


class FoldersScreen(ModalScreen[Stories | None], ClosingScreen[Stories | None]):
    """Dismissed with what to change to; None when the person thinks better of it."""

    AUTO_FOCUS = "#folder"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    BINDINGS = [
        Binding("escape", "dismiss(None)", strings.CANCEL),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
    ]

    def __init__(self, indexes: Sequence[str], now: str) -> None:
        super().__init__()
        self._all = [name for name in indexes if name != now]
        self._shown = list(self._all)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window", id="folders"):
            yield Static(Content(strings.WHICH_STORIES), classes="lead")
            yield Static(Content(strings.FOLDERS_HINT), classes="hint what")
            yield FolderInput()
            yield Static(id="trouble", markup=False)
            listing = PagedList(*self._options())
            listing.can_focus = False
            yield listing
            yield Choice(strings.FOLDERS_KEYS)

    def on_mount(self) -> None:
        self.query_one(PagedList).highlighted = 0 if self._shown else None

    def on_input_changed(self, event: FolderInput.Changed) -> None:
        words = event.value.lower().split()
        self._shown = [name for name in self._all if all(word in name.lower() for word in words)]
        listing = self.query_one(PagedList)
        listing.clear_options()
        listing.add_options(self._options())
        listing.highlighted = 0 if self._shown else None
        self.query_one("#trouble", Static).update("")

    def on_input_submitted(self, event: FolderInput.Submitted) -> None:
        typed, chosen = event.value.strip(), self.query_one(PagedList).highlighted
        if typed and (folders := named(typed)):
            self.dismiss(Stories(folders))
        elif chosen is not None and self._shown:
            self.dismiss(Stories(index=self._shown[chosen]))
        else:
            hint = label(instead(Path(typed)), MESSAGE)
            said = strings.neither_folder_nor_index(typed=quoted_label(typed), hint=hint) if typed else strings.TYPE_PATH
            self.query_one("#trouble", Static).update(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._shown):
            self.dismiss(Stories(index=self._shown[event.option_index]))

    def action_move(self, how: str) -> None:
        """Move in the list while the folder is typed."""
        getattr(self.query_one(PagedList), f"action_{how}")()

    def _options(self) -> list[Content]:
        return [Content(label(name)) for name in self._shown]


def named(typed: str) -> tuple[Path, ...]:
    """The folders that were typed: one, whatever its name, or several; none when one of them is not there."""
    if (alone := Path(typed).expanduser()).is_dir():
        return (alone,)
    try:
        folders = tuple(Path(word).expanduser() for word in shlex.split(typed))
    except ValueError:  # a quotation mark without its other
        return ()
    return folders if all(folder.is_dir() for folder in folders) else ()
