"""Which stories a question is asked of, in words."""

from __future__ import annotations

from rag.text import label
from rag.types import Filters

FIELDS = (("source", "outlet"), ("author", "author"), ("since", "since"), ("until", "until"), ("file", "file"))
"""A filter's field, and what a person calls it."""


def told(filters: Filters) -> str:
    """ "outlet Courier, since 2025-03-01"; empty when all stories are asked."""
    return ", ".join(f"{name} {label(value)}" for field, name in FIELDS if (value := getattr(filters, field)))
