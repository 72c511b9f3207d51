"""Exports a conversation, or one answer of it, in a format that the person picks; the file is written on a thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import FootnoteError
from rag.text import MESSAGE, PATH, label
from tui import background, strings
from tui.turn import Exchange

if TYPE_CHECKING:
    from rag.export import Format
    from rag.sessions import Session
    from rag.views import Item, View
    from tui.owner import Owner


def conversation(app: Owner, session: Session | None = None) -> None:
    """Write a saved conversation, or the one on the screen, in a format that is asked for."""
    _ask_and_export(app, *titled(app, session))


def turn(app: Owner, exchange: Exchange) -> None:
    """Write a turn alone."""
    _ask_and_export(app, exchange.question.split("\n")[0], [exchange])


def _ask_and_export(app: Owner, title: str, exchanges: Sequence[Exchange]) -> None:
    from tui.screens.formats import FormatsScreen

    def chosen(format: Format | None) -> None:
        if format:
            background.start(lambda: _write(app, title, exchanges, format), "exporting")

    app.push_screen(FormatsScreen(), chosen)


def _write(app: Owner, title: str, exchanges: Sequence[Exchange], format: Format) -> None:
    from tui import export

    try:
        path = export.write(title, exchanges, format, Path.cwd(), app.engine)
    except FootnoteError as error:
        app.call_from_thread(app.warn, label(f"{error.message} {error.hint}", MESSAGE))
    else:
        app.call_from_thread(app.tell, strings.written_to(path=label(str(path), PATH)))


def write_view(app: Owner, view: View, items: Sequence[Item]) -> None:
    """Items of a view, into the working folder; says where."""
    from rag.export import file_name
    from tui import export

    title = " ".join(part for part in (view.kind, view.asked) if part)
    path = file_name(title, Path.cwd())
    try:
        path.write_text(export.view(title, items), encoding="utf-8")
    except OSError as error:
        app.warn(strings.cannot_be_written(path=label(str(path), PATH), why=error.strerror))
    else:
        app.tell(strings.written_to(path=label(str(path), PATH)))


def titled(app: Owner, session: Session | None = None) -> tuple[str, list[Exchange]]:
    """The title and the turns of a saved conversation, or of the one on the screen."""
    if session is None:
        return app.chat.exchanges[0].question.split("\n")[0], app.chat.exchanges
    from tui.keeping import restored

    store = app.keeper.store
    return session.title, [restored(turn) for turn in store.turns(session.id)] if store else []
