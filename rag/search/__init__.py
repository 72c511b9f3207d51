"""A question becomes passages: dense and full-text search, fused, with what says the same folded."""

from rag.search.search import search

__all__ = ["search"]
