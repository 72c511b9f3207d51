"""The numbers of a text with what they count: value, unit, thing counted, and how they are limited.

Values are exact (`Fraction`), whatever they are written with: "1.5 million", "one and a half million" and "1,500,000" are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.language import figures, words
from rag.language.amounts import limited, money, number
from rag.language.english import dates as calendar
from rag.language.english import numbers as english
from rag.language.figures import DASHES, Token, dash, is_cardinal, phrase_at
from rag.language.quantity import Quantity, conflict, made, same
from rag.language.times import clock, written_date
from rag.language.units import singular, thing_at

_MAYBE = re.compile(r"[\d½¼¾⅓⅔⅛]")
_WORDS = frozenset(
    (*english.CARDINALS, *english.SCALES, *english.VAGUE, *english.ORDINALS, *english.FRACTIONS, *english.NAMED_TIMES, *english.DECADES)
)
_SPLIT = re.compile(r"[^a-z]+")


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, in order; "one" as a pronoun is none."""
    if not _MAYBE.search(text) and _WORDS.isdisjoint(_SPLIT.split(text.lower())):
        return ()
    row = figures.tokens(text)
    found: list[Quantity] = []
    at, last = 0, len(row) - 3
    while at < last:
        read = _read(row, at) if _may_begin(row, at) else None
        if read is None:
            at += 1
            continue
        quantity, end = read
        quantity, end = limited(row, at, quantity, end)
        found.append(quantity)
        at = max(end, at + 1)
    return tuple(found)


def modifiers(text: str, one: Quantity) -> frozenset[str]:
    """The words that carry meaning between a figure of a text and what it counts: of "23 gold medals" "gold"."""
    behind = words.tokens(text[one.end :])
    at = next((at for at, token in enumerate(behind) if singular(token) == one.counted), 0)
    return words.content(" ".join(behind[:at]))


_BEGINS = frozenset((*_WORDS, *english.ARTICLES, *english.SOME, *english.NUMBER_WORDS, *english.CURRENCY_SIGNS))


def _may_begin(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    return (
        not token.text[0].isascii()
        or token.text[0] in "0123456789.$"
        or token.low in _BEGINS
        or token.low in calendar.MONTH_NAMES
        or token.low.endswith("$")
        or token.text in english.CURRENCY_CODES
    )


def _read(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    if _in_name(row, at):
        return None
    for reader in (written_date, clock, money, _ordinal, _decade, number):
        if found := reader(row, at):
            return found
    return None


def _in_name(row: Sequence[Token], at: int) -> bool:
    """Whether a figure is part of a word: "G7", "COVID-19", "737-800"."""
    token = row[at]
    if not token.text[0].isdecimal() or not at or not token.glued:
        return False
    before = row[at - 1]
    if before.text[-1].isalpha() or (before.text == "/" and before.glued):
        return True
    if before.text in DASHES and before.glued:
        return row[at - 2].text[0].isalnum() and row[at - 2].low not in english.YEAR_PREFIXES and not is_cardinal(row, at - 2)
    return False


# Ranks, decades


def _ordinal(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token, after = row[at], row[at + 1]
    if token.low in english.NUMBER_WORDS:
        place = at + 1 + (after.text == "." and after.glued)
        value = english.CARDINALS.get(row[place].low) if row[place].low in english.CARDINALS else _whole(row[place])
        capital = token.text[0].isupper() and row[place].text.isdecimal()
        if value is None or not (capital or token.low in english.NUMBER_IN_FULL):
            return None
        return made(row, at, place + 1, value, value, "ordinal")
    rank = _rank(row, at)
    if rank is None:
        return None
    value, end = rank
    if token.low in english.ORDINALS and not _is_rank(row, at, end):
        return None
    return made(row, at, end, value, value, "ordinal", None, thing_at(row, end, one=True))


def _rank(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    token, after = row[at], row[at + 1]
    if token.text.replace(",", "").isdecimal() and after.glued and after.low in english.ORDINAL_ENDINGS:
        return int(token.text.replace(",", "")), at + 2
    if token.low in english.TENS and dash(row, at + 1) and english.ORDINALS.get(row[at + 2].low, 99) < 10:
        return english.CARDINALS[token.low] + english.ORDINALS[row[at + 2].low], at + 3
    return (english.ORDINALS[token.low], at + 1) if token.low in english.ORDINALS else None


def _is_rank(row: Sequence[Token], at: int, end: int) -> bool:
    """Whether "first" or "second" ranks a thing, and is no adverb and no part of a minute."""
    before = row[at - 1].low if at else ""
    if before == english.AT or (row[at].low in english.MEASURES and before in english.BEFORE_UNIT) or phrase_at(row, end, english.OF_ALL):
        return False
    named = row[end].text[:1].isalpha() and row[end].low not in english.NOT_COUNTED
    return named or (before == "the" and row[end].low != "") or dash(row, end)


def _decade(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    token, after = row[at], row[at + 1]
    aged = at > 1 and row[at - 1].low in english.POSSESSIVES and row[at - 2].low in (english.IN, *english.YEAR_PREFIXES)
    if token.low in english.DECADES:
        first, end = english.DECADES[token.low], at + 1
    elif (
        token.text.isdecimal() and token.text.endswith("0") and after.low in ("s", "'s", "’s") and after.glued and len(token.text) in (2, 4)
    ):
        first, end = int(token.text), at + 2
    else:
        return None
    if aged:
        return made(row, at, end, first, first + 9, "age", "year")
    if first < 100:
        first += 1900
    return made(row, at, end, first, first + 9, "year")


def _whole(token: Token) -> int | None:
    return int(token.text) if token.text.isdecimal() else None


__all__ = ["Quantity", "conflict", "modifiers", "quantities", "same"]
