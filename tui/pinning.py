"""Pins words of a story with a note. A store that cannot be written is said, and no reason to stop."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from rag.text import PATH, label
from tui.place import Place, citation_of

if TYPE_CHECKING:
    from rag.pins import Pin, Pins
    from tui.app import FootnoteApp


def pins(app: FootnoteApp) -> Pins | None:
    """The pins of the index that is open; None, said, when none can be kept."""
    from rag.pins import Pins

    path = app.keeper.path
    if path is None or not app.keeper.index:
        app.warn("Nothing is being saved, so nothing can be pinned.")
        return None
    try:
        return Pins(path, app.keeper.index)
    except (OSError, sqlite3.Error) as error:
        app.warn(f"Pins cannot be kept: {error}.")
        return None


def ask_and_pin(app: FootnoteApp, place: Place) -> None:
    """Ask for a note, then pin; an empty note will do."""
    from tui.screens.prompt import LinePrompt

    if not place.quote:
        app.warn("Select some words of the story first, with the mouse.")
        return

    def keep(note: str | None) -> None:
        if note is not None and (store := pins(app)):
            try:
                store.add(citation_of(place), note)
            except sqlite3.Error as error:
                app.warn(f"The words could not be pinned: {error}.")
            else:
                app.tell("Pinned (ctrl+b lists the pins)")
            store.close()

    app.push_screen(LinePrompt("Pin these words, with a note", may_be_empty=True), keep)


def export(app: FootnoteApp, found: list[Pin]) -> None:
    """All pins that are listed, as Markdown with footnotes and as CSV, into the working folder."""
    from rag.export import Format, file_name
    from rag.pins import as_csv, as_markdown

    path = file_name(f"pins {app.keeper.index}", Path.cwd(), Format.MARKDOWN)
    table = path.with_suffix(".csv")
    try:
        path.write_text(as_markdown(found, f"Pins of {label(app.keeper.index)}"), encoding="utf-8")
        table.write_text(as_csv(found), encoding="utf-8")
    except OSError as error:
        app.warn(f"{label(str(path), PATH)} cannot be written: {error.strerror}.")
    else:
        app.tell(f"Written to {label(str(path), PATH)} and {table.name}")
