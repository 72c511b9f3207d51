"""Who said what: the speakers on the left, their statements beside them, the story below."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from rag.text import in_marks, label, one_line
from tui import strings
from tui.screens.view import ViewScreen, teller

if TYPE_CHECKING:
    from rag.engine import Engine
    from rag.views import Item, View


MOST = 500
"""Statements that are listed at most, the latest."""


class QuotesScreen(ViewScreen):
    """Statements of a person or about a topic, as one types."""

    PLACEHOLDER = strings.QUOTES_OF
    WHAT = ("statement", "statements")

    def find(self, engine: Engine, words: str, cancel: threading.Event) -> Iterable[View]:  # noqa: ARG002
        """What a person said, or what was said about a topic."""
        yield engine.quotes(words, limit=MOST)

    def group(self, item: Item) -> str:
        """Its speaker."""
        return str(item.fields.get("speaker") or "")

    def describe(self, item: Item) -> Content:
        """Who said it, how, when and where; the words; who has them too, or otherwise."""
        from rag.views.quotes import introduced
        from rag.views.types import several

        fields = item.fields
        before, speaker, verb = introduced(fields)
        known = " · ".join(filter(None, (label(verb or ""), label(str(fields.get("day") or "")), teller(item))))
        said = one_line(item.text)
        more = Content("\n").join(
            Content.styled(f"{sign} {label(text)}", "$quiet")
            for sign, name in (("=", "also"), ("≠", "differs"))
            for text in several(fields.get(name))
        )
        who = Content.assemble(f"{before} " if before else "", (label(speaker), "bold"), (f"  {known}", "$quiet"))
        return Content.assemble(who, "\n", in_marks(said) if fields.get("direct") else said, "\n" if more else "", more, "\n")
