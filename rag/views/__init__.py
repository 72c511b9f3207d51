"""The stories in order, in their own words: who said what, what happened when, what each outlet says, what supports a draft.

In: an index's stories and what is looked for. Out: a `View`, each item with its footnotes. None of them writes a sentence of its own.
"""

from rag.views.types import Item, View

__all__ = ["Item", "View"]
