"""Which columns of the table of stories are shown, and how wide: the title is given room first, the others yield to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from rich.cells import cell_len

from rag.types import ArticleInfo
from tui import strings


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its label, its width (None: what is left), what is shown and what is sorted by."""

    label: str
    width: int | None
    cell: Callable[[ArticleInfo], str]
    key: Callable[[ArticleInfo], Any]


COLUMNS = (
    Column(strings.DATE, 10, lambda a: a.published or "", lambda a: a.published or ""),
    Column(strings.OUTLET, 20, lambda a: a.outlet or "", lambda a: (a.outlet or "").lower()),
    Column(strings.TITLE, None, lambda a: a.title, lambda a: a.title.lower()),
    Column(strings.AUTHOR, 14, lambda a: a.byline or "", lambda a: (a.byline or "").lower()),
    Column(strings.LENGTH, 7, lambda a: f"{a.characters:>7,}", lambda a: a.characters),
    Column(strings.COPIES, 6, lambda a: f"{len(a.copies):>6}" if a.copies else "", lambda a: len(a.copies)),
    Column(strings.FILE, 20, lambda a: a.file + (f" ({a.part})" if a.part else ""), lambda a: (a.file, a.part or "")),
)
MOST_FIRST = (strings.DATE, strings.LENGTH, strings.COPIES)
"""The columns that are sorted downwards first: the newest, the longest, the most copied; names and titles from A on."""
YIELD = (strings.COPIES, strings.FILE, strings.LENGTH, strings.AUTHOR)
"""The columns that go first where titles have no room."""
TITLE = 54
"""Cells that a title is given before any of those is shown."""
EDGES = 5
"""Cells beside the table, its scrollbar among them."""
GAP = 2
NARROW, ROOMY = 70, 160
"""Cells of a terminal below which outlets are cut shorter, and from which outlets and authors are given more."""
MORE = {"Outlet": 26, "Author": 24}


def longest(stories: Iterable[ArticleInfo]) -> dict[str, int]:
    """Cells that the columns of MORE need at most for these stories, their heads included."""
    need = {label: len(label) + len(" ↑") for label in MORE}
    for column in (column for column in COLUMNS if column.label in MORE):
        need[column.label] = max([need[column.label], *(cell_len(cell) for cell in {column.cell(story) for story in stories})])
    return need


def fitted(across: int, chosen: Mapping[str, bool], need: Mapping[str, int] | None = None) -> list[tuple[Column, int]]:
    """The columns to show in a terminal of `across` cells with their widths.

    `chosen` says which the person shows or hides, `need` how many cells one needs at most: what it does not need the others have.
    """
    width = partial(_width, across=across, need=need or {})
    shown = [column for column in COLUMNS if chosen.get(column.label, True)]
    for label in YIELD:
        if _left(shown, across, width) < TITLE and not chosen.get(label, False):
            shown = [column for column in shown if column.label != label]
    left = max(_left(shown, across, width), 16)
    extra = max(left - TITLE, 0) * 2 // 5 if any(column.label == "File" for column in shown) else 0
    return [(column, left - extra if column.width is None else width(column) + extra * (column.label == "File")) for column in shown]


def _left(shown: list[Column], across: int, width: Callable[[Column], int]) -> int:
    """Cells that the title has beside the others."""
    return across - EDGES - sum(width(column) + GAP for column in shown if column.width is not None) - GAP


def _width(column: Column, across: int, need: Mapping[str, int]) -> int:
    given = MORE[column.label] if across >= ROOMY and column.label in MORE else column.width or 0
    given = 12 if across < NARROW and column.label == "Outlet" else given
    return min(given, need.get(column.label, given))
