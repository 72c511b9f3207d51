"""The bare value of a number in a run of tokens: digits, words, scales, fractions; units are read in `rag.language.numbers`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from rag.language.english import dates as calendar
from rag.language.english import numbers as english

DASHES = frozenset("-‐‑–—−")
_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?![\w-])"
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)*(?:,\d{1,2}(?!\d))?"
    r"|\.\d+"
    r"|[½¼¾⅓⅔⅛]"
    r"|[A-Z]{0,3}[$£€¥₹₽₩₪₺₴₦]"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]"
)
_PLAIN = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\d+,\d{1,2}")
_LONGEST = 100  # characters of a word or figure; more is neither, and Python refuses to count with thousands of digits


class Token(NamedTuple):
    """A word, figure or sign, with its characters and whether nothing stands between it and the token before."""

    text: str
    low: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and where it ends: `end` is the index of the first token after it."""

    low: Fraction
    high: Fraction
    end: int
    scale: int = 1
    form: str = "words"  # "digits", "words", "fraction", "share" (one in five), "vague" (dozens)


def tokens(text: str) -> list[Token]:
    """The tokens of a text, with three empty ones behind, so that looking ahead needs no test."""
    found = []
    before = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group() if end - start <= _LONGEST else "…"
        found.append(Token(word, word.lower(), start, end, start == before))
        before = end
    stop = Token("", "", len(text), len(text), False)
    return [*found, stop, stop, stop]


def figure(row: Sequence[Token], at: int) -> Figure | None:
    """The number that begins at a token, with its scale, or None."""
    found = _share(row, at) or _plain(row, at)
    return found and _with_half(row, found)


def dash(row: Sequence[Token], at: int) -> bool:
    """Whether a token is a dash that joins its neighbours."""
    return row[at].text in DASHES and row[at].glued and row[at + 1].glued


def _plain(row: Sequence[Token], at: int) -> Figure | None:
    token = row[at]
    if _PLAIN.fullmatch(token.text):
        return _digits(row, at)
    if token.text in english.FRACTION_SIGNS:
        value = english.FRACTION_SIGNS[token.text]
        return _fraction_of(row, Figure(value, value, at + 1, form="fraction"))
    return _vague(row, at) or _fraction(row, at) or _words(row, at)


def _digits(row: Sequence[Token], at: int) -> Figure | None:
    value = _value(row[at].text)
    after = row[at + 1]
    if slash(row, at + 1) and not (row[at + 2].text.isdecimal() and 0 < value < int(row[at + 2].text) < 10):
        return None
    if after.text in english.FRACTION_SIGNS and after.glued:
        value += english.FRACTION_SIGNS[after.text]
        at += 1
    elif slash(row, at + 1) and row[at + 2].text.isdecimal():
        return _fraction_of(row, Figure(value / int(row[at + 2].text), value / int(row[at + 2].text), at + 3, form="fraction"))
    return _scaled(row, Figure(value, value, at + 1, form="digits"))


def slash(row: Sequence[Token], at: int) -> bool:
    """Whether a token is a slash between two figures: "1/3", "24/7"."""
    return row[at].text == "/" and row[at].glued and row[at + 1].glued and row[at + 1].text[0].isdecimal()


def _value(text: str) -> Fraction:
    whole, _, rest = text.partition(",")
    return Fraction(f"{whole}.{rest}" if rest.isdecimal() and len(rest) < 3 else text.replace(",", ""))


def _scaled(row: Sequence[Token], found: Figure) -> Figure:
    """A figure multiplied by the scales behind it: "3.2 million", "6.8m", "two hundred thousand"."""
    while True:
        after = row[found.end]
        end = found.end + 1
        scale = english.SCALES.get(after.low)
        if scale is None and dash(row, found.end) and row[end].low in english.SCALES:
            scale, end = english.SCALES[row[end].low], end + 1
        if scale is None and after.glued and found.form == "digits":
            scale = english.SHORT_SCALES.get(after.low)
        elif scale is None and found.form == "digits" and after.text in english.SPACED_SCALES:
            scale = english.SHORT_SCALES[after.low]
        if scale is None or (found.scale > 1 and scale <= found.scale and found.form == "digits"):
            return found
        found = replace(found, low=found.low * scale, high=found.high * scale, scale=found.scale * scale, end=end)


def _words(row: Sequence[Token], at: int) -> Figure | None:
    """A cardinal in words; "a" only before a scale."""
    if row[at].low in english.ARTICLES:
        if row[at + 1].low not in english.SCALES:
            return None
        total, part, last, place = 0, 1, 1, at + 1
    elif row[at].low in english.CARDINALS:
        total, part, last, place = 0, english.CARDINALS[row[at].low], english.CARDINALS[row[at].low], at + 1
    else:
        return None
    scale = 1
    while True:
        word, ahead = row[place].low, place + 1
        if (dash(row, place) or word == english.AND) and row[ahead].low in english.IN_WORDS:
            joined, word, ahead = row[place].low, row[ahead].low, ahead + 1
        else:
            joined = ""
        value, size = english.CARDINALS.get(word), english.SCALES.get(word)
        if size == 100 and 0 < last < 100 and joined != english.AND:
            part, last, scale = part * 100, 100, 100
        elif size is not None and size != 100 and joined != english.AND and part:
            total, part, last, scale = total + part * size, 0, size, size
        elif value is not None and _continues(last, part, value, joined):
            part, last = part + value, value
        else:
            return Figure(Fraction(total + part), Fraction(total + part), place, scale if total + part >= scale else 1)
        place = ahead


