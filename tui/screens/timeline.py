"""What happened when: the months on the left, the events beside them, the story below."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from rag.text import label, one_line
from tui import strings
from tui.screens.view import ViewScreen, teller

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item, View

MONTH, YEAR = 7, 4
"""Characters of a day that name its month, and its year."""


class TimelineScreen(ViewScreen):
    """The events of a topic in order of day; without a topic, the folder's main events."""

    PLACEHOLDER = strings.TIMELINE_OF
    AS_TYPED = False
    BY_COUNT = False
    LAST = strings.DAY_NOT_KNOWN
    WHAT = ("event", "events")

    def find(self, engine: Engine, words: str, cancel: threading.Event) -> Iterable[View]:  # noqa: ARG002
        """What happened on a topic."""
        yield engine.timeline(words)

    def group(self, item: Item) -> str:
        """The month it happened in, or the year where no more is known."""
        known = YEAR if item.fields.get("precision") == "year" else MONTH
        return str(item.fields.get("day") or "")[:known] or strings.DAY_NOT_KNOWN

    def describe(self, item: Item) -> Content:
        """Its day, what the story calls that and who tells it; the words; who tells it too."""
        from rag.views.types import several

        fields = item.fields
        stated = strings.stated_in(words=label(str(fields["stated"]))) if fields.get("stated") else ""
        source = " · ".join(filter(None, (teller(item), label(str(fields.get("published") or "")))))
        more = [(f"\n= {label(version)}", "$quiet") for version in several(fields.get("versions"))]
        return Content.assemble((str(fields["when"]), "bold"), (f"  {stated}{source}", "$quiet"), "\n", one_line(item.text), *more, "\n")
