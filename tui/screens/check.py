"""A draft beside the stories: its claims with their marks, by verdict on the left, the story at the words that decide below.

Enter checks again: what has not changed in the file since is not looked up anew.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from rag.text import one_line
from tui import strings
from tui.screens.view import ViewScreen

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item, View

MARKS = {
    "supported": ("✓", "$text-success"),
    "partly": ("~", "$text-warning"),
    "contradicted": ("✗", "$text-error"),
    "not found": ("?", "$text-warning"),
    "not checkable": ("·", "$quiet"),
}
QUIET = ("supported", "not checkable")


class CheckScreen(ViewScreen):
    """A file's claims against the stories, each as soon as it has been checked."""

    PLACEHOLDER = strings.DRAFT_FILE
    AS_TYPED = False
    WHAT = ("claim", "claims")

    def find(self, engine: Engine, words: str, cancel: threading.Event) -> Iterable[View]:
        """The claims checked so far, again with each that is."""
        from rag.views import View

        if not words:
            yield View("check", "", reason=strings.CHECK_UNASKED)
            return
        if nothing := engine.nothing_to_search():
            yield View("check", words, reason=nothing)
            return
        items: list[Item] = []
        for checked in engine.check(Path(words).expanduser(), cancel=cancel):
            items.append(checked.item)
            yield View("check", words, tuple(items))

    def group(self, item: Item) -> str:
        """Its verdict."""
        return str(item.fields.get("verdict") or "")

    def describe(self, item: Item) -> Content:
        """Its mark and words; where it stands in the draft and, unless all is well, why."""
        verdict = self.group(item)
        mark, style = MARKS.get(verdict, ("", ""))
        told = "" if verdict in QUIET else f" · {verdict}: {one_line(str(item.fields.get('why') or ''))}"
        where = strings.at_line(line=str(item.fields.get("place") or "").partition(":")[0])
        return Content.assemble((mark, style), f" {one_line(item.text)}", "\n", (f"{where}{told}", "$quiet"), "\n")
