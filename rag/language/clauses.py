"""Where the subject of a clause ends: rules over a guess at parts of speech.

Every place at which a predicate of the right kind could begin is weighed by how surely the word there is a predicate (a verb
that is no noun says more than one that may be) and how early it comes; the words before must make a whole noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.language import inflection
from rag.language.english import grammar
from rag.language.english.numbers import CARDINALS, ORDINALS, PLURALS, SCALES

Kind = Literal["do", "modal", "have", "be", "finite"]
_CLOSED = frozenset().union(
    *(grammar.DETERMINERS, grammar.PREPOSITIONS, grammar.CONJUNCTIONS, grammar.SUBORDINATE, grammar.RELATIVE, grammar.PERSONS),
    *(grammar.OBJECTS, grammar.PERSONAL, grammar.ADJECTIVES, grammar.BOUND_ADVERBS, grammar.PARTICLES, grammar.AUXILIARIES),
)
"""Words that are neither verbs nor nouns."""

_LATER = 0.35  # what a word further away costs
_ADVERB = 3.0  # an adverb between subject and predicate shows the border


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and bare: lower-cased and without the marks around it."""

    text: str
    low: str

    @property
    def name(self) -> bool:
        """Whether it is written as a name."""
        return self.text.strip("\"'“”‘’(").lstrip("#")[:1].isupper()

    @property
    def owns(self) -> bool:
        """Whether it is a possessive ("Lennwater's", "the Aces'")."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))

    @property
    def ends(self) -> bool:
        """Whether a comma or colon stands behind it."""
        return self.text.endswith((",", ";", ":", "–", "—"))


def split(text: str) -> tuple[Word, ...]:
    """The words of a text."""
    return tuple(Word(word, _low(word.strip(".,;:!?\"'“”‘’()").replace("’", "'"))) for word in text.split())


def _low(bare: str) -> str:
    """A word in small letters, but for a name that would be a pronoun in them ("the |WHO|")."""
    low = bare.lower()
    return bare if bare.isupper() and low in grammar.RELATIVE | grammar.OBJECTS else low


def subject_end(words: Sequence[Word], kind: Kind) -> int | None:
    """How many of the words that follow an auxiliary (of a statement: of all words) are its subject; None when it can't be told."""
    if words and words[0].low in grammar.PERSONAL and len(words) > 1 and words[1].low not in (grammar.AND, *grammar.RELATIVE):
        return 1
    lows = [word.low for word in words]
    between = next((at for at, low in enumerate(lows) if at and low in grammar.BETWEEN), None)
    if between and kind in ("do", "modal") and (grammar.RELATIVE | grammar.DETERMINERS).isdisjoint(lows[1:between] or lows[:1]):
        return between
    return max(scores(words, kind), key=lambda place: place[1], default=(None, 0.0))[0]


def scores(words: Sequence[Word], kind: Kind) -> Iterator[tuple[int, float]]:
    """The places at which a predicate may begin, with what speaks for each, up to where a clause begins that belongs to the best one."""
    best, found = 0.0, None
    for place in range(1, len(words)):
        if found is not None and _new_clause(words, place, found):
            break
        strength = _strength(words, place, kind)
        if strength <= 0 or not _whole(words, place):
            continue
        score = strength - _LATER * place + _closing(words, place, found)
        if found == place - 1 and place < len(words) - 1 and kind in ("do", "modal") and not _surely_verb(words[place].low):
            score -= 3.0  # "raise |interest rates" is a verb and its object
        yield place, score
        if found is None or score > best:
            best, found = score, place


def _closing(words: Sequence[Word], place: int, found: int | None) -> float:
    """What a last word gains behind a participle that may belong to the noun: "the man cited in the report |resigned"."""
    if found is None or place < len(words) - 1 or not inflection.is_participle(words[found].low):
        return 0.0
    return 3.0 if words[found + 1].low in grammar.PREPOSITIONS else 0.0


def is_adverb(word: str) -> bool:
    """Whether a word may stand between subject and verb."""
    return word in grammar.PREVERBAL or (word.endswith("ly") and len(word) > 4 and word not in grammar.NOT_ADVERBS)


def _new_clause(words: Sequence[Word], place: int, found: int) -> bool:
    """Whether a clause begins here that belongs to the predicate found before."""
    word, before = words[place].low, words[place - 1]
    if place - 1 > found and before.low == grammar.TO and inflection.is_base(word):
        return True
    return word in grammar.SUBORDINATE and not (word == "as" or word in grammar.PREPOSITIONS)


def _whole(words: Sequence[Word], place: int) -> bool:
    """Whether the words before a place can be a whole subject."""
    last = words[place - 1]
    if last.owns and not last.ends:
        return False
    if (
        last.low in grammar.CONJUNCTIONS
        or last.low in grammar.RELATIVE - {"that"}
        or last.low in grammar.AUXILIARIES
        or last.low == grammar.NEGATION
    ):
        return False
    if last.low in grammar.DETERMINERS and not (last.low in grammar.OTHER_PRONOUNS and place == 1):
        return False
    if last.low == "that" or (is_adverb(last.low) and place > 1 and not _relative(words, place)):
        return False
    if last.low in grammar.PREPOSITIONS and not _relative(words, place):
        return False
    return last.low != "as"


