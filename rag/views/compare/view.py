"""Accounts of a topic as a view: items of four kinds, "says", "figure", "correction" and "only here"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer import messages
from rag.answer.accounts import Correction, Figure, accounts, corrections, figures, only_here, outlet_of, taken_back
from rag.answer.evidence import Evidence, Line
from rag.answer.footnotes import Footnotes
from rag.answer.statement import ended
from rag.views.types import Item, Value, View

EACH = 3  # sentences of an outlet
GROUPS = 8  # things whose figures are set beside each other
NEW, ALL_NEW = 2, 12  # sentences of one outlet that only it has, and of all


def compare(asked: str, evidence: Evidence, index: str = "") -> View:
    """What each outlet says in order of day, then figures, corrections and what only one outlet has."""
    notes = Footnotes()
    said = [line for account in accounts(evidence, EACH) for line in account.lines]
    items = (
        *(_item("says", (line,), notes) for line in said),
        *(item for group in figures(evidence, GROUPS) for item in _figures(group, evidence, notes)),
        *(_correction(one, notes) for one in corrections(evidence)),
        *(_item("only here", (line,), notes) for line in only_here(evidence, NEW, ALL_NEW, said)),
    )
    return View("compare", asked, items, None if items else messages.NOTHING_TO_COMPARE, index)


def _item(kind: str, lines: Sequence[Line], notes: Footnotes, **fields: Value) -> Item:
    line = lines[0]
    told: dict[str, Value] = {"kind": kind, "outlet": outlet_of(line.story), "day": line.story.info.published}
    return Item(ended(line.text), notes.add(lines), told | fields)


def _figures(group: Sequence[Figure], evidence: Evidence, notes: Footnotes) -> Iterator[Item]:
    for figure in group:
        wrong = True if taken_back(figure, evidence) else None
        yield _item("figure", (figure.line,), notes, value=figure.value, counts=figure.counts, beside=group[0].counts, taken_back=wrong)


def _correction(one: Correction, notes: Footnotes) -> Item:
    told = messages.source(one.replaced.story.outlet, one.replaced.story.title, one.replaced.story.day)
    return _item("correction", (one.line, one.replaced), notes, corrects=f"{told}: {one.replaced.text}")
