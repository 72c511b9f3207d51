"""The first run: which folder? Then the models are fetched and the stories indexed, and it says how far that is."""

from __future__ import annotations

import time
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, ProgressBar, Static

from rag.types import Failure, Progress
from tui.pace import Pace, fraction
from tui.place import one_line
from tui.widgets.folder_input import FolderInput
from tui.widgets.header_bar import HeaderBar


class FirstRunScreen(Screen[None]):
    """Asks for a folder and shows the work on it; the application closes it when there is something to ask."""

    AUTO_FOCUS = "#folder"
    BINDINGS = [Binding("escape", "cancel", "Stop")]

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._pace = Pace()

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        with Vertical(classes="window", id="first"):
            yield Static(Content("Which folder holds your articles?"), classes="lead")
            yield Static(
                Content("Text, Markdown, HTML, PDF and others, in folders below it too. They are only read; nothing leaves this machine."),
                classes="hint",
            )
            yield FolderInput(one_line(str(self._folder)) if self._folder else "")
            yield Static(Content("tab completes · enter begins · ctrl+q quits"), classes="hint")
            yield Static(id="work", markup=False)
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield Static(id="trouble", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False
        if self._folder:
            self.work("Looking at the folder…")

    def on_input_submitted(self, event: FolderInput.Submitted) -> None:
        folder = Path(event.value.strip()).expanduser()
        if not event.value.strip() or not folder.is_dir():
            self.trouble(
                Failure(f"{one_line(event.value) or 'Nothing'} is not a folder.", "Type the path of a folder with articles in it.")
            )
            return
        self.work("Looking at the folder…")
        self.app.begin_with(folder)  # type: ignore[attr-defined]

    @property
    def _is_gone(self) -> bool:
        """Whether the application is being quit: news may still come then."""
        return not self.query(FolderInput)

    def work(self, text: str, done: float | None = None) -> None:
        """Say what is being done."""
        if self._is_gone:
            return
        self.query_one("#trouble", Static).update("")
        self.query_one(FolderInput).disabled = True
        self.query_one("#work", Static).update(text)
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(total=None if done is None else 100, progress=100 * (done or 0))

    def progress(self, progress: Progress) -> None:
        """The work has come this far."""
        self.work(self._pace.told(progress, time.monotonic()), fraction(progress))

    def trouble(self, failure: Failure) -> None:
        """It did not work: say why, and give the folder back."""
        if self._is_gone:
            return
        self.query_one(FolderInput).disabled = False
        self.query_one(FolderInput).focus()
        self.query_one(ProgressBar).display = False
        self.query_one("#work", Static).update("")
        self.query_one("#trouble", Static).update(
            Content(f"✕ {failure.message}\n→ {failure.hint}" if failure.hint else f"✕ {failure.message}")
        )

    def action_cancel(self) -> None:
        """Stop indexing and give the folder back."""
        self.app.cancel_work()  # type: ignore[attr-defined]
