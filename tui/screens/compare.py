"""What each outlet says on one thing: the outlets on the left, their words beside them, the story below."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from rag.text import label, one_line
from rag.views import View
from tui import strings
from tui.screens.view import ViewScreen

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item

HEADINGS = {"figure": strings.FIGURES, "correction": strings.CORRECTED, "only here": strings.ONLY_IN_ONE_OUTLET}


class CompareScreen(ViewScreen):
    """What each outlet says, then figures beside each other, corrections, and what only one outlet has."""

    PLACEHOLDER = strings.COMPARE_ON
    AS_TYPED = False
    BY_COUNT = False
    WHAT = ("item", "items")

    def find(self, engine: Engine, words: str, cancel: threading.Event) -> Iterable[View]:  # noqa: ARG002
        """What each outlet says on what was typed."""
        yield engine.compare(words) if words else View("compare", "", reason=strings.COMPARE_UNASKED)

    def group(self, item: Item) -> str:
        """Its outlet, or what kind of item it is."""
        return HEADINGS.get(str(item.fields["kind"])) or str(item.fields["outlet"])

    def describe(self, item: Item) -> Content:
        """A figure with what it counts, who says it and when; the words; what they replace."""
        fields = item.fields
        figure = f"{label(str(fields['value']))} · {label(str(fields['counts']))}  " if fields.get("value") else ""
        source = " · ".join(label(str(value)) for value in (fields.get("outlet"), fields.get("day")) if value)
        before = (strings.before(words=label(str(fields["corrects"]))), "$quiet") if fields.get("corrects") else ""
        return Content.assemble((figure, "bold"), (source, "$quiet"), "\n", one_line(item.text), before, "\n")
