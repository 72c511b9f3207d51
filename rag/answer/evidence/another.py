"""Sentences that tell of another one of what a question asks of: of the first attempt where it asks of the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.language import words
from rag.language.english.grammar import ANOTHER, AUXILIARIES, DEFINITE
from rag.language.english.numbers import ORDINALS

WITHIN = 3  # words behind "second" or "another", among which what is meant stands


class Another:
    """What a text must not have to tell of what a question asks: "first" before what the question has "second" before, or "another" before
    what the question is about ("Did |the comet| come …?"), and not that itself."""

    def __init__(self, question: str) -> None:
        self._numbered, self._subject = dict(_numbered(_before_things(question))), _subject(question)

    def in_text(self, text: str) -> bool:
        if not self._numbered and not self._subject:
            return False
        pairs = list(_before_things(text))
        told = set(_numbered(pairs))
        if not told.isdisjoint(self._numbered.items()):
            return False
        if any(thing in self._numbered for thing, _ in told):
            return True
        others, same = ({thing for word, thing in pairs if word in kind} for kind in (ANOTHER, DEFINITE))
        return bool(self._subject & others - same)


def _subject(question: str) -> set[str]:
    """The words of what stands with "the" or the like behind a question's first auxiliary."""
    listed = words.tokens(question)
    at = next((at for at, token in enumerate(listed) if token.lower() in AUXILIARIES), len(listed))
    return {thing for word, thing in _before_things(" ".join(listed[at + 1 : at + 2 + WITHIN])) if word in DEFINITE}


def _numbered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    """What an ordinal number stands before, and the number."""
    return ((thing, ORDINALS[word]) for word, thing in pairs if word in ORDINALS)


def _before_things(text: str) -> Iterator[tuple[str, str]]:
    """Each word with the words of meaning just behind it, up to the next word that carries none."""
    listed = words.tokens(text)
    for at, token in enumerate(listed):
        for behind in listed[at + 1 : at + 1 + WITHIN]:
            if words.is_stop(behind):
                break
            if behind.islower():
                yield token.lower(), words.normal(behind)
