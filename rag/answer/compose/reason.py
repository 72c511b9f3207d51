"""A reason: like a fact, and where the stories give none for what somebody holds, that person's own words on it."""

from __future__ import annotations

from dataclasses import replace

from rag.answer.compose import fact, statements
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence
from rag.answer.question import Intent
from rag.answer.question.speaker import speaker_asked
from rag.answer.question.types import Focus
from rag.language import words


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """One statement that gives the reason; of "Why does Offit criticise the advice?" also what Offit says of it."""
    composed, who = fact.compose(evidence, tools), speaker_asked(evidence.question.text)
    if composed.statements or who is None:
        return composed
    _, *about = evidence.question.text.partition(who)[2].split(maxsplit=1) or [""]
    text = f"What did {who} say about {' '.join(about)}"
    asked = replace(evidence.question, text=text, intent=Intent.STATEMENT, focus=Focus.THING, words=words.content(text))
    spoken = statements.compose(tools.again(asked), tools)
    return spoken if spoken.statements else composed
