"""A question and its evidence become statements, one module an intent.

In: `Question`, `Evidence`, and tools (the model, the index). Out: `Composed`. It verifies what the model words by calling
`verify`; what it cannot bear out it says in the stories' own words, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rag.answer.compose import about_answer, compare, fact, folder, listing, reason, statements, summary, timeline, yes_no
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence
from rag.answer.question import Intent

Compose = Callable[[Evidence, Tools], Composed]

COMPOSERS: Mapping[Intent, Compose] = {
    Intent.FACT: fact.compose,
    Intent.REASON: reason.compose,
    Intent.YES_NO: yes_no.compose,
    Intent.STATEMENT: statements.compose,
    Intent.LIST: listing.compose,
    Intent.TIMELINE: timeline.compose,
    Intent.COMPARE: compare.compose,
    Intent.SUMMARY: summary.compose,
}

__all__ = ["COMPOSERS", "Composed", "Tools", "about_answer", "folder"]