def _relative(words: Sequence[Word], place: int) -> bool:
    """Whether a relative clause stands before a place, with a verb in it."""
    for at in range(place - 1, -1, -1):
        if words[at].low in grammar.RELATIVE or (at == 0 and words[at].low == "what"):
            return any(_verb_form(word.low) for word in words[at + 1 : place])
    return False


def _verb_form(word: str) -> bool:
    return word in grammar.AUXILIARIES or inflection.is_past(word) or inflection.is_base(word) or inflection.is_base(word.removesuffix("s"))


def _strength(words: Sequence[Word], place: int, kind: Kind) -> float:
    """How surely a predicate of a kind begins at a place; adverbs before it count to it."""
    at = place
    while at < len(words) - 1 and (is_adverb(words[at].low) or words[at].low == grammar.NEGATION):
        at += 1
    bonus = _ADVERB if at > place else 0.0
    if words[at - 1].low in grammar.RELATIVE or (at == place and _forbids(words, at)):
        return 0.0
    if at > place and words[place - 1].low in grammar.RELATIVE:
        return 0.0
    strength = _FORMS[kind](words, at, at > place)
    return strength + bonus if strength > 0 else 0.0


def _forbids(words: Sequence[Word], at: int) -> bool:
    """Whether the word before can't end a subject: an article, a preposition, an auxiliary, a possessive."""
    before = words[at - 1]
    alone = before.low in grammar.OTHER_PRONOUNS and at == 1
    return (
        (before.low in grammar.DETERMINERS and not alone)
        or before.low in (grammar.TO, *grammar.FORMS_OF_BE, *grammar.CONJUNCTIONS, *grammar.AUXILIARIES)
        or (at > 1 and before.low in grammar.PERSONAL and not before.name)
        or (before.low in grammar.PREPOSITIONS and not before.ends and not _relative(words, at))
        or (before.owns and not before.ends)
    )


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Whether a word can only stand before its noun: an adjective, a number, "no-confidence"."""
    word = words[at]
    if word.ends or word.name:
        return False
    low = word.low
    inside = at > 0 and not _opens(words, at - 1)
    if low in grammar.ATTRIBUTIVE_NOUNS or (inside and (low in grammar.ADJECTIVES or inflection.is_base(low))):
        return False
    return (
        low in grammar.ADJECTIVES
        or low in ORDINALS
        or low in CARDINALS
        or low in SCALES
        or low[:1].isdecimal()
        or "-" in low
        or (low.endswith(grammar.ATTRIBUTIVE_ENDINGS) and at > 0 and words[at - 1].low in grammar.DETERMINERS)
    )


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective may follow a word: an article, a possessive, a preposition, another adjective."""
    word = words[at]
    return (
        word.owns
        or word.low in grammar.DETERMINERS
        or word.low in grammar.PREPOSITIONS
        or word.low in grammar.CONJUNCTIONS
        or word.low in grammar.COMPARING
        or (not word.name and (word.low in grammar.ADJECTIVES or word.low in ORDINALS or word.low in CARDINALS or word.low[:1].isdecimal()))
    )


def _bare(words: Sequence[Word], at: int, bounded: bool) -> float:
    """A base form, as after "did" and "will"."""
    word, low = words[at], words[at].low
    if word.name:
        return 0.0
    if low in grammar.SURE_BASES:
        return 10.0
    if low == "last" and at + 1 < len(words) and words[at + 1].low in grammar.TIME_NOUNS:
        return 0.0
    if not inflection.is_base(low):
        return _unknown(words, at, bounded)
    modified = not bounded and _modifies(words, at - 1)
    if not _surely_verb(low):
        return 0.5 if modified else 4.5 if _compound(words, at) else 6.0
    return 6.0 if modified else 10.0


def _surely_verb(word: str) -> bool:
    return not inflection.may_be_noun(word) and word not in grammar.ADJECTIVES


def _compound(words: Sequence[Word], at: int) -> bool:
    """Whether a bare singular noun follows, so that a word which may be a noun is rather part of a compound ("board chair")."""
    if at + 1 >= len(words):
        return False
    word = words[at + 1]
    if word.name or word.low in _CLOSED or word.low in PLURALS or is_adverb(word.low):
        return False
    return word.low.isalpha() and not word.low.endswith(("s", "ing", "ed"))


def _unknown(words: Sequence[Word], at: int, bounded: bool) -> float:
    """A word nobody listed: a verb if it stands between a name or plural and an object."""
    low, before = words[at].low, words[at - 1]
    if not low.isalpha() or low in _CLOSED or low in PLURALS or low.endswith(grammar.NOUN_ENDINGS) or is_adverb(low):
        return 0.0
    if not bounded and (_modifies(words, at - 1) or low in grammar.ATTRIBUTIVE_NOUNS):
        return 0.0
    following = words[at + 1].low if at + 1 < len(words) else ""
    object_follows = following in _CLOSED or following.endswith("s") or not following or words[at + 1].name
    return (1.5 if before.name or before.low.endswith("s") or bounded else 0.5) + (1.0 if object_follows else 0.0)


