"""Sentences that tell of another one of what a question asks of: of the first attempt where it asks of the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.answer.evidence.story import Line
from rag.language import words
from rag.language.english.grammar import ANOTHER, AUXILIARIES, DEFINITE, EARLIER
from rag.language.english.kinds import TIME
from rag.language.english.numbers import ORDINALS

_SPANS = frozenset(map(words.normal, TIME))
WITHIN = 3  # words behind "second" or "another", among which what is meant stands


class Another:
    """What a text must not have to tell of what a question asks: "first" before what the question has "second" before, "last" or
    "previous" before what it has "the" before, or "another" before what it is about ("Did |the comet| come …?"), and not that itself."""

    def __init__(self, question: str) -> None:
        pairs = list(_before_things(question))
        self._numbered, self._subject = dict(_numbered(pairs)), _subject(question)
        self._meant = {thing for word, thing in pairs if word in DEFINITE} - {thing for word, thing in pairs if word in EARLIER}

    def in_text(self, text: str) -> bool:
        if not self._numbered and not self._subject and not self._meant:
            return False
        pairs = list(_before_things(text))
        told = set(_numbered(pairs))
        if not told.isdisjoint(self._numbered.items()):
            return False
        if any(thing in self._numbered for thing, _ in told):
            return True
        if self._earlier(pairs):
            return True
        others, same = ({thing for word, thing in pairs if word in kind} for kind in (ANOTHER, DEFINITE))
        return bool(self._subject & others - same)

    def goes_on(self, line: Line) -> bool:
        """Whether a sentence goes on, in one paragraph, from one that tells of an earlier one."""
        return not line.opens and line.before is not None and self._earlier(_before_things(line.before.text))

    def _earlier(self, pairs: Iterable[tuple[str, str]]) -> bool:
        return any(word in EARLIER and thing in self._meant for word, thing in pairs)


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
            if words.is_stop(behind) or (
                token.lower() in EARLIER and words.normal(behind) in _SPANS
            ):  # "last week's eruption" may be the one
                break
            if behind.islower():
                yield token.lower(), words.normal(behind)
