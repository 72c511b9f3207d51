"""A reason: like a fact, and where the stories give none for what somebody holds, that person's own words on it."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import answered
from rag.answer.compose import fact, statements
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.evidence.speakers import Speakers
from rag.answer.question import Intent
from rag.answer.question.speaker import acting, speaker_asked
from rag.answer.question.types import Focus
from rag.language import words
from rag.language.english.questions import OF_ONESELF
from rag.language.spoken import quotes


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """One statement that gives the reason; of "Why does Offit criticise the advice?" also what Offit says of it."""
    composed, who = fact.compose(own_reasons(evidence), tools), speaker_asked(evidence.question.text)
    if composed.statements or who is None:
        return composed
    _, *about = evidence.question.text.partition(who)[2].split(maxsplit=1) or [""]
    text = f"What did {who} say about {' '.join(about)}"
    asked = replace(evidence.question, text=text, intent=Intent.STATEMENT, focus=Focus.THING, words=words.content(text))
    spoken = statements.compose(tools.again(asked), tools)
    lines = [line for statement in spoken.statements for line in statement.support]
    return spoken if lines and not answered.restates(evidence, lines) else composed


def own_reasons(evidence: Evidence) -> Evidence:
    """The evidence without what others than the one asked about say of themselves ("I have decided to …"): their reasons are not that
    one's."""
    subject = acting(evidence.question.text)
    names = words.names(f"x {subject}") if subject else ()
    if not subject or not names:
        return evidence
    speakers = Speakers(evidence.stories)

    def anothers(line: Line) -> bool:
        inside = quotes(line.text)
        if not any(words.low(line.text[quote.start : quote.end].replace("’", "'")) & OF_ONESELF for quote in inside):
            return False
        if speakers.of(line):
            return not speakers.matches(subject, line)
        told = words.names(f"x {line.text[: inside[0].start]}")
        return bool(told) and not set(names) & set(told)

    return replace(evidence, ranked=tuple(line for line in evidence.ranked if not anothers(line)))
