"""Why there is nothing to search: an index without stories, or filters that let none through. Counted, and with what to type."""

from __future__ import annotations

from dataclasses import replace

from rag.index.store import Store
from rag.text import IN_SENTENCE, label, quoted_label
from rag.types import Filters

_NAMES = {
    "since": "published on or after {}",
    "until": "published on or before {}",
    "source": "outlet {}",
    "author": "author {}",
    "file": "file {}",
}
_DATES = ("since", "until")


def nothing_to_search(index: Store, filters: Filters) -> str | None:
    """That no story can be found, and why; None when one can."""
    if index.count(filters):
        return None
    everything = index.count(Filters())
    if not everything:
        return _empty(index)
    undated = [info for info in index.articles(replace(filters, since=None, until=None)) if info.published is None]
    dated = bool(filters.since or filters.until)
    left_out = f" {_undated(len(undated))}" if dated and undated else ""
    stories = "The one article does not pass" if everything == 1 else f"None of the {everything:,} articles passes"
    listed = "`footnote articles` lists them with their dates, outlets and authors."
    return f"{stories} the filter: {describe(filters)}.{left_out} Loosen it; {listed}"


def describe(filters: Filters) -> str:
    """Filters in words: "published on or after 2024-03-01, outlet “courier”"."""
    shown = ((name, getattr(filters, name)) for name in _NAMES)
    return ", ".join(
        _NAMES[name].format(label(value, IN_SENTENCE) if name in _DATES else quoted_label(value)) for name, value in shown if value
    )


def _undated(count: int) -> str:
    return (
        "One has no date, and a filter by date leaves it out."
        if count == 1
        else f"{count:,} have no date, and a filter by date leaves them out."
    )


def _empty(index: Store) -> str:
    skipped = len(index.skipped())
    could_not = ""
    if skipped:
        many = "1 file" if skipped == 1 else f"{skipped:,} files"
        could_not = f" {many} could not be read: `footnote status --skipped` says which and why."
    return (
        f"There are 0 articles in the index {quoted_label(index.name)}.{could_not} Type `footnote index DIR` with a folder that holds some."
    )
