"""The words of a claim and of its support side by side: which are the same, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.evidence.relevance import carries
from rag.language import inflection, speech, words
from rag.language.english import grammar, sameness, verbs
from rag.language.english.names import ABBREVIATED

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:[’'-][^\W_]+)*|[.!?;:,–—()“”\"]")
_BEFORE_NAME = rf",\s+(?:{sameness.JOINING}\s+)?(?=[A-Z][\w’'&. ]* (?:{'|'.join(sameness.AFTER_SUBJECT)})\b)"
_SEGMENT = re.compile(
    rf"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z\d])|[;:–—]\s+|,?(?<!\s)\s+(?=(?:{'|'.join(sorted(sameness.TURNS))})\b)|{_BEFORE_NAME}"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z\d])")
_POSSESSIVE = re.compile(r"[’']s?$")
_FORMS = {form: base for base, (past, participle) in verbs.IRREGULAR.items() for form in (past, participle)} | sameness.VARIANTS
_GROUP = {words.normal(word): group.split()[0] for group in sameness.GROUPS for word in group.split()}


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its characters, and the key under which forms and near-synonyms are one."""

    text: str
    key: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not self.text[0].isalnum()

    @property
    def name(self) -> bool:
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        return bool(_POSSESSIVE.search(self.text)) and len(self.text) > 2


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text; the full stop of "Mr." and of an initial is none."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        if not (match.group() == "." and found and found[-1].end == match.start() and _shortened(found[-1].text)):
            found.append(Token(match.group(), key(match.group()), *match.span()))
    return tuple(found)


def _shortened(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word.lower() in ABBREVIATED)


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """What forms of one word and words of one meaning have in common; empty for words that say nothing."""
    bare = _POSSESSIVE.sub("", word)
    low = bare.lower()
    if words.is_stop(bare) or not low or not low[0].isalnum():
        return ""
    normal = words.normal(_FORMS.get(low, low) if not bare[:1].isupper() else bare)
    return _GROUP.get(normal, normal)


def keys(text: str) -> frozenset[str]:
    return frozenset(token.key for token in tokens(text) if token.key)


def places(row: Sequence[Token], wanted: str) -> tuple[int, ...]:
    """Where a key, or a form of the same name, stands among tokens."""
    exact = tuple(place for place, token in enumerate(row) if token.key == wanted)
    return exact or tuple(place for place, token in enumerate(row) if token.key and carries(frozenset((token.key,)), wanted))


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SENTENCE.split(text) if part.strip())


@lru_cache(maxsize=2048)
def segments(text: str) -> tuple[str, ...]:
    """The parts of a text that have a subject of their own, as far as marks and conjunctions show it."""
    return tuple(part.strip() for part in _SEGMENT.split(text) if part.strip())


def is_verb(row: Sequence[Token], place: int) -> bool:
    """Whether a word has the form of a predicate where it stands."""
    low, before = row[place].low, row[place - 1].low if place else ""
    if speech.base(low) in sameness.SAY or low in sameness.VARIANTS:
        return True
    if (
        row[place].mark
        or not row[place].key
        or (row[place].name and place)
        or before in grammar.DETERMINERS
        or before in grammar.PREPOSITIONS - {"to"}
    ):
        return False
    if before in grammar.AUXILIARIES or before in grammar.FORMS_OF_BE or before == "to":
        return inflection.is_base(low) or inflection.is_participle(low) or inflection.is_gerund(low)
    third = low.endswith("s") and any(
        inflection.is_base(base) and inflection.third_person(base) == low for base in (low[:-1], low[:-2], low[:-3] + "y")
    )
    return (
        inflection.is_past(low)
        or inflection.is_participle(low)
        or (third and not inflection.may_be_noun(low[:-1]))
        or (place > 0 and low in verbs.VERBS)
    )


def passive(row: Sequence[Token], place: int) -> bool:
    """Whether a participle stands in the passive."""
    if not inflection.is_participle(row[place].low):
        return False
    return any(token.low in grammar.BE or token.low in grammar.FORMS_OF_BE for token in row[max(0, place - 4) : place])


def governed(row: Sequence[Token], place: int) -> str:
    """The preposition a noun stands behind, empty when none."""
    for at in range(place - 1, max(-1, place - 6), -1):
        token = row[at]
        if token.low in grammar.PREPOSITIONS:
            return token.low
        if token.mark or token.low in grammar.AUXILIARIES or is_verb(row, at):
            return ""
    return ""


def names(text: str) -> tuple[str, ...]:
    """The keys of the names in a text, days and months left out."""
    return tuple(key(name) for name in words.names(text) if key(name) and not words.month(name) and name.lower() not in grammar.TIME_NOUNS)


def known(text: Iterable[str], wanted: str) -> bool:
    return carries(frozenset(text), wanted)
