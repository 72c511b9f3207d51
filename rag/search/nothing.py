"""Why there is nothing to search: folders without stories, or filters that let none through. Counted, and with what to type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from rag.corpus import NOT_READ
from rag.index.store import Store
from rag.text import IN_SENTENCE, MESSAGE, PATH, label, plural, quoted_label
from rag.types import Filters, Skipped

_NAMES = {
    "since": "published on or after {}",
    "until": "published on or before {}",
    "source": "outlet {}",
    "author": "author {}",
    "file": "file {}",
}
_DATES = ("since", "until")
PUT_SOME_THERE = (
    "Text, Markdown, HTML, PDF, Word, mail and others are read (`footnote index --help` lists them all), in subfolders too. "
    "Put some there, or name another folder"
)
_KINDS = 5
"""Kinds of files that are named; there may be any number."""


def nothing_to_search(index: Store, filters: Filters) -> str | None:
    """That no story can be found, and why; None when one can."""
    if index.count(filters):
        return None
    if nothing := nothing_there(index):
        return f"{nothing} {PUT_SOME_THERE}: --articles DIR."
    undated = [info for info in index.articles(replace(filters, since=None, until=None)) if info.published is None]
    dated = bool(filters.since or filters.until)
    left_out = f" {_undated(len(undated))}" if dated and undated else ""
    everything = index.count(Filters())
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


def nothing_there(index: Store) -> str | None:
    """That its folders hold no article, and what they hold instead; None when they hold one."""
    if index.count(Filters()):
        return None
    where = ", ".join(label(root, PATH) for root in index.status().roots) or f"the index {quoted_label(index.name)}"
    return f"There are 0 articles in {where}: {_found(index.skipped())}."


def _found(skipped: Sequence[Skipped]) -> str:
    """What lies there, in a few words."""
    other = [one for one in skipped if one.reason == NOT_READ]
    failed = [one for one in skipped if one.reason != NOT_READ]
    found = []
    if other:
        kinds = Counter(PurePath(one.file).suffix.lower() for one in other)
        named = ", ".join(label(kind or "without a suffix", IN_SENTENCE) for kind, _ in kinds.most_common(_KINDS))
        found.append(f"{plural(len(other), 'file')} of a kind that is not read ({named}{', …' if len(kinds) > _KINDS else ''})")
    if failed:
        first = f"{quoted_label(failed[0].file)}: {label(failed[0].reason, MESSAGE)}"
        rest = "; `footnote status --skipped` lists them all" if len(failed) > 1 else ""
        found.append(f"{plural(len(failed), 'file')} that could not be read ({first}{rest})")
    return " and ".join(found) or "no file was found there"
