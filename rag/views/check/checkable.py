"""Which sentences of a draft say something that stories can bear out, and into which claims they fall."""

from __future__ import annotations

import re
from enum import StrEnum

from rag.answer.verify import align
from rag.language import inflection
from rag.language.english import drafts, grammar
from rag.language.phrases import flat, holds
from rag.language.speech import speakers
from rag.language.spoken import quotes
from rag.types import Span
from rag.views.check.draft import Sentence

LEAST = 3  # words
QUOTED = 3  # words of a quotation that can be looked for whatever stands around it
_JOINT = re.compile(rf";\s+|,\s+(?:{'|'.join(drafts.JOINTS)})\s+(?=\w)")
SUBJECT = 6  # words within which a part has its verb


class Reason(StrEnum):
    """Why a sentence is not checked."""

    HEADING = "heading"
    QUESTION = "question"
    ADVICE = "advice"
    OPINION = "opinion"
    FRAGMENT = "fragment"


def not_checkable(sentence: Sentence) -> Reason | None:
    """Why there is nothing in a sentence to check; None where there is."""
    text = sentence.text
    spans = quotes(text)
    if any(len(text[quote.start : quote.end].split()) >= QUOTED for quote in spans):
        return None
    if sentence.heading:
        return Reason.HEADING
    if text.rstrip("\"”’') ").endswith("?"):
        return Reason.QUESTION
    row = [token for token in align.tokens(text) if not token.mark]
    if len(row) < LEAST:
        return Reason.FRAGMENT
    words = flat(text)
    if any(speech.who.lower() not in drafts.OWN for speech in speakers(text)):
        return None
    if holds(words, drafts.ADVICE) or _imperative(row):
        return Reason.ADVICE
    return Reason.OPINION if holds(words, drafts.OPINIONS) else None


def _imperative(row: list[align.Token]) -> bool:
    """Whether a sentence begins with the base form of a verb that is no noun."""
    first = row[0].low
    return inflection.is_base(first) and not inflection.may_be_noun(first) and not row[1].name and row[1].low not in grammar.AUXILIARIES


def claims(sentence: Sentence) -> tuple[Span, ...]:
    """The parts of a sentence that say one thing each, as places in its text; the whole where it cannot well be taken apart."""
    text = sentence.text
    found: list[Span] = []
    start = 0
    for joint in _JOINT.finditer(text):
        if _within(text, joint) or not (_clause(text[start : joint.start()]) and _clause(text[joint.end() :])):
            continue
        found.append(Span(start, joint.start()))
        start = joint.end()
    return (*found, Span(start, len(text)))


def _within(text: str, joint: re.Match[str]) -> bool:
    """Whether a joint stands in a quotation or in what somebody says."""
    if any(quote.start <= joint.start() <= quote.end for quote in quotes(text)):
        return True
    return any(speech.said_span and speech.said_span[0] < joint.start() < speech.said_span[1] for speech in speakers(text))


def _clause(text: str) -> bool:
    """Whether a text has a subject and a verb of its own."""
    row = [token for token in align.tokens(text) if not token.mark]
    verbs = [at for at, token in enumerate(row) if align.is_verb(row, at) or token.low in grammar.AUXILIARIES]
    return len([token for token in row if token.key]) >= LEAST and bool(verbs) and 0 < verbs[0] <= SUBJECT


def leans(text: str) -> bool:
    """Whether a claim cannot be understood without what the draft says before it."""
    return any(token.low in grammar.PERSONAL | grammar.OBJECTS - {"there"} for token in align.tokens(text)[:12]) and not quotes(text)
