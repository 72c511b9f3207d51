"""What the command palette offers, and how the screens are reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from rag.text import PATH, label, quoted_label
from tui import changing, exporting, strings

if TYPE_CHECKING:
    from rag.sessions import Session
    from rag.views import Item, View
    from tui.app import FootnoteApp
    from tui.place import Place
    from tui.screens.first_run import FirstRunScreen


def listed(app: FootnoteApp, screen: Screen[object]) -> Iterable[SystemCommand]:
    """Every command; a key it has stands in its help."""
    chat = app.chat
    yield SystemCommand(*strings.PALETTE_FIND, app.action_find)
    yield SystemCommand(*strings.PALETTE_STORIES, app.action_stories)
    yield SystemCommand(*strings.PALETTE_TIMELINE, app.action_timeline)
    yield SystemCommand(*strings.PALETTE_COMPARE, app.action_compare)
    yield SystemCommand(*strings.PALETTE_QUOTES, app.action_quotes)
    yield SystemCommand(*strings.PALETTE_CHECK, app.action_check)
    yield SystemCommand(*strings.PALETTE_CONVERSATIONS, app.action_conversations)
    yield SystemCommand(*strings.PALETTE_FOLDER, app.action_folder)
    yield SystemCommand(*strings.PALETTE_PINS, app.action_pins)
    yield SystemCommand(*strings.PALETTE_NEW, app.action_new)
    if chat.exchanges:
        yield SystemCommand(*strings.PALETTE_EXPORT, app.export_conversation)
        yield SystemCommand(*strings.PALETTE_COPY, lambda: copy_conversation(app))
        yield SystemCommand(*strings.PALETTE_COPY_LAST, lambda: copy_last(app))
        last = chat.exchanges[-1]
        yield SystemCommand(*strings.PALETTE_EXPORT_LAST, lambda: app.export([last]))
        yield SystemCommand(*strings.PALETTE_ASK_AGAIN, lambda: app.call_later(chat.ask, last.question, last))
    if chat.asker.filters:
        yield SystemCommand(*strings.PALETTE_ASK_ALL, chat.action_unscope)
    yield SystemCommand(*strings.PALETTE_UPDATE, app.update_index)
    yield SystemCommand(*strings.PALETTE_STOP, app.cancel_work)
    yield SystemCommand(*strings.PALETTE_DAY, app.action_day_or_night)
    yield SystemCommand(*strings.PALETTE_THEME, app.action_change_theme)
    yield SystemCommand(*strings.PALETTE_HELP, app.action_help)
    yield SystemCommand(*strings.PALETTE_PICTURE, lambda: app.set_timer(0.1, app.save_picture) and None)
    yield SystemCommand(*strings.PALETTE_QUIT, app.action_quit)
    if screen.focused is not None and screen.focused.allow_maximize:
        yield SystemCommand(*strings.PALETTE_MAXIMIZE, screen.action_maximize)


def show(app: FootnoteApp, name: str) -> None:
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
        while app.screen is not app.chat:
            app.pop_screen()
    if name == "conversations":
        app.push_screen(kind(), lambda session: _resume_later(app, session))
    else:
        app.push_screen(kind())


def show_uses(app: FootnoteApp, place: Place) -> None:
    """The conversations in which a story was cited."""
    from tui.screens.conversations import ConversationsScreen

    while app.screen is not app.chat:
        app.pop_screen()
    app.push_screen(ConversationsScreen(place.file), lambda session: _resume_later(app, session))


def _resume_later(app: FootnoteApp, session: Session | None) -> None:
    if session:
        app.call_later(resume, app, session)


def first_run(app: FootnoteApp) -> FirstRunScreen | None:
    """The screen of the first run, when it is shown."""
    from tui.screens.first_run import FirstRunScreen

    return next((screen for screen in app.screen_stack if isinstance(screen, FirstRunScreen)), None)


def first_run_screen(folder: Path | None) -> FirstRunScreen:
    """A new one."""
    from tui.screens.first_run import FirstRunScreen

    return FirstRunScreen(folder)


async def new(app: FootnoteApp) -> None:
    """A new conversation; the one before is kept."""
    while len(app.screen_stack) > 1 and app.screen is not app.chat:
        app.pop_screen()
    await app.chat.begin([])
    app.keeper.forget()


async def resume(app: FootnoteApp, session: Session) -> None:
    """Go on with a saved conversation, in its own index where that is still there."""
    elsewhere = session.index != app.keeper.index
    opened = elsewhere and await changing.to_index(app, session.index)
    await app.chat.begin(app.keeper.resume(session))
    if elsewhere and not opened:
        app.warn(strings.other_index(quoted_label(session.index), quoted_label(app.keeper.index)))


def delete(app: FootnoteApp, session: Session) -> None:
    """Delete for good; the one on the screen stays on it, and is kept no more."""
    if store := app.keeper.store:
        store.delete(session.id)
        if app.keeper.session == session.id:
            app.keeper.forget()


def export_view(app: FootnoteApp, view: View, items: Sequence[Item]) -> None:
    """Items of a view, into the working folder; says where."""
    from tui import export

    title = " ".join(part for part in (view.kind, view.asked) if part)
    _write(app, title, export.view(title, items))


def _write(app: FootnoteApp, title: str, text: str) -> None:
    from rag.export import file_name

    path = file_name(title, Path.cwd())
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        app.warn(strings.cannot_be_written(label(str(path), PATH), error.strerror))
    else:
        app.notify(strings.written_to(label(str(path), PATH)), markup=False)


def copy_conversation(app: FootnoteApp) -> None:
    """The whole conversation, to the clipboard."""
    from tui import export

    app.copy(export.markdown(*exporting.conversation(app, None)), strings.CONVERSATION_COPIED)


def copy_last(app: FootnoteApp) -> None:
    """The last answer, to the clipboard."""
    from tui import export

    app.copy(export.answer(app.chat.exchanges[-1]), strings.ANSWER_COPIED)
