"""Turns that ask for nothing new: for what the last answer stands on, or for it in another form."""

from __future__ import annotations

from enum import StrEnum

from rag.language.english import turns
from rag.language.phrases import flat, holds


class Form(StrEnum):
    """What the last answer is wanted as."""

    SHORTER = "shorter"
    LIST = "list"
    OTHERWISE = "otherwise"


_FORMS = ((Form.LIST, turns.AS_LIST), (Form.SHORTER, turns.SHORTER), (Form.OTHERWISE, turns.OTHERWISE))


def form_wanted(turn: str) -> Form | None:
    """The form in which the last answer is wanted ("As a list, please."), or None."""
    text = flat(turn)
    return next((form for form, templates in _FORMS if says_only(text, templates, turns.REWORD_WORDS)), None)


def language_wanted(turn: str) -> str | None:
    """The language that the last answer is wanted in ("In German?", "translate that into French"), or None."""
    text = flat(turn)
    for language, name in turns.OWN_NAMES.items():
        if f" {name} " in text and len(text.split()) <= turns.LANGUAGE_TURN:
            return language
    named = [word for word in text.split() if word in turns.LANGUAGES]
    return named[-1].capitalize() if named and says_only(text, turns.IN_LANGUAGE, turns.REWORD_WORDS | turns.LANGUAGES) else None


def asks_for_evidence(turn: str) -> bool:
    """Whether a turn asks what the last answer stands on."""
    return says_only(flat(turn), turns.EVIDENCE, turns.EVIDENCE_WORDS)


def says_only(text: str, templates: tuple[str, ...], closed: frozenset[str]) -> bool:
    """Whether a flattened turn holds a template, and beside it only words of a closed set."""
    return holds(text, templates) and all(word in closed or word.isdigit() for word in text.split())
