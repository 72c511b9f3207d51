"""Whether a text says that something is so, that it is not, or only that it is planned, alleged, ordered, advised or possible.

All is read for a span: the word or phrase whose fact is in question. What governs it stands in its clause, before it as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.language import inflection
from rag.language.english import grammar
from rag.language.english import modality as english
from rag.language.speech import speakers

Modality = Literal["done", "said", "planned", "alleged", "ordered", "recommended", "possible", "conditional"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|['’]ll\b|[.!?](?=\s|$|[”\"])|[,;:–—()“”\"]")
_NO_DENIAL = {first: [phrase for phrase in english.NO_DENIAL if phrase[0] == first] for first, *_ in english.NO_DENIAL}
_REACH = 10  # words before a span in which a denial belongs to it


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that colours what is said, with its characters."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int


def modality(text: str, start: int, end: int) -> Modality:
    """How a text stands to what `text[start:end]` tells: as done, or as one of the classes of `Modality`.

    The nearest word that governs the span decides; a condition anywhere in the sentence makes it conditional; "said" is what
    a speaker tells as a fact. A verb within the span tells of itself: "ordered" in "ordered a search" is done, the search ordered.
    """
    row = _tokens(text)
    first, last = _clause(row, start, end)
    reported = [speech for speech in speakers(text) if speech.said_span and speech.said_span[0] <= start and end <= speech.said_span[1]]
    if _conditional(row, start, end):
        return "conditional"
    kind = _governing(row[first:last], start, end)
    if kind == "conditional" and any(inflection.is_past(_form(text, speech.start, speech.end)) for speech in reported):
        return "planned"  # "he said it would open" is "it will open"
    if kind is not None:
        return kind
    if any(text[speech.said_span[0] :].startswith(english.OPEN) for speech in reported if speech.said_span):
        return "possible"
    if any(speech.verb in english.ALLEGING for speech in reported):
        return "alleged"
    return "said" if reported else "done"


def negated(text: str, start: int, end: int) -> bool:
    """Whether the words before a span in its clause, or within it, deny it; two denials lift each other."""
    row = _tokens(text)
    first, last = _clause(row, start, end)
    before = [place for place in range(first, last) if row[place].start < end]
    inside = sum(row[place].start >= start for place in before)
    return sum(_denies(row, place, start, end) for place in before[-_REACH - inside :]) % 2 == 1


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[Cue, ...]:
    """The words of denial in a text."""
    row = _tokens(text)
    return tuple(Cue(token.low, token.start, token.end) for place, token in enumerate(row) if _denies(row, place, len(text), len(text)))


@lru_cache(maxsize=4096)
def hedges(text: str) -> tuple[Cue, ...]:
    """The words by which a text leaves open whether something is so."""
    return tuple(
        Cue(token.low, token.start, token.end) for token in _tokens(text) if token.low in english.HEDGES and not _month(text, token)
    )


@lru_cache(maxsize=4096)
def endings(text: str) -> tuple[Cue, ...]:
    """The words by which a text says that a state has ended: "lifted", "reopened", "no longer"; not what is only planned or denied."""
    row = _tokens(text)
    found = [cue for place in range(len(row)) if (cue := _ending(row, place))]
    return tuple(
        cue
        for cue in found
        if " longer" in cue.word or (not negated(text, cue.start, cue.end) and modality(text, cue.start, cue.end) in ("done", "said"))
    )


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of the clause a span stands in."""
    row = _tokens(text)
    first, last = _clause(row, start, end)
    return (row[first].start, row[last - 1].end) if first < last else (start, end)


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[_Token, ...]:
    return tuple(_Token(match.group().lower().replace("’", "'"), *match.span()) for match in _WORD.finditer(text))


def _month(text: str, token: _Token) -> bool:
    """Whether "May" is a month."""
    return token.low == "may" and text[token.start].isupper() and token.start > 0


def _form(text: str, start: int, end: int) -> str:
    """The verb of a speech as it is written."""
    return next((token.low for token in reversed(_tokens(text[start:end])) if inflection.is_past(token.low)), "")


# Clauses


