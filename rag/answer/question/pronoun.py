"""Whether a pronoun of a turn stands for something that the turn itself names before it.

A pronoun never means the subject of its own clause ("Did the mayor meet him?"), unless it shows whose something is ("Did the captain
lose his ship?").
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.language import words
from rag.language.english import intents
from rag.language.english import questions as english
from rag.language.phrases import flat, holds

LEADING = 2  # words within which "which" and what it asks for open a question


def leans(question: str) -> bool:
    """Whether the first pronoun of a turn stands for nothing in it."""
    text = flat(question)
    low = text.split()
    place = next((place for place, word in enumerate(low) if word in english.PERSONAL), None)
    if place is None or holds(text, english.EXPLETIVE):
        return False
    owns = low[place] in english.POSSESSIVE and place + 1 < len(low) and low[place + 1] not in words.STOP
    if not owns and not any(word in english.CLAUSES for word in low[1:place]):
        return True
    return not _is_named(question.split()[:place], low[:place], low[place] in english.OF_SEVERAL)


def _is_named(typed: Sequence[str], before: Sequence[str], several: bool) -> bool:
    """Whether what stands before a pronoun holds a name, "the" or "a" with a noun, or what "which" asks for."""
    if words.names(" ".join(["x", *typed[1:]])) or any(word in english.ANYBODY for word in before):
        return True
    if several and any(word.endswith("s") or word in intents.IRREGULAR_PLURALS for word in before if word not in words.STOP):
        return True
    opened = [at for at, word in enumerate(before[:-1]) if word in english.DETERMINERS or (at < LEADING and word in intents.ASKED_FOR)]
    return any(before[at + 1] not in words.STOP and (before[at] in english.DETERMINERS or _is_subject(before[at + 1 :])) for at in opened)


def _is_subject(after: Sequence[str]) -> bool:
    """Whether the noun after "which" is what the verb is said of: "Which chain stopped its orders", and not "Which class is it"."""
    verb = next((at for at, word in enumerate(after) if word in english.AUXILIARIES), len(after))
    return verb > 1 and bool(set(after[1:verb]) - words.STOP)
