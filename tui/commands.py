"""What the command palette offers, and how the screens are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from rag.text import quoted_label
from tui import changing, strings
from tui.screens import exporting

if TYPE_CHECKING:
    from rag.sessions import Session
    from rag.types import Failure
    from tui.owner import Owner
    from tui.place import Place
    from tui.screens.first_run import FirstRunScreen


def listed(app: Owner, screen: Screen[object]) -> Iterable[SystemCommand]:
    """Every command; a key it has stands in its help."""
    chat = app.chat

    def does(action: str) -> Callable[[], object]:
        return partial(app.run_action, action)

    yield SystemCommand(*strings.PALETTE_FIND, partial(show, app, "search"))
    yield SystemCommand(*strings.PALETTE_STORIES, partial(show, app, "stories"))
    yield SystemCommand(*strings.PALETTE_TIMELINE, partial(show, app, "timeline"))
    yield SystemCommand(*strings.PALETTE_COMPARE, partial(show, app, "compare"))
    yield SystemCommand(*strings.PALETTE_QUOTES, partial(show, app, "quotes"))
    yield SystemCommand(*strings.PALETTE_CHECK, partial(show, app, "check"))
    yield SystemCommand(*strings.PALETTE_CONVERSATIONS, partial(show, app, "conversations"))
    yield SystemCommand(*strings.PALETTE_FOLDER, does("folder"))
    yield SystemCommand(*strings.PALETTE_PINS, partial(show, app, "pins"))
    yield SystemCommand(*strings.PALETTE_NEW, does("new"))
    if chat.exchanges:
        yield SystemCommand(*strings.PALETTE_EXPORT, partial(exporting.conversation, app))
        yield SystemCommand(*strings.PALETTE_COPY, partial(copy_conversation, app))
        yield SystemCommand(*strings.PALETTE_COPY_LAST, partial(copy_last, app))
        last = chat.exchanges[-1]
        yield SystemCommand(*strings.PALETTE_EXPORT_LAST, partial(exporting.turn, app, last))
        yield SystemCommand(*strings.PALETTE_ASK_AGAIN, lambda: app.call_later(chat.ask, last.question, last))
    if chat.asker.filters:
        yield SystemCommand(*strings.PALETTE_ASK_ALL, chat.action_unscope)
    yield SystemCommand(*strings.PALETTE_UPDATE, app.update_index)
    yield SystemCommand(*strings.PALETTE_STOP, app.cancel_work)
    yield SystemCommand(*strings.PALETTE_DAY, does("day_or_night"))
    yield SystemCommand(*strings.PALETTE_THEME, does("change_theme"))
    yield SystemCommand(*strings.PALETTE_HELP, partial(show, app, "help"))
    yield SystemCommand(*strings.PALETTE_PICTURE, lambda: app.set_timer(0.1, app.save_picture) and None)
    yield SystemCommand(*strings.PALETTE_QUIT, does("quit"))
    if screen.focused is not None and screen.focused.allow_maximize:
        yield SystemCommand(*strings.PALETTE_MAXIMIZE, screen.action_maximize)


def show(app: Owner, name: str) -> None:
    """Open a screen over the conversation; one that is open already is not opened twice."""
    from tui.screens.check import CheckScreen
    from tui.screens.compare import CompareScreen
    from tui.screens.conversations import ConversationsScreen
    from tui.screens.help import HelpScreen
    from tui.screens.pins import PinsScreen
    from tui.screens.quotes import QuotesScreen
    from tui.screens.search import SearchScreen
    from tui.screens.stories import StoriesScreen
    from tui.screens.timeline import TimelineScreen

    if first_run(app) and name != "help":
        return
    kinds: dict[str, type[Screen]] = {  # type: ignore[type-arg]
        "search": SearchScreen,
        "stories": StoriesScreen,
        "quotes": QuotesScreen,
        "check": CheckScreen,
        "timeline": TimelineScreen,
        "compare": CompareScreen,
        "conversations": ConversationsScreen,
        "help": HelpScreen,
        "pins": PinsScreen,
    }
    kind = kinds[name]
    if any(isinstance(screen, kind) for screen in app.screen_stack):
        return
    if name != "help":
        app.close_screens()
    if name == "conversations":
        app.push_screen(kind(), lambda session: _resume_later(app, session))
    else:
        app.push_screen(kind())


def show_uses(app: Owner, place: Place) -> None:
    """The conversations in which a story was cited."""
    from tui.screens.conversations import ConversationsScreen

    app.close_screens()
    app.push_screen(ConversationsScreen(place.file), lambda session: _resume_later(app, session))


def _resume_later(app: Owner, session: Session | None) -> None:
    if session:
        app.call_later(resume, app, session)


def first_run(app: Owner) -> FirstRunScreen | None:
    """The screen of the first run, when it is shown."""
    from tui.screens.first_run import FirstRunScreen

    return next((screen for screen in app.screen_stack if isinstance(screen, FirstRunScreen)), None)


def first_run_screen(folder: Path | None, failure: Failure | None = None) -> FirstRunScreen:
    """A new one."""
    from tui.screens.first_run import FirstRunScreen

    return FirstRunScreen(folder, failure)


async def new(app: Owner) -> None:
    """A new conversation; the one before is kept."""
    app.close_screens()
    await app.chat.begin([])
    app.keeper.forget()


async def resume(app: Owner, session: Session) -> None:
    """Go on with a saved conversation, in its own index where that is still there."""
    elsewhere = session.index != app.keeper.index
    opened = elsewhere and await changing.to_index(app, session.index)
    await app.chat.begin(app.keeper.resume(session))
    if elsewhere and not opened:
        app.warn(strings.other_index(before=quoted_label(session.index), now=quoted_label(app.keeper.index)))


def copy_conversation(app: Owner) -> None:
    """The whole conversation, to the clipboard."""
    from tui import export

    app.copy(export.markdown(*exporting.titled(app)), strings.CONVERSATION_COPIED)


def copy_last(app: Owner) -> None:
    """The last answer, to the clipboard."""
    from tui import export

    app.copy(export.answer(app.chat.exchanges[-1]), strings.ANSWER_COPIED)
