"""Who does what to whom in a text: each verb with the words for its doer and for what it is done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import clauses, speech, spoken
from rag.language.english import grammar, sameness
from rag.language.subjects import subject_before

BY = "by"
_ENDS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.SUBORDINATE
HAVE_BE = grammar.AUXILIARIES | grammar.FORMS_OF_BE | {grammar.NEGATION}


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, by its key, with the keys of its doer and of what it is done to; empty where a pronoun stands or nothing is seen."""

    verb: str
    start: int
    end: int
    doer: frozenset[str]
    named: bool
    done: frozenset[str]
    passive: bool = False


@lru_cache(maxsize=2048)
def deeds(text: str) -> tuple[Deed, ...]:
    """The deeds a text tells of, verbs of saying left out."""
    row = align.tokens(text)
    other = spoken.tokens(text, ())
    at_start = {token.start: place for place, token in enumerate(other)}
    found = []
    for at, token in enumerate(row):
        if not token.key or token.low in HAVE_BE or speech.base(token.low) in sameness.SAY or not align.is_verb(row, at):
            continue
        before = _subject(text, other, at_start.get(token.start, 0))
        after = _phrase(row, at + 1)
        passive = align.passive(row, at)
        if passive:
            by = next((place for place in range(at + 1, min(at + 8, len(row))) if row[place].low == BY), None)
            doer, done = (_phrase(row, by + 1) if by else []), before
        else:
            doer, done = before, after
        found.append(Deed(token.key, token.start, token.end, _keys(doer), any(one.name for one in doer), _keys(done), passive))
    return tuple(found)


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
    return frozenset(token.key for token in phrase if token.key)
