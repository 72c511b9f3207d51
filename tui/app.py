"""The application: it owns the engine and the store of conversations, and does what screens ask of the machine."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.app import ScreenStackError, SystemCommand
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.errors import NoWidget
from textual.message import Message
from textual.screen import Screen
from textual.theme import ThemeProvider

from rag.config import Settings, state_folder
from rag.errors import NoSuchIndex
from rag.recent import remember
from rag.text import label, plural
from tui import background, changing, commands, preferences, strings, terminal
from tui.backend import Backend, real
from tui.failure import farewell, told
from tui.keeping import Keeper
from tui.loading import Loader, NoStories, dates_of
from tui.messages import ArticleRead, EngineFailed, EngineOpened, Suggested, Working
from tui.owner import Owner
from tui.pace import Pace
from tui.place import Place
from tui.screens.chat import ChatScreen
from tui.screens.palette import Palette
from tui.suggest import Suggester
from tui.themes import DAY, FALLBACK, NIGHT, THEMES
from tui.widgets.header_bar import HeaderBar

if TYPE_CHECKING:
    from rag.engine import Engine

QUIET = 1.0
"""Seconds without a key or a click after which nobody will feel the garbage being collected."""


class FootnoteApp(Owner):
    """`state` is where preferences are kept, `saved` the file of conversations; None of either keeps nothing. `more` folders are indexed
    together with `articles`."""

    TITLE = "footnote"
    CSS_PATH = "footnote.tcss"
    BINDINGS = [
        Binding("f1", "show('help')", strings.HELP, priority=True),
        Binding("ctrl+f", "find", strings.FIND, priority=True),
        Binding("ctrl+l", "show('stories')", strings.STORIES, priority=True),
        Binding("f2", "show('quotes')", strings.WHO_SAID_WHAT, show=False, priority=True),
        Binding("f3", "show('check')", strings.CHECK_A_DRAFT, show=False, priority=True),
        Binding("f4", "show('timeline')", strings.WHAT_HAPPENED_WHEN, show=False, priority=True),
        Binding("f5", "show('compare')", strings.WHAT_EACH_OUTLET_SAYS, show=False, priority=True),
        Binding("ctrl+o", "show('conversations')", strings.CONVERSATIONS, priority=True),
        Binding("ctrl+b", "show('pins')", strings.PINS, show=False, priority=True),
        Binding("ctrl+g", "folder", strings.FOLDER, show=False, priority=True),
        Binding("ctrl+n", "new", strings.NEW, priority=True),
        Binding("ctrl+p", "command_palette", strings.COMMANDS, show=False, priority=True),
        Binding("ctrl+q", "quit", strings.QUIT, priority=True),
        Binding("ctrl+t", "day_or_night", strings.DAY_OR_NIGHT, show=False, priority=True),
    ]

    def __init__(
        self,
        settings: Settings,
        backend: Backend,
        articles: Path | None = None,
        subject: str = "",
        state: Path | None = None,
        saved: Path | None = None,
        more: tuple[Path, ...] = (),
    ) -> None:
        super().__init__()
        self.settings = settings
        self.articles = articles
        self.engine: Engine | None = None
        self.ready = False
        self.state = state
        self.backend = backend
        self.more = more
        self.changed = False
        self.loader = Loader(backend, self.post_message)
        self.keeper = Keeper(saved, self.warn)
        self.suggester = Suggester(lambda questions: self.post_message(Suggested(questions)))
        self.clock: Callable[[], float] = time.monotonic
        self._chat = ChatScreen()
        self._subject = subject
        self._doing = strings.OPENING_THE_INDEX
        self._pace = Pace()
        self._touched = 0.0
        self._early: list[events.Event] | None = []
        for theme in THEMES:
            self.register_theme(theme)
        kept = preferences.load(state).get("theme", NIGHT)
        self.theme = kept if kept in self.available_themes else NIGHT

    def get_driver_class(self) -> type[Driver]:
        """The driver of this platform, which takes what is pasted for text."""
        from tui.pasting import parse_with

        driver = super().get_driver_class()
        parse_with(driver)
        return driver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not name them."""
        return FALLBACK

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything, for the command palette."""
        yield from commands.listed(self, screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While there is nothing to ask, the other screens are closed; while a folder is read, no other is chosen."""
        closed = action in ("find", "folder", "new") or (action == "show" and parameters != ("help",))
        if closed and (first := commands.first_run(self)) and (action != "folder" or first.is_working):
            return False
        return super().check_action(action, parameters)

    def get_default_screen(self) -> Screen[None]:
        """The conversation: no empty screen is drawn before it."""
        return self.chat

    def on_mount(self) -> None:
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """The first frame stands: what it did not need begins now, and what was typed before it is typed."""
        early, self._early = self._early, None
        for event in early or ():
            self.post_message(event)
        background.start(background.import_the_rest, "importing")
        self.loader.start(self.articles, self.more)
        if "://" in self.settings.generator:
            from rag.engine import model_server

            told = model_server(self.settings)
            self.warn(told)
        self.set_interval(QUIET, self._tidy)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._touched = time.monotonic()
            if isinstance(event, events.Key | events.Paste):
                self.suggester.stop()
            if not isinstance(event, events.MouseMove):
                self.put_away()
        if self._early is not None and isinstance(event, events.Key | events.Paste):
            self._early.append(event)
        elif not (isinstance(event, events.MouseDown | events.MouseMove) and self._is_gone(event.x, event.y)):
            await super().on_event(event)

    def _is_gone(self, x: int, y: int) -> bool:
        """Whether what still stands on the screen there has been taken away: Textual 8.2.8 fails on a press on it."""
        try:
            widget, _ = self.screen.get_widget_at(x, y)
        except (NoWidget, ScreenStackError):
            return False
        return widget.parent is None

    def _tidy(self) -> None:
        self.keeper.catch_up()
        if time.monotonic() - self._touched >= QUIET and not self.chat.asker.busy:
            background.tidy()

    def watch_app_focus(self, focus: bool) -> None:
        """A screen that came while the terminal did not have the focus, as in a browser at first, gives it to its first field now."""
        if focus and self.screen.focused is None:
            self.screen._update_auto_focus()

    def watch_theme(self, theme: str) -> None:
        if self.is_running:
            preferences.save(self.state, theme=theme)

    def _handle_exception(self, error: Exception) -> None:
        """What nobody foresaw ends the application: the traceback goes to the log, and the person is told where it is.

        Not while it is being left: Textual mounts nothing then, so what has just begun misses its parts.
        """
        if self._exit and isinstance(error, NoMatches):
            return
        background.log.error("the application ended", exc_info=error)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._exit_renderables.append(Text(farewell(error, self.state, self.keeper.session is not None)))
        self._close_messages_no_wait()

    # The engine

    async def on_engine_opened(self, message: EngineOpened) -> None:
        self.engine = message.engine
        status = message.status
        self.keeper.index = status.name
        if self.state:
            remember(self.settings, status.name, self.state)
        self._subject = self._subject or label(status.name)
        self._close_first_run()
        await self.chat.suggest([])
        self._tell_stories(status.articles, message.dates)
        self._say(strings.LOADING_THE_MODEL)

    def on_engine_ready(self) -> None:
        assert self.engine
        self.ready = True
        self._say(strings.READY)
        self.chat.asker.ready(self.engine)
        self.suggester.stop()
        if self.chat.is_untouched:
            self.suggester.begin(self.engine)

    async def on_suggested(self, message: Suggested) -> None:
        await self.chat.suggest(message.questions)

    async def on_engine_failed(self, message: EngineFailed) -> None:
        failure = told(message.error)
        self._say(strings.NOT_READY if not self.ready else strings.READY)
        if first := commands.first_run(self):
            first.trouble(failure)
        elif isinstance(message.error, NoStories) and self.engine is None:
            await self.push_screen(commands.first_run_screen(self.articles, failure))
        elif isinstance(message.error, NoSuchIndex) and self.engine is None:
            await self.push_screen(commands.first_run_screen(self.articles if self.articles and not self.articles.is_dir() else None))
        else:
            self.warn(f"{failure.message}\n{failure.hint}")
            if self.engine:  # it tries again to load what is missing with every question, and says so in its turn
                self.chat.asker.ready(self.engine)
            else:
                self.chat.asker.broken(message.error)

    async def on_working(self, message: Working) -> None:
        if message.progress is None:
            self._say(strings.READY if self.ready else strings.LOADING_THE_MODEL)
            return
        if self.engine is None and not self.changed and not commands.first_run(self):
            await self.push_screen(commands.first_run_screen(self.articles))
        if first := commands.first_run(self):
            first.progress(message.progress)
        self._say(self._pace.told(message.progress, self.clock()))

    def on_work_stopped(self) -> None:
        self._say(strings.READY if self.ready else strings.LOADING_THE_MODEL if self.engine else strings.NOT_READY)
        if first := commands.first_run(self):
            first.stopped()

    def on_index_updated(self) -> None:
        if engine := self.engine:
            counted = partial(self.call_from_thread, self._counted)
            background.start(lambda: counted(engine.status().articles, dates_of(engine)), "counting stories")

    def _counted(self, count: int, dates: tuple[str, str] | None) -> None:
        self._tell_stories(count, dates)
        self._say(strings.READY if self.ready else strings.LOADING_THE_MODEL)

    def _tell_stories(self, count: int, dates: tuple[str, str] | None) -> None:
        stories = plural(count, "story", "stories")
        self._subject = strings.subject(name=self._subject.split(" · ")[0], stories=stories)
        self.chat.know(stories + (strings.days(*dates) if dates else ""))

    def begin_with(self, folder: Path) -> None:
        """Make or open the index of a folder."""
        self.articles, self._subject = folder, label(folder.resolve().name)
        self.loader.start(folder)

    def begin_anew(self, subject: str = "") -> None:
        """Open the stories that have been changed to, or those that could not be opened."""
        self._subject = subject or self._subject
        self._say(strings.OPENING_THE_INDEX)
        self.loader.start(self.articles, self.more)

    def update_index(self) -> None:
        """Bring the index up to date while it can be asked."""

        def work() -> None:
            if self.engine:
                self.loader.update(tuple(Path(root) for root in self.engine.status().roots))

        background.start(work, "updating")

    def cancel_work(self) -> None:
        """Stop indexing; what was done is kept."""
        self.loader.cancel()

    def _close_first_run(self) -> None:
        if first := commands.first_run(self):
            first.dismiss()

    def _say(self, doing: str) -> None:
        self._doing = doing
        for screen in self.screen_stack:
            for header in screen.query(HeaderBar):
                header.subject, header.state = self._subject, doing

    def header(self) -> tuple[str, str]:
        """What a new screen's header says."""
        return self._subject, self._doing

    # What screens ask for

    @property
    def chat(self) -> ChatScreen:
        """The conversation."""
        return self._chat

    def close_screens(self) -> None:
        """Back to the conversation."""
        while len(self.screen_stack) > 1 and self.screen is not self.chat:
            self.pop_screen()

    def act_on_place(self, what: str, place: Place) -> None:
        """Copy the quote with its source, open the file, or show the conversations that cite the story."""
        if what == "uses":
            commands.show_uses(self, place)
        else:
            super().act_on_place(what, place)

    def read_story(self, place: Place, post: Callable[[Message], object]) -> None:
        """Read the story of `place` on a thread; the answer is posted as ArticleRead."""
        engine = self.engine
        if engine is None:
            post(ArticleRead(place, None, NoSuchIndex(strings.STILL_OPENING)))
            return

        def work() -> None:
            try:
                post(ArticleRead(place, engine.article(place.file, place.part, place.root or None)))
            except BaseException as error:
                post(ArticleRead(place, None, error))
                raise

        background.start(work, "reading a story")

    # Commands

    def action_command_palette(self) -> None:
        """Every command by name."""
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Every theme by name."""
        self.push_screen(Palette(providers=[ThemeProvider], placeholder=strings.SEARCH_THEMES))

    def action_find(self) -> None:
        """Search the stories. It is called as the search in one story is, beside which the footer then leaves it out."""
        commands.show(self, "search")

    def action_show(self, name: str) -> None:
        """Open a screen over the conversation."""
        commands.show(self, name)

    def action_folder(self) -> None:
        """Change to other stories."""
        changing.ask(self)

    async def action_new(self) -> None:
        """Begin a new conversation."""
        await commands.new(self)

    def action_day_or_night(self) -> None:
        """Switch between light and dark."""
        self.theme = DAY if self.current_theme.dark else NIGHT

    async def action_quit(self) -> None:
        """Quit now; the threads are left to end by themselves."""
        self.chat.asker.stop()
        self.suggester.stop()
        self.loader.cancel()
        self.keeper.catch_up(at_once=True)
        self.exit(0)

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing to copy: stop the answer, or say what quits."""
        if not self.chat.stop():
            self.tell(strings.WHAT_QUITS)


def run(settings: Settings, folders: tuple[Path, ...] = (), index: str | None = None, save: bool = True) -> int:
    """Run the application until it is quit; returns an exit code."""
    terminal.take()
    articles = next(iter(folders), None)
    subject = label(", ".join(folder.resolve().name for folder in folders) or index or "")
    saved = settings.indexes / "sessions.sqlite" if save else None
    background.log_to(state_folder() / "footnote.log")
    app = FootnoteApp(settings, real(settings, index), articles, subject, state_folder(), saved, folders[1:])
    app.run()
    code = app.return_code or 0
    if any(thread is not threading.main_thread() and thread.is_alive() for thread in threading.enumerate()):
        sys.stdout.flush()
        os._exit(code)  # a model that is loading, or a reader of passages, is not waited for
    return code