def _clause(row: Sequence[_Token], start: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around a span: first, and the one after the last."""
    first = next((place for place, token in enumerate(row) if token.end > start), len(row))
    last = first
    while last < len(row) and (row[last].start < end or not _breaks(row, last)):
        last += 1
    while first and not _breaks(row, first - 1):
        first -= 1
    return first, last


def _breaks(row: Sequence[_Token], place: int) -> bool:
    """Whether a clause ends at a token."""
    low = row[place].low
    if low in english.SENTENCE_ENDS or low in english.CLAUSE_BREAKS or low in ":–—":
        return True
    following = row[place + 1].low if place + 1 < len(row) else ""
    if low == ",":
        return following in english.AFTER_COMMA
    return low == english.JOINING and _subject_follows(row, place + 1)


def _subject_follows(row: Sequence[_Token], place: int) -> bool:
    """Whether a clause with its own subject begins: "and it |was", "and the mayor |said"."""
    if place >= len(row):
        return False
    at = place + 1 if row[place].low in grammar.PERSONAL else place + 2 if row[place].low in grammar.DETERMINERS else len(row)
    return any(row[spot].low in grammar.AUXILIARIES or inflection.is_past(row[spot].low) for spot in range(at, min(at + 2, len(row))))


# What governs a span


def _governing(row: Sequence[_Token], start: int, end: int) -> Modality | None:
    following = next((token.low for token in row if token.start >= end), "")
    if following in english.ONLY_SOUGHT and sum(start < token.end and token.start < end for token in row) == 1:
        return "planned"
    best: tuple[tuple[bool, int], str] | None = None
    for place, token in enumerate(row):
        kind = _kind(row, place)
        inside = start <= token.start < end
        if kind is None or (inside and token.low not in english.AUXILIARIES and token.low not in english.ADVERBS):
            continue
        behind = token.start >= end
        if behind and token.low not in english.ADVERBS and not _passive(row, place):
            continue
        distance = behind, token.start - end if behind else max(0, start - token.end)
        if token.low in english.ADVERBS and kind == "alleged":
            return "alleged"
        if best is None or distance < best[0]:
            best = distance, kind
    return best[1] if best else None  # type: ignore[return-value]


def _kind(row: Sequence[_Token], place: int) -> str | None:
    """The class a token gives to what it governs, None when it gives none here."""
    low = row[place].low
    following = [token.low for token in row[place + 1 : place + 5]]
    if following[:1] == [english.IS_TO[1]] and len(following) > 1 and inflection.is_base(following[1]):
        if low in english.IS_TO[0]:
            return "planned"
        if low in english.HAVE_TO[0]:
            return "ordered"
    kind = english.CUES.get(low)
    if kind is None or (low in english.NEEDS_TO and english.GOVERNING.isdisjoint(following)):
        return None
    if low.removesuffix("s") in english.NOUNS and place and row[place - 1].low in grammar.DETERMINERS:
        return kind if english.GOVERNING & set(following[:1]) else None
    return kind


def _passive(row: Sequence[_Token], place: int) -> bool:
    """Whether a token is a passive participle, whose subject stands before it: "a ban was |proposed"."""
    return any(token.low in grammar.BE or token.low in grammar.FORMS_OF_BE for token in row[max(0, place - 3) : place])


def _conditional(row: Sequence[_Token], start: int, end: int) -> bool:
    """Whether the sentence of a span holds an "if" or "unless" that is no "whether"."""
    for place, token in enumerate(row):
        if token.low not in english.CONDITIONS or (place and row[place - 1].low in english.ASKING):
            continue
        span = (token.start, end) if token.start < start else (start, token.end)
        if not any(span[0] <= other.start < span[1] and other.low in english.SENTENCE_ENDS for other in row):
            return True
    return False


def _denies(row: Sequence[_Token], place: int, start: int, end: int) -> bool:
    """Whether a token is a denial of what follows it; a verb of denial within the span tells of itself."""
    low = row[place].low
    if any(_phrase(row, place, phrase) for phrase in _NO_DENIAL.get(low, ())):
        return False
    if low in english.NEGATORS or low.endswith(english.CONTRACTED):
        return not (low == "no" and place + 1 < len(row) and row[place + 1].low in (",", "."))
    if _phrase(row, place, english.NOT_YET):
        return True
    if low not in english.DENYING or start <= row[place].start < end:
        return False
    return low not in english.RULED_OUT[0] or (place + 1 < len(row) and row[place + 1].low == english.RULED_OUT[1])


def _phrase(row: Sequence[_Token], place: int, phrase: tuple[str, ...]) -> bool:
    return tuple(token.low for token in row[place : place + len(phrase)]) == phrase


def _ending(row: Sequence[_Token], place: int) -> Cue | None:
    for phrase in english.ENDING_PHRASES:
        if row[place].low == phrase[0] and _phrase(row, place, phrase):
            return Cue(" ".join(phrase), row[place].start, row[place + len(phrase) - 1].end)
    token = row[place]
    before = row[place - 1].low if place else ""
    if token.low not in english.ENDINGS or (token.low == "over" and before not in english.OVER_AFTER):
        return None
    return Cue(token.low, token.start, token.end)
