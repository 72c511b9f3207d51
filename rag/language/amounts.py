"""Money and plain numbers with their units, what they count and how they are limited, read off the tokens of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from rag.language import figures
from rag.language.english import dates as calendar
from rag.language.english import numbers as english
from rag.language.figures import DASHES, Figure, Token, dash, is_cardinal, phrase_at
from rag.language.quantity import Quantity, made
from rag.language.times import year_digits
from rag.language.units import Kind, is_plural, singular, thing_at, thing_of, unit_at


def money(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """ "$3.2 million", "€5-7m", "EUR 5"."""
    sign = row[at].text
    unit = english.CURRENCY_SIGNS.get(sign) or english.CURRENCY_SIGNS.get(sign[-1:]) or (sign if sign in english.CURRENCY_CODES else None)
    found = figures.figure(row, at + 1) if unit else None
    if unit is None or found is None or found.form in ("share", "fraction", "vague"):
        return None
    second = _second(row, at, found, sign)
    if second is not None:
        found = _joined(found, second)
    return made(row, at, found.end, found.low, found.high, "money", unit)


def number(row: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """A number that is no money, with its unit or what it counts."""
    found = figures.figure(row, at)
    if found is None or _strange_ending(row, found):
        return None
    if row[at].low == "one" and found.end == at + 1 and not _is_number(row, at):
        return None
    if year := _year(row, at, found):
        return year
    if rank := _label(row, at, found):
        return rank
    if score := _score(row, at, found):
        return score
    second = _second(row, at, found, "")
    whole = _joined(found, second) if second else found
    minus = bool(at) and _minus(row, at)
    if minus:
        whole = replace(whole, low=-whole.high, high=-whole.low)
    quantity, end = _with_unit(row, at, whole)
    return (replace(quantity, start=row[at - 1].start) if minus else quantity), end


def _minus(row: Sequence[Token], at: int) -> bool:
    before = row[at - 1]
    return before.low == english.MINUS or (before.text in "-−" and row[at].glued and not before.glued)


def _strange_ending(row: Sequence[Token], found: Figure) -> bool:
    """Whether letters that are no unit hang on a figure: "3G", "4x100"."""
    after = row[found.end]
    return found.form == "digits" and after.glued and after.text[:1].isalpha() and unit_at(row, found.end) is None and after.low != "s"


def _is_number(row: Sequence[Token], at: int) -> bool:
    """Whether "one" counts something: no "no one", "one of the", "this one", "one day"."""
    before, after = row[at - 1].low if at else "", row[at + 1]
    if before == english.ONLY or _limit_before(row, at):
        return True
    if before in english.NOT_A_NUMBER_AFTER or after.low in english.NOT_A_NUMBER_BEFORE:
        return False
    if dash(row, at + 1):
        return unit_at(row, at + 2) is not None
    return (
        after.text[:1].isalpha()
        and after.low != singular(after.low) + "s"
        and (
            unit_at(row, at + 1) is not None
            or (after.low not in english.NOT_COUNTED and (not after.low.endswith("ed") or after.low in english.PLURALS))
        )
    )


def _year(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    text, before = row[at].text, row[at - 1] if at else None
    if not year_digits(text) or found.end != at + 1:
        return None
    value, after = int(text), row[at + 1]
    introduced = before is not None and (
        before.low in english.BEFORE_YEAR or before.low in calendar.MONTH_NAMES or before.text in DASHES or before.text == "("
    )
    modern = 1900 <= value < 2100
    counts = thing_at(row, at + 1) is not None or unit_at(row, at + 1) is not None
    definite = before is not None and before.low in english.DEFINITE and modern
    if not definite and (counts if modern or introduced else True):
        return None
    second = row[at + 2].text
    if after.text in DASHES and dash(row, at + 1) and second.isdecimal():
        last = int(text[: 4 - len(second)] + second) if len(second) in (2, 4) else 0
        if value < last < value + 200:
            return made(row, at, at + 3, value, last, "year")
    return made(row, at, at + 1, value, value, "year")


def _label(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    """A figure behind a name ("Game 3", "iPhone 14") as a rank."""
    before = row[at - 1] if at else None
    if before is None or found.form != "digits" or not row[at].text.isdecimal() or len(row[at].text) > 4 or found.end != at + 1:
        return None
    inside = at > 1 or before.text.isupper() is False
    name = before.text[0].isalpha() and any(char.isupper() for char in before.text) and before.low not in english.NOT_COUNTED
    if not (name and inside) or before.low in calendar.MONTH_NAMES or _limit_before(row, at) or is_cardinal(row, at - 1):
        return None
    if thing_at(row, at + 1) or unit_at(row, at + 1) or row[at + 1].text == "%" or before.low in calendar.WEEKDAY_NAMES:
        return None
    return made(row, at, at + 1, found.low, found.low, "ordinal", None, before.low)


def _score(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    """ "3-2", "15 to 8", "15 votes to 8" near a word of winning or voting, or with the larger figure first."""
    if (
        found.low.denominator > 1
        or found.form not in ("digits", "words")
        or (found.scale > 1 and found.form == "words" and found.low >= 1000)
    ):
        return None
    place = found.end
    noun = singular(row[place].low) in english.SCORED
    place += noun
    dashed, worded = dash(row, place), row[place].low == english.TO
    if not (dashed or worded) or (found.low >= 1000 and dashed):
        return None
    second = figures.figure(row, place + 1)
    if second is None or second.low.denominator > 1 or (second.form != found.form and dashed) or unit_at(row, second.end):
        return None
    before = row[at - 1].low if at else ""
    if before in (english.FROM, english.BETWEEN) or (noun and not worded):
        return None
    near = {token.low for token in row[max(0, at - 7) : second.end + 3]}
    contest = bool(near & english.CONTESTS)
    if noun or (contest and (thing_at(row, second.end) is None or _scored(row, second.end))) or (dashed and found.low >= second.low):
        low, high = sorted((found.low, second.low))
        return made(row, at, second.end, low, high, "score")
    return None


def _scored(row: Sequence[Token], at: int) -> bool:
    thing = thing_at(row, at)
    return thing in english.SCORED or thing in english.CONTESTS


def _second(row: Sequence[Token], at: int, found: Figure, sign: str) -> Figure | None:
    """The other end of a range: "7-9", "5 to 7", "between 5 and 7", "two or three", never "fell from 14 to 9"."""
    before = row[at - 1].low if at else ""
    place = found.end
    own = unit_at(row, place)
    place = own[2] if own else place
    link = row[place]
    between = before == english.BETWEEN and link.low == english.AND
    linked = between or link.low in (english.TO, english.OR) or (link.text in DASHES and link.glued == row[place + 1].glued)
    if not linked or found.form not in ("digits", "words"):
        return None
    place += 1
    if sign and row[place].text == sign:
        place += 1
    second = figures.figure(row, place)
    if second is None or second.form not in ("digits", "words"):
        return None
    if own and (unit := unit_at(row, second.end)) is not None and unit[1] != own[1]:
        return None
    if own and unit is None and not sign:
        return None
    scaled = found.low * second.scale
    first = scaled if found.scale == 1 and scaled <= second.low and found.low < 1000 else found.low
    if (
        first >= second.low
        or (link.low == english.OR and second.low > max(first + 1, 2 * first))
        or (link.text in DASHES and link.glued and dash(row, second.end) and row[second.end + 1].text[0].isdecimal())
    ):
        return None
    if before == english.FROM and _changed(row, at):
        return None
    return second


def _changed(row: Sequence[Token], at: int) -> bool:
    """Whether a word of change stands before, in the same clause."""
    for token in reversed(row[max(0, at - 9) : at]):
        if token.text in (",", ";"):
            return False
        if token.low in english.CHANGES:
            return True
    return False


def _joined(found: Figure, second: Figure) -> Figure:
    scaled = found.low * second.scale
    first = scaled if found.scale == 1 and scaled <= second.low and found.low < 1000 else found.low
    return Figure(first, second.high, second.end, max(found.scale, second.scale), second.form)


# Units and things counted


def _with_unit(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int]:
    if age := _age(row, at, found):
        return age
    place = found.end
    if found.form == "fraction" and (part := _part_of_unit(row, place)):
        found = replace(found, end=part)
    elif found.form in ("fraction", "share"):
        return made(row, at, place, 100 * found.low, 100 * found.high, "percent", "%", thing_of(row, place) or thing_at(row, place))
    found = _metres(row, found)
    place = found.end
    joined = place + dash(row, place)
    unit = unit_at(row, joined)
    if unit is None:
        if joined > place and row[joined].low not in _AFTER:
            return made(row, at, place, found.low, found.high, "cardinal", None, _after_dash(row, joined))
        if unit := _unit_of_pair(row, at, place):
            kind, name, _, factor = unit
            return made(row, at, place, found.low * factor, found.high * factor, kind, name)
        counted = thing_of(row, place) or thing_at(row, joined, one=found.low == found.high == 1)
        return made(row, at, place, found.low, found.high, "cardinal", None, counted)
    kind, name, end, factor = unit
    return made(row, at, end, found.low * factor, found.high * factor, kind, name, thing_of(row, end))


def _unit_of_pair(row: Sequence[Token], at: int, end: int) -> tuple[Kind, str, int, Fraction] | None:
    """The unit of "15,000" in "from 15,000 to 25,000 euros"."""
    if not at or row[at - 1].low != english.FROM or row[end].low != english.TO:
        return None
    second = figures.figure(row, end + 1)
    return unit_at(row, second.end) if second else None


def _part_of_unit(row: Sequence[Token], place: int) -> int | None:
    """Where the unit of "half a mile", "a quarter of an hour", "half-hour" begins."""
    place += row[place].low == english.OF
    if row[place].low in english.ARTICLES or dash(row, place):
        place += 1
        return place if unit_at(row, place) else None
    return None


def _metres(row: Sequence[Token], found: Figure) -> Figure:
    """ "a 100m race" is metres, "1.2m people" a million."""
    last = row[found.end - 1]
    if last.low != english.METRE_LETTER or found.scale != 10**6 or not last.glued:
        return found
    if row[found.end].low in english.METRE_AFTER or (
        thing_at(row, found.end) is None and unit_at(row, found.end) is None and found.low < 10**10
    ):
        value = found.low / 10**6
        return Figure(value, found.high / 10**6, found.end - 1, 1, "digits")
    return found


def _age(row: Sequence[Token], at: int, found: Figure) -> tuple[Quantity, int] | None:
    place, before = found.end, row[at - 1] if at else None
    if found.form in ("fraction", "share") or found.low < 0:
        return None
    hyphen = dash(row, place)
    year = place + hyphen
    if row[year].low in english.YEARS:
        after = year + 1 + dash(row, year + 1)
        if row[after].low == english.OLD or (hyphen and row[after].low == english.OLDS):
            return made(row, at, after + 1, found.low, found.high, "age", "year")
        if phrase_at(row, after, english.OF_AGE):
            return made(row, at, after + 2, found.low, found.high, "age", "year")
        return None
    if before is None or found.high > english.OLDEST:
        return None
    linked = before.low in (english.OF, english.FROM, english.BETWEEN)
    aged = before.low in english.AGED or (linked and row[at - 2].low in english.AGED)
    apposed = (
        before.text == ","
        and row[place].text in (",", ".", "")
        and row[at - 2].text[:1].isupper()
        and row[at].text.isdecimal()
        and row[at - 2].low not in calendar.MONTH_NAMES
    )
    return made(row, at, place, found.low, found.high, "age", "year") if aged or apposed else None


def _after_dash(row: Sequence[Token], at: int) -> str | None:
    return singular(row[at].low) if row[at].text[0].isalpha() and row[at].low not in english.NOT_COUNTED else None


# Limits


def limited(row: Sequence[Token], at: int, quantity: Quantity, end: int) -> tuple[Quantity, int]:
    """A quantity with the words around it that say it is a limit ("at least", "or more")."""
    if quantity.kind in ("ordinal", "score"):
        return quantity, end
    place = at - 1 if quantity.start < row[at].start else at
    limit = _limit_before(row, place)
    if limit is None:
        limit = _limit_after(row, end + dash(row, end)) or _limit_after(row, end + is_plural(row[end].low))
    vague = quantity.kind == "cardinal" and row[at].low in (*english.VAGUE, *english.SOME)
    limit = limit or ("~" if vague else None)
    return (replace(quantity, limit=limit) if limit else quantity), end  # type: ignore[arg-type]


def _limit_after(row: Sequence[Token], at: int) -> str | None:
    return next((sign for phrase, sign in _AFTER.get(row[at].low, ()) if phrase_at(row, at, phrase)), None)


def _limit_before(row: Sequence[Token], at: int) -> str | None:
    for end in (at, at - 1) if at and row[at - 1].low in english.DETERMINERS else (at,):
        for phrase, sign in _BEFORE.get(row[end - 1].low, ()) if end else ():
            if end >= len(phrase) and phrase_at(row, end - len(phrase), phrase):
                return sign
    return None


def _phrases(limits: Mapping[str, str]) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(phrase.split()), sign) for sign, phrases in limits.items() for phrase in phrases.split(", ")]


_BEFORE: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _sign in _phrases(english.BEFORE):
    _BEFORE.setdefault(_phrase[-1], []).append((_phrase, _sign))
_AFTER: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _sign in _phrases(english.AFTER):
    _AFTER.setdefault(_phrase[0], []).append((_phrase, _sign))
