"""Orders that a page gives to whoever reads it by machine: told as what the page asks, when that is what is asked about."""

from __future__ import annotations

from rag.answer import messages
from rag.answer.evidence import Evidence
from rag.answer.statement import Statement, ended

ABOUT = 0.5  # share of the question's words that an order must hold
MOST = 2


def told(evidence: Evidence) -> tuple[Statement, ...]:
    """What the pages ask, as far as the question is about that."""
    found = [
        (evidence.wanted.covered(order.content), order)
        for story in evidence.stories
        for order in story.orders
        if evidence.wanted.covered(order.content) >= ABOUT
    ]
    found.sort(key=lambda pair: -pair[0])
    return tuple(
        Statement(messages.page_asks(messages.source(order.story.outlet, order.story.title, order.story.day), ended(order.text)), (order,))
        for _, order in found[:MOST]
    )
