"""The application: it owns the engine, loads it behind the screen, and does what screens ask of the machine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from rag.config import Settings
from tui import background, opening
from tui.failure import told
from tui.messages import ArticleRead, EngineFailed, EngineOpened, EngineReady
from tui.place import Place, one_line
from tui.screens.chat import ChatScreen
from tui.themes import NIGHT, THEMES
from tui.turn import Exchange
from tui.widgets.header_bar import HeaderBar

if TYPE_CHECKING:
    from rag.engine import Engine


class FootnoteApp(App[int]):
    """`open_engine` is called on a thread and may raise any FootnoteError."""

    TITLE = "footnote"
    CSS_PATH = "footnote.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("f1", "help", "Help"),
        Binding("ctrl+q", "quit", "Quit"),
    ]

    def __init__(self, settings: Settings, open_engine: Callable[[], Engine], subject: str = "") -> None:
        super().__init__()
        self.settings = settings
        self.engine: Engine | None = None
        self._open_engine = open_engine
        self._subject = subject
        self.chat = ChatScreen()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NIGHT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not name them."""
        return {"cited-background": "#5a4710", "cited-foreground": "#fff3c9", "quiet": "#8c8a83", "rule": "#55585e"}

    def on_mount(self) -> None:
        self.push_screen(self.chat)
        self.call_after_refresh(self.load_engine)

    # The engine

    def load_engine(self) -> None:
        """Open the index and load the models on a thread."""
        background.start(self._load, "loading")

    def _load(self) -> None:
        try:
            engine = self._open_engine()
            self.post_message(EngineOpened(engine, engine.status()))
            engine.load()
            self.post_message(EngineReady())
        except BaseException as error:
            self.post_message(EngineFailed(error))
            raise

    def on_engine_opened(self, message: EngineOpened) -> None:
        self.engine = message.engine
        status = message.status
        self._header(f"{self._subject or status.name} · {status.articles:,} stories", "Loading the model…")

    def on_engine_ready(self) -> None:
        assert self.engine
        self._header(None, "Ready")
        self.chat.asker.ready(self.engine)

    def on_engine_failed(self, message: EngineFailed) -> None:
        failure = told(message.error)
        self._header(None, "Not ready")
        self.notify(f"{failure.message}\n{failure.hint}", title="Footnote cannot answer yet", severity="error", timeout=30, markup=False)

    def _header(self, subject: str | None, state: str) -> None:
        header = self.chat.query_one(HeaderBar)
        header.subject = header.subject if subject is None else subject
        header.state = state

    # What screens ask for

    def read_story(self, place: Place, post: Callable[[Message], object]) -> None:
        """Read the story of `place` on a thread; the answer is posted as ArticleRead."""
        engine = self.engine
        if engine is None:
            return

        def work() -> None:
            try:
                post(ArticleRead(place, engine.article(place.file, place.part, place.root or None)))
            except BaseException as error:
                post(ArticleRead(place, None, error))
                raise

        background.start(work, "reading a story")

    def copy_quote(self, place: Place) -> None:
        """The quoted words with their source, to the clipboard."""
        source = ", ".join(one_line(part) for part in (place.outlet, place.published, place.title) if part)
        self._copy(f"“{one_line(place.quote)}” ({source}; {place.where})", "Quote and source copied")

    def copy_answer(self, exchange: Exchange) -> None:
        """The answer's words, to the clipboard."""
        self._copy(exchange.text, "Answer copied")

    def _copy(self, text: str, said: str) -> None:
        self.copy_to_clipboard(text)
        self.notify(said, timeout=2, markup=False)

    def edit(self, place: Place) -> None:
        """Open the file at the line, in the person's editor or pager."""
        words, takes_terminal = opening.command(place.path, place.line)
        try:
            if takes_terminal:
                with self.suspend():
                    subprocess.run(words, check=False)
            else:
                subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            self.notify(f"{words[0]} could not be started: {error.strerror}. Set $EDITOR.", severity="error", markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.action_show_help_panel()


def run(settings: Settings, articles: Path | None = None, index: str | None = None, save: bool = True) -> int:  # noqa: ARG001
    """Run the application until it is quit; returns an exit code."""

    def open_engine() -> Engine:
        from rag.engine import Engine

        return Engine.open(settings, articles, index)

    subject = articles.resolve().name if articles else index or ""
    return FootnoteApp(settings, open_engine, str(Content(one_line(subject)))).run() or 0
