"""Whether a sentence holds a thing of the kind that is asked for, beyond what the question says itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from rag.answer.evidence.story import Line
from rag.answer.question.types import Focus, Intent, Question
from rag.language import words
from rag.language.english import kinds, stories
from rag.language.english.numbers import MEASURES
from rag.language.numbers import quantities
from rag.language.phrases import flat, holds

HALF = 0.5
_DIMENSIONS = {unit: dimension for dimension, unit, _ in MEASURES.values()} | {"°C": "temperature", "°F": "temperature"}
_CLOCK = re.compile(r"\d[.:]\d\d\b|\b\d{4}\b")


def fits(question: Question, line: Line) -> float:
    """0 to 1: whether the thing asked for can be in the sentence at all; 0.5 where that cannot be told."""
    if question.intent is Intent.REASON:
        text = flat(line.text)
        return 1.0 if holds(text, stories.STRONG_CAUSES) else HALF if holds(text, stories.CAUSES) else 0.0
    if question.intent is Intent.STATEMENT:
        return 1.0 if speaks(line.text) else 0.0
    return gives(question, line.text)


def gives(question: Question, text: str) -> float:
    """0 to 1: whether a text adds to the question a thing of the kind it asks for; 0.5 where that cannot be told."""
    low = words.low(text)
    match question.focus:
        case Focus.MONEY:
            return float(bool(low & kinds.MONEY) or any(sign in text for sign in kinds.CURRENCY_SIGNS)) or HALF * _counts(question, text)
        case Focus.SHARE:
            return float(kinds.SHARE_SIGN in text or bool(low & kinds.SHARES))
        case Focus.AGE:
            return float(
                bool(re.search(r"\b\d{1,3}[- ]year|, \d{1,3},|\baged? \d", text))
                or bool(low & {"born", "birthday"} and _counts(question, text))
            )
        case Focus.DURATION:
            return float(bool(low & kinds.SPANS) and (_counts(question, text) or bool(low & kinds.COUNTED)))
        case Focus.FREQUENCY:
            return float(bool(low & kinds.FREQUENT) or _per_span(text))
        case Focus.AMOUNT if question.measured:
            return float(question.measured in _measures(text) - _measures(question.text))
        case Focus.AMOUNT:
            return _counts(question, text) or HALF * bool(low & kinds.COUNTED)
        case Focus.DAY:
            return float(bool(low & kinds.TIME or _CLOCK.search(text)))
        case Focus.PERSON | Focus.NAME:
            return 1.0 if _new_names(question, text) else 0.3
        case Focus.PLACE:
            return 1.0 if low & kinds.PLACED else 0.3
        case _:
            return HALF


def speaks(text: str) -> bool:
    """Whether somebody speaks in a sentence, directly or as reported."""
    return any(quote in text for quote in stories.QUOTES) or bool(words.low(text) & kinds.SAYING)


def _counts(question: Question, text: str) -> float:
    """1 when a text has a number that the question has not."""
    return float(bool(words.numbers(text) - words.numbers(question.text)))


@lru_cache(maxsize=4096)
def _measures(text: str) -> frozenset[str]:
    """What the figures of a text measure: "length", "mass"."""
    return frozenset(_DIMENSIONS[one.unit] for one in quantities(text) if one.unit in _DIMENSIONS)


def _per_span(text: str) -> bool:
    """Whether a text says how often in a span of time: "three a day", and not "a day later"."""
    listed = [token.lower() for token in [*words.tokens(text), ""]]
    runs = zip(listed, listed[1:], listed[2:], strict=False)
    return any(per in kinds.PER and span in kinds.SPANS and after not in kinds.APART for per, span, after in runs)


def _new_names(question: Question, text: str) -> list[str]:
    """The names in a text that the question has not and that follow no preposition of place ("from Dorn")."""
    asked = {words.normal(name) for name in question.names}
    listed = ["", *words.tokens(text)]
    placed = {token for before, token in pairwise(listed) if before.lower() in kinds.PLACED}
    return [name for name in words.names(text) if words.normal(name) not in asked and name not in placed]
