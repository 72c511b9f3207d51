"""Who does what to whom in a text: each verb with the words for its doer and for what it is done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import clauses, inflection, speech, spoken
from rag.language.english import grammar, sameness
from rag.language.english.names import TITLES
from rag.language.subjects import subject_before

BY = "by"
_ENDS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.SUBORDINATE
HAVE_BE = grammar.AUXILIARIES | grammar.FORMS_OF_BE | {grammar.NEGATION}


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, by its key, with the keys of its doer and of what it is done to; empty where a pronoun stands or nothing is seen.

    `thing` is what it is done to, or what stands behind a preposition instead ("asked for an inquiry").
    """

    verb: str
    start: int
    end: int
    doer: frozenset[str]
    done: frozenset[str]
    thing: frozenset[str]
    passive: bool


@lru_cache(maxsize=2048)
def deeds(text: str) -> tuple[Deed, ...]:
    """The deeds a text tells of, verbs of saying left out."""
    row = align.tokens(text)
    other = spoken.tokens(text, ())
    at_start = {token.start: place for place, token in enumerate(other)}
    found = []
    for at, token in enumerate(row):
        if not token.key or not align.is_verb(row, at) or _no_deed(row, at):
            continue
        before = _subject(text, other, at_start.get(token.start, 0))
        after = _phrase(row, at + 1)
        passive = align.passive(row, at)
        if passive:
            by = next((place for place in range(at + 1, min(at + 8, len(row))) if row[place].low == BY), None)
            doer, done = (_phrase(row, by + 1) if by else []), before
        else:
            doer, done = before, after
        thing = done if done else _phrase(row, at + 2) if at + 1 < len(row) and row[at + 1].low in grammar.PREPOSITIONS else []
        found.append(Deed(token.key, token.start, token.end, _keys(doer), _keys(done), _keys(thing), passive))
    return tuple(found)


def _no_deed(row: Sequence[Token], at: int) -> bool:
    """Whether a verb is an auxiliary, one of saying, or belongs to a noun."""
    return row[at].low in HAVE_BE or speech.base(row[at].low) in sameness.SAY or _qualifies(row, at)


def _qualifies(row: Sequence[Token], at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "value |added tax"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    noun = behind is not None and bool(behind.key) and not behind.name and not behind.text[0].isdigit()
    return noun and at > 0 and bool(row[at - 1].key) and not row[at - 1].name and inflection.is_participle(row[at].low)


def _subject(text: str, row: Sequence[spoken.Token], at: int) -> list[Token]:
    end = at
    while end and (row[end - 1].low in HAVE_BE or clauses.is_adverb(row[end - 1].low)):
        end -= 1
    subject = subject_before(text, row, end) if end else None
    if subject is None or subject[2].lower() in grammar.PERSONAL | grammar.PERSONS or row[subject[0]].low in grammar.RELATIVE:
        return []
    return list(align.tokens(subject[2]))


def _phrase(row: Sequence[Token], at: int) -> list[Token]:
    """The noun phrase that begins at a place, up to a mark, a preposition, a conjunction or a verb."""
    end = at
    while end < len(row):
        if row[end].mark or row[end].low in _ENDS or (end > at and align.is_verb(row, end)):
            break
        end += 1
    phrase = list(row[at:end])
    return [] if any(token.low in grammar.OBJECTS | grammar.PERSONAL for token in phrase) else phrase


def _keys(phrase: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.key for token in phrase if token.key and token.low.strip(".") not in TITLES)
