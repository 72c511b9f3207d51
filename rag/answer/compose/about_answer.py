"""Turns that speak of the last answer: the words it stands on, or the same shorter, as a list, in other words or in another language."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import answered, messages
from rag.answer.compose.types import Composed, Tools
from rag.answer.evidence import Evidence, Line
from rag.answer.question import Intent
from rag.answer.question.last_answer import Form, form_wanted, language_wanted
from rag.answer.statement import Statement, led, quoted
from rag.answer.verify import Claim, findings, support
from rag.corpus.sentences import sentences_in
from rag.language import words
from rag.types import Turn

LEAST = 0.3  # share of a sentence's words that its evidence must hold
SHORT = 24  # words of a shorter answer at most


def compose(evidence: Evidence, tools: Tools) -> Composed:
    """The last answer's evidence, or the last answer put otherwise."""
    last = last_reply(evidence.question.history)
    if not last:
        return Composed((), messages.NO_LAST_ANSWER)
    found = _stands_on(last, evidence)
    if not found:
        return Composed((), answered.why_not(evidence))
    if evidence.question.intent is Intent.EVIDENCE:
        return Composed(
            tuple(led(f"{messages.source(line.story.outlet, line.story.title, line.story.day)}: ", quoted(line)) for line in found)
        )
    return Composed(_put_otherwise(last, found, evidence, tools))


def last_reply(history: tuple[Turn, ...]) -> str:
    return next((turn.content for turn in reversed(history) if turn.role == "assistant"), "")


def _stands_on(reply: str, evidence: Evidence) -> list[Line]:
    """The sentences that bear out the last reply, sentence by sentence."""
    lines: dict[Line, None] = {}
    for sentence in sentences_in(reply):
        found = support(sentence, evidence.question.text, evidence.ranked, evidence.scores)
        if found and found.coverage >= LEAST:
            lines |= dict.fromkeys(found.lines)
    return list(lines)


def _put_otherwise(last: str, found: list[Line], evidence: Evidence, tools: Tools) -> tuple[Statement, ...]:
    """The last answer in the form that is asked for; as it was, with the same footnotes, where there is no better."""
    again = Statement(last, tuple(found))
    if language := language_wanted(evidence.question.asked):
        return (_translated(again, language, tools),)
    form = form_wanted(evidence.question.asked)
    if form is Form.LIST and len(found) > 1:
        return tuple(led(messages.item(place), quoted(line, alone=True)) for place, line in enumerate(found, 1))
    if form is Form.SHORTER:
        return (min(_shorter(found, evidence, tools), again, key=lambda statement: len(statement.text)),)
    return (again,)


def _shorter(found: list[Line], evidence: Evidence, tools: Tools) -> Statement:
    """The answer in few words when they are borne out, else the shortest sentence that bears it out."""
    from rag.answer.generate.blocks import passage

    story = [line for line in found if line.story is found[0].story]
    short = tools.model.shorter(passage(story), evidence.question.text)
    text = " ".join(line.text for line in story)
    first = story[0].story
    claim = Claim(short, text, first.title, first.info.published, evidence.question.text, verifier=tools.verifier)
    borne = short and not [one for one in findings(claim) if one.code not in ("whole", "negation", "modality")]
    if borne and len(short.split()) <= SHORT and words.content(short) - evidence.question.words:
        return Statement(short, tuple(story))
    return min((quoted(line, alone=True) for line in found), key=lambda statement: len(statement.text))


def _translated(again: Statement, language: str, tools: Tools) -> Statement:
    """The last answer in another language, with the footnotes it stands on; as it was when the translation loses a number."""
    text = tools.model.into_language(again.text, language)
    kept = words.numbers(again.text) <= words.numbers(text)
    return replace(again, text=text) if text and kept else again
