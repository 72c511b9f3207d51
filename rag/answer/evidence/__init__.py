"""Sentences of whole stories, ranked by joined signals, with how their stories are related.

In: a `Question`, the index, the embedder. Out: `Evidence`. It knows neither the model nor who composes the answer.
"""

from rag.answer.evidence.gather import Evidence, Shelf, gather
from rag.answer.evidence.story import Line, Story

__all__ = ["Evidence", "Line", "Shelf", "Story", "gather"]
