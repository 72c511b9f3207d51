"""The first run: which folder? Then the models are fetched and the stories indexed, and it says how far that is."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static

from rag.paths import instead
from rag.recent import known
from rag.text import MESSAGE, label, one_line
from rag.types import Failure, Progress
from tui import strings
from tui.pace import Pace, fraction
from tui.screens.closing import ClosingScreen
from tui.widgets.folder_input import FolderInput
from tui.widgets.header_bar import HeaderBar
from tui.widgets.keys_line import KeysLine

if TYPE_CHECKING:
    from tui.owner import Owner


class FirstRunScreen(ClosingScreen[None]):
    """Asks for a folder and shows the work on it; the application closes it when there is something to ask."""

    AUTO_FOCUS = "#folder"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    BINDINGS = [Binding("escape", "cancel", strings.STOP)]

    def __init__(self, folder: Path | None = None, failure: Failure | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._failure = failure
        self._pace = Pace()
        self._lead = strings.WHICH_FOLDER

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        with Vertical(classes="window", id="first"):
            yield Static(Content(strings.WHICH_FOLDER), classes="lead", id="lead")
            yield Static(Content(strings.WHAT_IS_READ), classes="hint what")
            yield FolderInput(one_line(str(self._folder)) if self._folder else "")
            yield Static(Content(self._keys), classes="hint", id="keys")
            yield Static(id="work", markup=False)
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield Static(id="trouble", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False
        if self._failure:
            self.trouble(self._failure)
        elif self._folder:
            self.work(strings.LOOKING_AT_FOLDER)

    @property
    def _keys(self) -> str:
        app = cast("Owner", self.app)
        return strings.FOLDER_OR_INDEX_KEYS if known(app.settings, app.state) else strings.FOLDER_KEYS

    @property
    def is_working(self) -> bool:
        """Whether a folder is being read."""
        return any(box.disabled for box in self.query(FolderInput))

    def on_input_submitted(self, event: FolderInput.Submitted) -> None:
        folder = Path(event.value.strip()).expanduser()
        if not event.value.strip() or not folder.is_dir():
            hint = instead(folder) if event.value.strip() and not folder.exists() else strings.TYPE_FOLDER
            self.trouble(Failure(strings.not_a_folder(one_line(event.value)), label(hint, MESSAGE)))
            return
        self.work(strings.LOOKING_AT_FOLDER)
        cast("Owner", self.app).begin_with(folder)

    @property
    def _is_gone(self) -> bool:
        """Whether the application is being quit: news may still come then."""
        return len(self.query("#lead, #folder, #keys, #work, #trouble")) < 5

    def work(self, text: str, done: float | None = None) -> None:
        """Say what is being done."""
        if self._is_gone:
            return
        self.query_one("#trouble", Static).update("")
        self.query_one("#first").set_class(False, "-troubled")
        self.query_one(FolderInput).disabled = True
        self._head(strings.BEING_READ, strings.BEING_READ_KEYS)
        self.query_one("#work", Static).update(text)
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(total=None if done is None else 100, progress=100 * (done or 0))

    def progress(self, progress: Progress) -> None:
        """The work has come this far."""
        self.work(self._pace.told(progress, time.monotonic()), fraction(progress))

    def stopped(self) -> None:
        """The person has stopped the work: give the folder back."""
        self.trouble(Failure(strings.STOPPED_KEPT, strings.STOPPED_HINT), "■")

    def trouble(self, failure: Failure, sign: str = "✕") -> None:
        """It did not work: say why, and give the folder back."""
        if self._is_gone:
            return
        self.query_one(FolderInput).disabled = False
        self.query_one(FolderInput).focus()
        self._head(strings.WHICH_FOLDER, self._keys)
        self.query_one(ProgressBar).display = False
        self.query_one("#work", Static).update("")
        self.query_one("#first").set_class(True, "-troubled")
        self.query_one("#trouble", Static).update(
            Content(f"{sign} {failure.message}\n→ {failure.hint}" if failure.hint else f"{sign} {failure.message}")
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to stop only while it works."""
        return self.is_working if action == "cancel" else super().check_action(action, parameters)

    def _head(self, lead: str, keys: str) -> None:
        if lead == self._lead:
            return
        self._lead = lead
        self.query_one("#lead", Static).update(Content(lead))
        self.query_one("#keys", Static).update(Content(keys))
        self.refresh_bindings()

    def action_cancel(self) -> None:
        """Stop indexing and give the folder back."""
        cast("Owner", self.app).cancel_work()
