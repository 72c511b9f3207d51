"""The thing a right answer must hold: a person, a day, an amount of what."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from rag.answer.question.types import Focus, Intent
from rag.language.english import questions as english
from rag.language.english.grammar import BE
from rag.language.english.intents import MEANING
from rag.language.inflection import is_participle
from rag.language.phrases import flat, holds

SHOWING = 6  # words of a question for several things that show what it asks for
_COUNTED = re.compile(r" how many (?:(?:of )?(?:the |these |those |other |more |different )?)(\S+(?: \S+)?)")
_SHORT = re.compile(rf"\b({'|'.join(sorted(english.QUESTION_WORDS))})'s\b")
_DIFFERING = re.compile(rf"\b(?:{'|'.join(sorted(english.DIFFERING))})\s+(?:{'|'.join(english.COMPARED_IN)})\s+", re.IGNORECASE)
_ORDER = (
    (Focus.MANNER, english.WAY),
    (Focus.DURATION, english.DURATION),
    (Focus.FREQUENCY, english.FREQUENCY),
    (Focus.AGE, english.AGE),
    (Focus.SHARE, english.SHARE),
    (Focus.NAME, english.NAME),
    (Focus.MONEY, english.MONEY),
    (Focus.AMOUNT, english.AMOUNT),
    (Focus.DAY, english.DAY),
    (Focus.PLACE, english.PLACE),
    (Focus.PERSON, english.PERSON),
    (Focus.MANNER, english.MANNER),
)


def focus_of(question: str, intent: Intent) -> Focus:
    """What the answer to a question must hold; THING when nothing shows it."""
    if intent is Intent.REASON:
        return Focus.REASON
    text = _SHORT.sub(rf"\1 {english.IS}", flat(question))
    if intent is Intent.YES_NO or holds(text, MEANING):
        return Focus.THING
    said = text.split()
    if intent is Intent.COMPARE:
        opening = flat(compared_in(question))
    elif intent in (Intent.FACT, Intent.TIMELINE) and said[:1] and said[0] not in english.QUESTION_WORDS:
        opening = text
    else:  # "What did he say |when| asked …" asks for no day, "What gave away |where| he hid?" for no place
        shown = said if intent in (Intent.FACT, Intent.TIMELINE) else said[:SHOWING]
        opening = f" {' '.join((*shown[:1], *takewhile(lambda word: word not in english.ADVERBIAL, shown[1:])))} "
    found = [focus for focus, templates in _ORDER if holds(opening, templates)]
    if Focus.PERSON in found and ("who" in said[:2] or holds(text, english.WHICH_OF_THEM)):
        return Focus.PERSON
    return found[0] if found else Focus.THING


def compared_in(question: str) -> str:
    """What stories are compared in ("How do the reports differ on |how many fell ill?|"); the whole question where nothing shows it."""
    return _DIFFERING.split(question, maxsplit=1)[-1]


def measured_in(question: str) -> str | None:
    """What the answer to "how far …" is measured in ("length"), or None."""
    said = flat(question).split()
    if said[:2] == ["how", "long"] and said[2:3] and said[2] in BE and not is_participle(said[-1]):
        return "length"  # or a time
    return next((english.MEASURED[word] for how, word in pairwise(said) if how == "how" and word in english.MEASURED), None)


def counted_in(question: str) -> str | None:
    """What "how many" counts ("people"), or None."""
    match = _COUNTED.search(flat(question))
    return match[1].split()[0] if match else None
