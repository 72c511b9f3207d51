"""What kind of answer a question wants, read off its form: the first rule that fits decides."""

from __future__ import annotations

import re

from rag.answer.question.types import Intent
from rag.language.english import questions as english
from rag.language.phrases import flat, holds

# A verb or "of" ends what is asked for: "What fine does the company have to pay?", "What percentage of voters …"
_NOUN = rf"(?!(?:{'|'.join(sorted(english.AUXILIARIES | {'of'}))}) )"
_PLURAL = re.compile(
    rf" (?:what|which) (?:{_NOUN}\S+ ){{0,2}}?{_NOUN}\S*(?:{english.PLURAL_ENDING}|{'|'.join(english.IRREGULAR_PLURALS)}) "
    rf"(?!(?:{'|'.join(english.AFTER_SINGULAR)}) )"
)


def intent_of(question: str, follows: bool = False) -> Intent:
    """The intent of a question without its preamble; `follows` when there is a last answer to speak of."""
    text = flat(question)
    if follows and holds(text, english.EVIDENCE):
        return Intent.EVIDENCE
    if follows and (holds(text, english.SHORTER) or language_wanted(question)):
        return Intent.REWORD
    if not text.strip() or holds(text, english.GREETINGS) or holds(text, english.CHORES):
        return Intent.OTHER
    if is_about_folder(text):
        return Intent.FOLDER
    return _of_stories(text)


def language_wanted(question: str) -> str | None:
    """The language that the last answer is wanted in ("In German?", "translate that into French"), or None."""
    from rag.language.phrases import after

    rest = (after(flat(question), english.IN_LANGUAGE) or "").split()
    return rest[0].capitalize() if rest and rest[0] in english.LANGUAGES and set(rest[1:]) <= english.WITH_LANGUAGE else None


def is_about_folder(text: str) -> bool:
    """Whether a flattened question is about the stories as things, not about what they tell."""
    return holds(text, english.FOLDER) and not holds(text, english.NOT_FOLDER)


def _of_stories(text: str) -> Intent:
    first = text.split()[0]
    if holds(text, english.TIMELINE):
        return Intent.TIMELINE
    if first in english.AUXILIARIES or first in english.WHETHER or holds(text, english.TRUE_THAT):
        return Intent.COMPARE if holds(text, english.SOURCES_AGREE) else Intent.YES_NO
    if holds(text, english.COMPARE):
        return Intent.COMPARE
    if holds(text, english.REASON):
        return Intent.REASON
    if holds(text, english.STATEMENT):
        return Intent.STATEMENT
    if holds(text, english.SUMMARY):
        return Intent.SUMMARY
    if holds(text, english.FOR_ONE_THING):
        return Intent.FACT
    if holds(text, english.LIST) or _PLURAL.search(text):
        return Intent.LIST
    return Intent.FACT