def _continues(last: int, part: int, value: int, joined: str) -> bool:
    """Whether a cardinal goes on the number before it: "twenty|-one", "hundred |and five", not "five| six"."""
    if last in range(20, 100, 10):
        return 0 < value < 10 and joined != english.AND
    return last >= 100 and 0 < value < 100 and (joined == english.AND or last == 100 or part == 0)


def _vague(row: Sequence[Token], at: int) -> Figure | None:
    end = at + 1
    if row[at].low in english.SOME and row[end].low in english.SCALES:
        size, end = english.SCALES[row[end].low], end + 1
    elif (size := english.VAGUE.get(row[at].low, 0)) == 0 or (size in (10, 20) and row[end].low != english.OF):
        return None
    while row[end].low == english.OF and row[end + 1].low in english.VAGUE:
        size, end = size * english.VAGUE[row[end + 1].low], end + 2
    return Figure(Fraction(2 * size), Fraction(10 * size), end, form="vague")


def _fraction(row: Sequence[Token], at: int) -> Figure | None:
    """ "two thirds", "a quarter", "half", where what stands around shows that a share is meant and no rank."""
    count, place = 1, at
    if row[at].low in english.ARTICLES:
        place += 1
    elif row[at].low in english.CARDINALS:
        count, place = english.CARDINALS[row[at].low], at + 1
    if dash(row, place):
        place += 1
    part = english.FRACTIONS.get(row[place].low)
    if part is None or (place > at and row[at].low in english.ARTICLES and row[place].low.endswith("s")):
        return None
    if not _means_share(row, at, place, count):
        return None
    value = part * count
    return _fraction_of(row, Figure(value, value, place + 1, form="fraction"))


def _means_share(row: Sequence[Token], at: int, place: int, count: int) -> bool:
    word, after = row[place].low, row[place + 1]
    if count > 1:
        return word.endswith("s")
    determined = after.low in english.NOT_COUNTED or after.low in english.SCALES
    if place == at:
        return (
            word == english.HALF
            and determined
            and not (at and (row[at - 1].low in english.ORDINALS or row[at - 1].low in english.DEFINITE))
        )
    return determined or not after.text[:1].isalnum() or (word == english.HALF and row[at].low in english.ARTICLES)


def _fraction_of(row: Sequence[Token], found: Figure) -> Figure:
    """ "half a million", "a quarter of a million", "half a dozen" as one number."""
    place = found.end + (row[found.end].low == english.OF)
    if row[place].low in english.ARTICLES:
        place += 1
    scale = english.SCALES.get(row[place].low)
    if scale is None:
        return found
    value = found.low * scale
    return Figure(value, value, place + 1, scale)


def _with_half(row: Sequence[Token], found: Figure) -> Figure:
    """ "two and a half", "one and a half million"."""
    place = found.end + 1
    if row[found.end].low != english.AND or found.form not in ("digits", "words"):
        return found
    count = 1 if row[place].low in english.ARTICLES else english.CARDINALS.get(row[place].low, 0)
    part = english.FRACTIONS.get(row[place + 1].low)
    if not count or part is None or (count > 1) != row[place + 1].low.endswith("s"):
        return found
    value = found.low + count * part * found.scale
    return _scaled(row, replace(found, low=value, high=value, end=place + 2))


def _share(row: Sequence[Token], at: int) -> Figure | None:
    """ "one in five", "nine out of ten"."""
    first = _small(row[at])
    place = at + 1
    if first is None or row[place].low not in (english.IN, english.OUT):
        return None
    every = row[place].low == english.OUT
    if every and row[place + 1].low != english.OF:
        return None
    place += 1 + every + (row[place + 1 + every].low == english.EVERY)
    second = _small(row[place])
    if second is None or not 0 < first < second:
        return None
    if not every and (
        second not in _ROUND or _unit_like(row[place + 1]) or _scaled(row, Figure(Fraction(1), Fraction(1), place + 1)).scale > 1
    ):
        return None
    return Figure(Fraction(first, second), Fraction(first, second), place + 1, form="share")


_ROUND = frozenset({*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000})


def _unit_like(token: Token) -> bool:
    return (
        token.low in english.SCALES
        or token.low in english.MEASURES
        or token.low.removesuffix("s") in english.MEASURES
        or token.low in calendar.MONTH_NAMES
    )


def _small(token: Token) -> int | None:
    if token.text.isdecimal() and len(token.text) < 5:
        return int(token.text)
    return english.CARDINALS.get(token.low)


def phrase_at(row: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands at a place."""
    return all(row[min(at + step, len(row) - 1)].low == word for step, word in enumerate(phrase))


def is_cardinal(row: Sequence[Token], at: int) -> bool:
    """Whether a number in words stands at a place."""
    return row[at].low in english.CARDINALS or row[at].low in english.SCALES
