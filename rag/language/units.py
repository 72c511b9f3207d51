"""What stands behind a figure: its unit, or the thing it counts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from rag.language.english import numbers as english
from rag.language.english.kinds import APART, PER
from rag.language.figures import DASHES, Token

Kind = Literal["cardinal", "ordinal", "year", "time", "date", "money", "percent", "measure", "score", "age"]

UNITS: dict[str | None, tuple[str, Fraction]] = {name: (dimension, Fraction(size)) for dimension, name, size in english.MEASURES.values()}
"""A unit's dimension and its size in the base unit, by its name."""

_ADJECTIVAL = frozenset(word for word, single in english.PLURALS.items() if word == single)
_ADJECTIVE_ENDINGS = ("al", "ic", "ous", "ful", "ive", "ed", "ary", "able", "ible", "less", "ian", "ese", "ish")


def unit_at(row: Sequence[Token], at: int) -> tuple[Kind, str, int, Fraction] | None:
    """The unit that begins at a token: kind, name, the token after it, and by what its figure is multiplied."""
    token = row[at]
    if not token.text:
        return None
    low = token.low
    if low in english.PERCENT:
        points = row[at + 1].low == english.OF_PERCENT
        return "percent", "pp" if points else "%", at + 1 + points, Fraction(1)
    pair = (low, row[at + 1].low)
    if pair == english.PER_CENT:
        return "percent", "%", at + 2, Fraction(1)
    if pair in english.POINTS:
        return "percent", english.POINTS[pair], at + 2, Fraction(1)
    return _currency(row, at) or _measure(row, at)


def _currency(row: Sequence[Token], at: int) -> tuple[Kind, str, int, Fraction] | None:
    token, low = row[at], singular(row[at].low)
    if token.text in english.CURRENCY_CODES:
        return "money", token.text, at + 1, Fraction(1)
    if token.text in english.CURRENCY_SIGNS and token.text != "$":
        return "money", english.CURRENCY_SIGNS[token.text], at + 1, Fraction(1)
    for length in (1, 2):
        nation = (" ".join(part.low for part in row[at : at + length]), singular(row[min(at + length, len(row) - 1)].low))
        if nation in english.CURRENCY_NATIONS:
            return "money", english.CURRENCY_NATIONS[nation], at + length + 1, Fraction(1)
    if low == "pound" and any(word.low in english.WEIGHING for word in row[max(0, at - 6) : at + 5]):
        return "measure", "lb", at + 1, Fraction(1)
    if low in english.CURRENCY_WORDS and (low != token.low or low not in english.AMBIGUOUS_CURRENCIES):
        return "money", english.CURRENCY_WORDS[low], at + 1, Fraction(1)
    if low in english.CURRENCY_CENTS and (token.low != "p" or token.glued):
        return "money", english.CURRENCY_CENTS[low], at + 1, Fraction(1, 100)
    return None


def _measure(row: Sequence[Token], at: int) -> tuple[Kind, str, int, Fraction] | None:
    token, after = row[at], row[at + 1]
    if token.text == "°" or token.low in english.DEGREES:
        scale = english.TEMPERATURE_LETTERS.get(after.low[:1]) if after.low in english.TEMPERATURE_WORDS else None
        return "measure", scale or "degree", at + 1 + bool(scale), Fraction(1)
    if token.glued and token.low in english.TEMPERATURE_LETTERS and token.text.isupper():
        return "measure", english.TEMPERATURE_LETTERS[token.low], at + 1, Fraction(1)
    if token.low == english.METRE_LETTER and token.glued:
        return "measure", "m", at + 1, Fraction(1)
    single = singular(after.low)
    pair = f"{token.low} {single}"
    if pair in english.MEASURES:
        return "measure", english.MEASURES[pair][1], at + 2, Fraction(1)
    single = token.low if token.low in english.MEASURES else singular(token.low)
    if token.low == "km" and after.text == "/" and row[at + 2].low == "h":
        return "measure", "km/h", at + 3, Fraction(1)
    if single not in english.MEASURES or (single in english.GLUED_UNITS and not (token.glued and token.text.islower())):
        return None
    per, span, behind = (row[min(at + on, len(row) - 1)].low for on in (1, 2, 3))
    pace = english.MEASURES.get(f"{single} per {span}") if per in PER and behind not in APART else None  # "a mile an hour later"
    return "measure", (pace or english.MEASURES[single])[1], at + (3 if pace else 1), Fraction(1)


def thing_at(row: Sequence[Token], at: int, *, one: bool = False) -> str | None:
    """The head of the noun phrase at a token, singular: the first plural among five words; with `one`, else the first word."""
    for place in range(at, min(at + 5, len(row) - 3)):
        token = row[place]
        if not token.text[0].isalpha() or token.low in english.NOT_COUNTED:
            if token.text in DASHES and token.glued and place > at:
                continue
            break
        if is_plural(token.low):
            after = row[place + 1].low
            follows = is_plural(after) and after not in _ADJECTIVAL and row[place + 1].text.islower()
            return singular(after if follows else token.low)
    first = row[at]
    if one and first.text[:1].isalpha() and first.low not in english.NOT_COUNTED:
        second = row[at + 1]
        adjective = first.low.endswith(_ADJECTIVE_ENDINGS) and second.text[:1].isalpha() and second.low not in english.NOT_COUNTED
        return singular(second.low if adjective else first.low)
    return None


def thing_of(row: Sequence[Token], at: int) -> str | None:
    """The thing behind "of": "20% of the voters", "dozens of people"."""
    place = at + (row[at].low == english.OF)
    if place == at:
        return None
    while row[place].low in english.DETERMINERS or row[place].text[:1].isdecimal():
        place += 1
    return thing_at(row, place, one=True)


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """A noun in the singular as far as rules go: "people" is "person", "cities" "city"."""
    low = noun.lower()
    if low in english.PLURALS:
        return english.PLURALS[low]
    if not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(english.PLURALS_IN_ES) else low[:-1]


def is_plural(word: str) -> bool:
    if word in english.PLURALS:
        return True
    return len(word) > 2 and word[-1] == "s" and word not in english.SINGULAR_IN_S and not word.endswith(("ss", "us", "is", "'s", "’s"))
