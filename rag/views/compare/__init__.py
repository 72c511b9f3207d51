"""What each outlet says on a topic: its words, the figures beside each other, corrections, and what only one outlet has."""

from rag.views.compare.view import compare

__all__ = ["compare"]
