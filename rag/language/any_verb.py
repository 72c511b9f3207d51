"""Who is quoted, whatever the verb: "“…,” the firm released in a statement", "Lee lamented that “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from rag.language import inflection
from rag.language.english import grammar
from rag.language.english import saying as english
from rag.language.speech import Speech
from rag.language.spoken import QUOTES, Token, quotes, tokens
from rag.language.subjects import is_clause, subject_before

WORDS = 4  # of the quotation, so that it is no title or term
_SOON = 8  # tokens behind "that" within which words are quoted
_FAR = 24  # tokens from it to the verb
_NOT_BEFORE = grammar.DETERMINERS | english.PASSIVE


def quote_first(sentence: str) -> Speech | None:
    """The speech of a sentence whose quotation ends before a speaker and a verb in the past, at most a phrase between."""
    spans = quotes(sentence)
    if not spans or sentence[: spans[0].start].strip('"“”„«» \t') or len(sentence[spans[0].start : spans[0].end].split()) < WORDS:
        return None
    row = tokens(sentence, spans)
    first = next((at for at, token in enumerate(row) if token.start >= spans[0].end and token.text not in QUOTES), None)
    if first is None:
        return None
    ends = row[first].text == "," or sentence[: spans[0].end].rstrip().endswith((",", "?", "!"))
    first += row[first].text == ","
    verb = next((at for at in range(first + 1, min(first + _FAR, len(row))) if _is_verb(row, at)), None)
    subject = subject_before(sentence, row, verb) if verb else None
    if verb is None or subject is None:
        return None
    between = row[first : subject[0]]
    if is_clause(between) or not (ends if not between else between[-1].text == ","):
        return None
    base = inflection.base_of_past(row[verb].low) or row[verb].low
    return Speech(subject[2], base, row[first].start, row[verb].end, True, (spans[0].start, spans[0].end))


def that_quoted(sentence: str) -> Speech | None:
    """The speech of a sentence that tells with "that" and any verb in the past what is quoted: "Lee lamented that “…”"."""
    spans = quotes(sentence)
    row = tokens(sentence, spans) if spans else []
    for at in range(2, len(row) - 1):
        if (
            row[at].low != english.THAT
            or row[at].quoted
            or not _is_verb(row, at - 1)
            or not any(token.quoted for token in row[at : at + _SOON])
        ):
            continue
        subject = subject_before(sentence, row, at - 1)
        if subject is not None:
            base = inflection.base_of_past(row[at - 1].low) or row[at - 1].low
            return Speech(subject[2], base, row[subject[0]].start, row[at - 1].end, True, (row[at + 1].start, len(sentence)))
    return None


def _is_verb(row: Sequence[Token], at: int) -> bool:
    """Whether a token is a finite verb in the past, and not passive."""
    token, before = row[at], row[at - 1]
    past = token.text.islower() and inflection.is_past(token.low) and token.low not in grammar.AUXILIARIES
    return not token.quoted and past and before.low not in _NOT_BEFORE and before.text != ","
