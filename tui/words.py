"""Small words that depend on a number."""

from __future__ import annotations


def plural(count: int, one: str, many: str = "") -> str:
    """The count and its noun: "1 story", "2 stories"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
