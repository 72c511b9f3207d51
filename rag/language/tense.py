"""Whether the words around a place in a text speak of what was or of what is to come."""

from __future__ import annotations

import re

from rag.language import inflection
from rag.language.english import dates as english

_WORD = re.compile(r"[\w'’]+|[.!?](?=\s|$)|;")


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the clause around a day speaks of what is to come: the nearest verb before it decides, else the first one after."""
    before = words_before(text, start, 14)
    forward = bool(before) and before[-1] in english.FORWARD
    tense = _tense_around(before, text, end)
    return tense == "future" or (forward and tense == "present")


def is_present(text: str, start: int) -> bool:
    """Whether the verb before a day speaks of what is so: "the libraries |are closed| Tuesday"."""
    before = words_before(text, start, 14)
    if before[-1:] == [english.SINCE] or english.PERFECT.intersection(before[-6:]):
        return False
    found = (_tense(before, place) for place in range(len(before) - 1, -1, -1))
    return next((tense for tense in found if tense is not None), None) == "present"


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """Whether the clause around a day speaks of what was."""
    return _tense_around(words_before(text, start, 14), text, end) == "past"


def _tense_around(before: list[str], text: str, end: int) -> str | None:
    """The tense of the nearest verb before a place, else of the first one after it."""
    for place in range(len(before) - 1, -1, -1):
        if (tense := _tense(before, place)) is not None:
            return tense
    after = _words_after(text, end, 14)
    return next((tense for place in range(len(after)) if (tense := _tense(after, place)) is not None), None)


def _tense(words: list[str], place: int) -> str | None:
    word = words[place]
    if word in english.FUTURE or word.endswith(("'ll", "’ll")):
        return "future"
    if word in english.PAST:
        return "past"
    if word in english.PRESENT:
        return "future" if english.WILL.intersection(words[max(0, place - 2) : place]) else "present"
    if word == "to" and place + 1 < len(words) and inflection.is_base(words[place + 1]) and not _past_before(words, place):
        return "future"
    if inflection.is_past(word) or inflection.is_participle(word):
        near = set(words[max(0, place - 3) : place])
        if near & english.OPEN_VERBS and not near & english.PAST:
            return "future"
        return "present" if near & english.PRESENT and not near & english.PAST else "past"
    return None


def _past_before(words: list[str], place: int) -> bool:
    return any(word in english.PAST or inflection.is_past(word) for word in words[max(0, place - 6) : place])


def words_before(text: str, start: int, most: int) -> list[str]:
    """The words before a place in its sentence, lower-cased, at most so many."""
    words = [match.group().lower() for match in _WORD.finditer(text, max(0, start - 12 * most), start)]
    for place in range(len(words) - 1, -1, -1):
        if words[place] in ".!?;":
            words = words[place + 1 :]
            break
    return words[-most:]


def _words_after(text: str, end: int, most: int) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(text, end, min(len(text), end + 12 * most)):
        if match.group() in ".!?;" or len(words) == most:
            break
        words.append(match.group().lower())
    return words
