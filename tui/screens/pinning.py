"""Pins words of a story with a note. A store that cannot be written is said, and no reason to stop."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from rag.text import PATH, label
from tui import strings
from tui.place import Place, citation_of

if TYPE_CHECKING:
    from rag.pins import Pin, Pins
    from tui.owner import Owner

TABLE = ".csv"


def pins(app: Owner) -> Pins | None:
    """The pins of the index that is open; None, said, when none can be kept."""
    from rag.pins import Pins

    path = app.keeper.path
    if path is None or not app.keeper.index:
        app.warn(strings.NOTHING_IS_SAVED)
        return None
    try:
        return Pins(path, app.keeper.index)
    except (OSError, sqlite3.Error) as error:
        app.warn(strings.pins_not_kept(error=error))
        return None


def ask_and_pin(app: Owner, place: Place) -> None:
    """Ask for a note, then pin; an empty note will do."""
    from tui.screens.prompt import LinePrompt

    if not place.quote:
        app.warn(strings.SELECT_FIRST)
        return

    def keep(note: str | None) -> None:
        if note is not None and (store := pins(app)):
            try:
                store.add(citation_of(place), note)
            except sqlite3.Error as error:
                app.warn(strings.not_pinned(error=error))
            else:
                app.tell(strings.PINNED)
            store.close()

    app.push_screen(LinePrompt(strings.PIN_WITH_NOTE, may_be_empty=True), keep)


def export(app: Owner, found: list[Pin]) -> None:
    """All pins that are listed, as Markdown with footnotes and as CSV, into the working folder."""
    from rag.export import Format, file_name
    from rag.pins import as_csv, as_markdown

    path = file_name(f"pins {app.keeper.index}", Path.cwd(), Format.MARKDOWN, TABLE)
    table = path.with_suffix(TABLE)
    try:
        path.write_text(as_markdown(found, strings.pins_of(index=label(app.keeper.index))), encoding="utf-8")
        table.write_text(as_csv(found), encoding="utf-8")
    except OSError as error:
        app.warn(strings.cannot_be_written(path=label(str(path), PATH), why=error.strerror))
    else:
        app.tell(strings.written_both(path=label(str(path), PATH), table=table.name))