def _perfect(words: Sequence[Word], at: int, bounded: bool) -> float:
    """A past participle, as after "has"."""
    low = words[at].low
    if words[at].name:
        return 0.0
    if low in grammar.SURE_PARTICIPLES:
        return 12.0
    if not inflection.is_participle(low):
        return 0.0
    return _participle(words, at, bounded)


def _participle(words: Sequence[Word], at: int, bounded: bool) -> float:
    """A participle: less surely one when it may be a noun ("the power cut") or stands before a noun ("the planned march")."""
    if not bounded and _modifies(words, at - 1):
        return 4.0
    return 5.0 if inflection.may_be_noun(words[at].low) else 8.0


def _copular(words: Sequence[Word], at: int, bounded: bool) -> float:
    """What may follow "is": a participle, an adjective, a noun phrase, a place."""
    word, low, before = words[at], words[at].low, words[at - 1]
    following = words[at + 1].low if at + 1 < len(words) else ""
    infinitive = at > 1 and words[at - 2].low == grammar.TO and inflection.is_base(before.low)
    after_verb = not bounded and (infinitive or (_verb_form(before.low) and _in_relative(words, at)))
    if word.name:
        return 2.0 if bounded else 0.0
    if low == "being":
        return 12.0
    if low in grammar.PREDICATIVE or (low == grammar.TO and inflection.is_base(following)):
        return 8.0 if low in grammar.PREDICATIVE else 5.0
    if inflection.is_gerund(low) or inflection.is_participle(low):
        return _participle(words, at, bounded)
    if low in grammar.DETERMINERS and not after_verb and low != "that":
        return 7.0
    if (low in grammar.COMPARING or low in grammar.BOUND_ADVERBS) and not after_verb:
        return 7.0
    if _is_adjective(words, at):
        return 7.0 if not _modifies(words, at - 1) or bounded else 3.0
    if low[:1].isdecimal() or low in CARDINALS:
        return 5.0 if bounded or not inflection.is_base(before.low) else 0.0
    if (
        low in grammar.PARTICLES
        and not infinitive
        and (not following or following in grammar.PREPOSITIONS or following in grammar.SUBORDINATE)
    ):
        return 6.0
    if low in grammar.PREPOSITIONS and low != grammar.OF:
        return 4.0
    if bounded:
        return 4.0
    full_name = at > 1 and all(earlier.name for earlier in words[:at])
    return (
        (6.0 if full_name else 2.0)
        if before.name and low.isalpha() and low not in grammar.CONJUNCTIONS and low not in grammar.RELATIVE
        else 0.0
    )


def _in_relative(words: Sequence[Word], at: int) -> bool:
    return words[0].low == "what" or any(word.low in grammar.RELATIVE for word in words[1:at])


def _is_adjective(words: Sequence[Word], at: int) -> bool:
    """Whether a word is an adjective that no noun follows."""
    low = words[at].low
    last = at + 1 == len(words)
    following = "" if last else words[at + 1].low
    ends = (
        last or words[at].ends or following in grammar.PREPOSITIONS or following in grammar.CONJUNCTIONS or following in grammar.SUBORDINATE
    )
    ends = ends or following in grammar.AFTER_ADJECTIVE or following in grammar.PREVERBAL
    if low in grammar.ATTRIBUTIVE_NOUNS and low not in grammar.ADJECTIVES:
        return False
    known = low in grammar.ADJECTIVES or low.endswith(grammar.ADJECTIVE_ENDINGS) or (low.startswith("un") and len(low) > 5)
    comparative = low.endswith("er") and following == "than"
    return comparative or (ends and (known or low.endswith(grammar.LIKELY_ADJECTIVE_ENDINGS) or (low.endswith("al") and last)))


def _finite(words: Sequence[Word], at: int, bounded: bool) -> float:
    """The finite verb of a statement."""
    word, low = words[at], words[at].low
    if word.name:
        return 0.0
    if low in grammar.AUXILIARIES or low.endswith("n't") or low == grammar.CANNOT:
        return 10.0
    if inflection.base_of_past(low) and not (not bounded and _modifies(words, at - 1)):
        return 7.0
    if low.endswith("s") and base_of_third(low):
        return 6.0 if not inflection.may_be_noun(base_of_third(low) or "") else 3.0
    return 3.0 if inflection.is_base(low) and words[at - 1].low.endswith("s") and not words[at - 1].owns else 0.0


def base_of_third(word: str) -> str | None:
    """The base form of "takes", "carries"; None when no known verb is behind it."""
    for base in (word[:-1], word[:-2], word[:-3] + "y"):
        if inflection.is_base(base) and inflection.third_person(base) == word:
            return base
    return None


_FORMS = {"do": _bare, "modal": _bare, "have": _perfect, "be": _copular, "finite": _finite}
