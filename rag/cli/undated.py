"""What a filter by date leaves out only because nothing says its date: counted and named, never dropped in silence."""

from __future__ import annotations

from dataclasses import replace

from rag.cli import strings
from rag.cli.screen import note
from rag.engine import Engine
from rag.text import label, plural
from rag.types import ArticleInfo, Filters

NAMED = 5


def undated(engine: Engine, filters: Filters) -> list[ArticleInfo]:
    """The articles without a date that pass all filters but those by date; none when there is no such filter."""
    if not (filters.since or filters.until):
        return []
    return [info for info in engine.articles(replace(filters, since=None, until=None)) if info.published is None]


def note_undated(engine: Engine, filters: Filters) -> None:
    """Say on standard error which articles `filters` leaves out for want of a date."""
    left_out = undated(engine, filters)
    if left_out:
        names = ", ".join(label(info.file) for info in left_out[:NAMED]) + ("…" if len(left_out) > NAMED else "")
        note(strings.left_out(many=plural(len(left_out), "article"), names=names))
