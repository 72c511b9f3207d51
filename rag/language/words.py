"""The words, names and numbers of a text, in the form in which they are compared.

A claim is tied to its source by what cannot be paraphrased away: names, numbers, dates. Everything here
is cheap, language-light and errs towards calling two forms of one word the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from rag.language.english.names import PEOPLES


def listed(words: str) -> tuple[str, ...]:
    """The words of a string, for tables that would be unreadable as lists of quoted words."""
    return tuple(words.split())


STOP = frozenset(
    listed(
        "a an the of to in on at by for from with and or but as is are was were be been being it its this that these those which who "
        "whom whose what when where why how do does did has have had having he she they him her them his their there here than then "
        "so such into over under about after before during between among against up down out off not no nor can could will would "
        "shall should may might must also more most some any all both each other if because while s t i we you my our your me us just "
        "only very too own same again once per via according said says say told another yes near around through across along within "
        "toward towards onto upon amid since until behind beyond"
    )
)
_UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBER_WORDS = {w: str(n) for n, w in enumerate(_UNITS)} | {w: str(10 * n) for n, w in enumerate(_TENS, 2)} | {"dozen": "12"}
_ORDINALS = frozenset(listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"))
_SCALES = {"bn": "billion", "b": "billion", "m": "million", "mn": "million", "tn": "trillion", "k": "thousand"}
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
MONTHS = {
    name: number
    for number, name in enumerate(listed("january february march april may june july august september october november december"), 1)
}
_MONTHS_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_DEMONYM = ("n", "an", "ean", "ian", "i", "ese", "es", "ish", "s", "ns", "ans", "ians", "is", "er", "ers")
_PLAIN = r"[A-Za-z][a-z]*+(?![\w'’.])"  # what most words are, told in fewer steps
_TOKEN = re.compile(_PLAIN + r"|\d+[^\W\d_]{4,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*\.?(?=\W|$)|[^\W\d_]+")
_NOT = re.compile(r"(\w)n['’]t\b")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_ACCENTED = re.compile(r"([a-z])[\u0300-\u036f]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_OVER_AND_OVER = 4
_IN_IE = {form: base for base in ("die", "lie", "tie") for form in (f"{base}d", f"{base[:-2]}ying")}
_SUFFIXES = ("ation", "ment", "ing", "edly", "ed", "ly", "e", "y")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem of one lower-cased word: enough to see that "requested" and "request" are one."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word


_COUNTRIES = {form(name): country for people, country in PEOPLES.items() for name in (people, country) for form in (str, stem)}


def tokens(text: str) -> list[str]:
    """The text's words as written, in order; "U.S.", "o'clock" and "17:55" are one each, "didn't" is "did" and "not"."""
    if not text.isascii():
        text = normalize("NFC", text)  # a letter and its accent may be written as two
    if "n't" in text or "n’t" in text:
        text = _NOT.sub(r"\1 not", text)
    return [token if token.isalpha() else _bare(token) for token in _TOKEN.findall(text)]


@lru_cache(maxsize=8192)
def low(text: str) -> frozenset[str]:
    """The text's words in small letters."""
    return frozenset(token.lower() for token in tokens(text))


def _bare(token: str) -> str:
    if "'" in token or "’" in token:
        token = _POSSESSIVE.sub("", token)
    if "." not in token:
        return token
    return token.replace(".", "") if _INITIALS.fullmatch(token) else token.rstrip(".")


def is_stop(token: str) -> bool:
    """Whether a word says nothing by itself; "US" and "WHO" in capitals do."""
    return token.lower() in STOP and not (len(token) > 1 and token.isupper())


def number(token: str) -> str | None:
    """The number a token is, in one form ("1,000" and "1000", "ten" and "10"), or None."""
    if token[:1].isdigit():
        return re.sub(r",(?=\d{3}(?!\d))", "", token).removesuffix(".0").rstrip(",:")
    return _NUMBER_WORDS.get(token.lower())


@lru_cache(maxsize=65536)
def normal(token: str) -> str:
    """A token in the form in which it is compared."""
    low = unaccented(token.lower().replace("’", "'"))
    return number(low) or _SCALES.get(low) or (f"month{month(low)}" if len(low) > 3 and month(low) else stem(_IN_IE.get(low, low)))


def unaccented(low: str) -> str:
    """A word in small letters with plain Latin letters for those with accents: names are typed without them."""
    return low if low.isascii() else normalize("NFC", _ACCENTED.sub(r"\1", normalize("NFD", low.translate(_LETTERS))))


def month(token: str) -> int | None:
    """1 to 12 for the name of a month ("May" only when capitalised), else None."""
    low = token.lower().rstrip(".")
    return MONTHS.get(low) or _MONTHS_SHORT.get(low)


