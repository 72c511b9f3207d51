"""Sentences that tell of another one of what a question asks of: of the first attempt where it asks of the second."""

from __future__ import annotations

from collections.abc import Iterator

from rag.language import words
from rag.language.english.grammar import ANOTHER, AUXILIARIES, DEFINITE
from rag.language.english.numbers import ORDINALS

WITHIN = 3  # words behind "second" or "another", among which what is meant stands


def tells_of_another(question: str, text: str) -> bool:
    """Whether a text has "first" before what the question has "second" before, or "another" before what the question is about ("Did |the
    comet| come …?"), and does not have that itself."""
    asked, the = dict(_numbered(question)), _subject(question)
    if not asked and not the:
        return False
    told = {(thing, number) for thing, number in _numbered(text)}
    if any(pair in told for pair in asked.items()):
        return False
    if any(thing in asked and asked[thing] != number for thing, number in told):
        return True
    determined = list(_determined(text))
    others = {thing for word, thing in determined if word in ANOTHER}
    return bool(the & others - {thing for word, thing in determined if word in DEFINITE})


def _subject(question: str) -> set[str]:
    """The words of what stands with "the" or the like behind a question's first auxiliary."""
    listed = words.tokens(question)
    at = next((at for at, token in enumerate(listed) if token.lower() in AUXILIARIES), len(listed))
    return {thing for word, thing in _before_things(" ".join(listed[at + 1 : at + 2 + WITHIN])) if word in DEFINITE}


def _numbered(text: str) -> Iterator[tuple[str, int]]:
    """What an ordinal number stands before, and the number."""
    return ((thing, ORDINALS[word]) for word, thing in _before_things(text) if word in ORDINALS)


def _determined(text: str) -> Iterator[tuple[str, str]]:
    """The determiners of a text, with what they stand before."""
    return ((word, thing) for word, thing in _before_things(text) if word in DEFINITE or word in ANOTHER)


def _before_things(text: str) -> Iterator[tuple[str, str]]:
    """Each word with the words of meaning just behind it, up to the next word that carries none."""
    listed = words.tokens(text)
    for at, token in enumerate(listed):
        for behind in listed[at + 1 : at + 1 + WITHIN]:
            if words.is_stop(behind):
                break
            if behind.islower():
                yield token.lower(), words.normal(behind)