@lru_cache(maxsize=65536)
def _meaning(token: str) -> str | None:
    """The normal form of a word that carries meaning."""
    return None if is_stop(token) or (len(token) < 2 and not token.isdigit()) else normal(token)


def content(text: str) -> frozenset[str]:
    """The normal forms of the words that carry meaning."""
    return frozenset(filter(None, map(_meaning, tokens(text))))


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, in digits, "1.6 million" as "1600000"; "one" is left out, as it is seldom a figure."""
    found: set[str] = set()
    listed = [*tokens(_split_units(text)), ""]
    for token, after in pairwise(listed):
        value = number(token)
        if value is not None:
            found.add(_scaled(value, normal(after)) if after else value)
    return frozenset(found - {"1"})


def _scaled(value: str, unit: str) -> str:
    """A number multiplied by the unit after it, when that is a thousand, a million or more."""
    power = _POWERS.get(unit)
    try:
        return f"{round(float(value) * 10**power)}" if power else value
    except (ValueError, OverflowError):
        return value


def _split_units(text: str) -> str:
    """ "11.5bn" as "11.5 bn", "75th" as "75 th"."""
    return re.sub(r"(?<=\d)(?=[^\W\d_]{1,3}\b)", " ", text)


def names(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Capitalised words that are names, in order of the text.

    A sentence's first word may be none; it is left out only when it looks like a plural, the next one is not
    capitalised and it is not in `known` (words seen capitalised inside a sentence of the sources).
    """
    seen = frozenset(known)
    found: list[str] = []
    listed = tokens(text)
    for place, token in enumerate(listed):
        if not token[:1].isupper() or is_stop(token) or token.startswith(("I'", "I’")):
            continue
        if number(token) or month(token) or token.lower() in _ORDINALS:
            continue
        if place == 0 and token not in seen and token.endswith("s") and not _capitals(listed[:2]):
            continue
        found.append(token)
    return tuple(dict.fromkeys(found))


def runs(text: str) -> list[tuple[str, ...]]:
    """Capitalised words that follow each other: names in full ("Prime Minister Ana Reis")."""
    found: list[list[str]] = [[]]
    for word in text.split():
        if word[:1].isupper():
            found[-1] += tokens(word)
        if not word[:1].isupper() or word.endswith((",", ";", ":")):
            found.append([])
    return [tuple(run) for run in found if len(run) > 1]


def circles(text: str) -> bool:
    """Whether a text says the same two words over and over, as a small model does that has lost its way."""
    pairs = Counter(pairwise(token.lower() for token in tokens(text)))
    return max(pairs.values(), default=0) > _OVER_AND_OVER


def _capitals(pair: list[str]) -> bool:
    """Whether the first of two words is an acronym, or the second is capitalised too."""
    return pair[0][1:2].isupper() or (pair[-1] != pair[0] and pair[-1][:1].isupper())


def capitalised_inside(text: str) -> frozenset[str]:
    """Words capitalised elsewhere than at the start of a sentence."""
    return frozenset(match.group(1) for match in re.finditer(r"(?<=[\w,;’'”\"] )([^\W\d_]+)", text) if match.group(1)[:1].isupper())


def same_name(a: str, b: str) -> bool:
    """Whether two name tokens are forms of one name ("Ukraine", "Ukrainian"; "Biden", "Bidens")."""
    a, b = _spelling(a), _spelling(b)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    root = short.rstrip("aeiouy")
    if len(short) < 4 or not long.startswith(root):
        return False
    return any(long in (short + end, root + end) for end in _DEMONYM)


@lru_cache(maxsize=8192)
def _spelling(name: str) -> str:
    """A name without what transcriptions differ in: case, doubled letters, what a long one ends in of "y", "iy", "yy" and "ii"; a people's
    name as its country's."""
    low = name.lower().replace("’", "'")
    return re.sub(r"(?<=\w{4})[iy]+$", "", re.sub(r"(.)\1", r"\1", _COUNTRIES.get(low, low)))


@lru_cache(maxsize=8192)
def transcribed(word: str) -> str:
    """A name's word without what its spellings in Latin letters differ in: doubled letters; at the end "ov" or "off", "y", "iy" or "ii"."""
    low = re.sub(r"(.)\1+", r"\1", normal(word).rstrip("iyj"))
    return re.sub(r"(?<=[aeo])f$", "v", low)


def initials(text: str) -> frozenset[str]:
    """Acronyms of the runs of capitalised words in a text ("United States of America": US, USA)."""
    made: set[str] = set()
    for run in re.findall(r"[A-Z][\w’'-]*(?: (?:of|the|and|for|de) [A-Z][\w’'-]*| [A-Z][\w’'-]*)+", text):
        letters = "".join(word[0] for word in run.split() if word[0].isupper())
        made |= {letters[start:end] for start in range(len(letters)) for end in range(start + 2, len(letters) + 1)}
    return frozenset(made)
