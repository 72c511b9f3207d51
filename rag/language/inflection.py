"""The forms of English verbs that a claim needs, and whether a word may be one of them."""

from __future__ import annotations

from rag.language.english import verbs as english

_VOWELS = frozenset("aeiou")
_PASTS = frozenset(past for past, _ in english.IRREGULAR.values())
_PARTICIPLES = frozenset(participle for _, participle in english.IRREGULAR.values())


def past(verb: str) -> str:
    """ "take" as "took", "stop" as "stopped"."""
    return english.IRREGULAR[verb][0] if verb in english.IRREGULAR else _with_ed(verb)


def participle(verb: str) -> str:
    """ "take" as "taken"."""
    return english.IRREGULAR[verb][1] if verb in english.IRREGULAR else _with_ed(verb)


def third_person(verb: str) -> str:
    """ "take" as "takes", "have" as "has"."""
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def is_base(word: str) -> bool:
    """Whether a word is known as the base form of a verb."""
    return word in english.VERBS or word in english.NOUN_VERBS or word in english.IRREGULAR or word.endswith(english.VERB_ENDINGS)


def may_be_noun(word: str) -> bool:
    """Whether a known verb is as often a noun."""
    return word in english.NOUN_VERBS


def is_participle(word: str) -> bool:
    """Whether a word has the form of a past participle."""
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 3 and word not in english.NO_PARTICIPLES)


def is_past(word: str) -> bool:
    """Whether a word has the form of a simple past."""
    return word in _PASTS or (word.endswith("ed") and is_participle(word))


def is_third_person(word: str) -> bool:
    """Whether a word is a verb with "s" that is no noun as well ("owns", "goes")."""
    return any(is_base(base) and not may_be_noun(base) and third_person(base) == word for base in (word[:-1], word[:-2], word[:-3] + "y"))


def is_gerund(word: str) -> bool:
    """Whether a word has the form of a verb in -ing."""
    return word.endswith("ing") and len(word) > 4 and word not in english.NO_GERUNDS


def base_of_past(word: str) -> str | None:
    """The base form of a simple past: "took" is "take", "stopped" "stop"; None when it cannot be told."""
    if word in _BASE_OF:
        return _BASE_OF[word]
    if not word.endswith("ed") or word in english.NO_PARTICIPLES:
        return None
    stem = word[:-2]
    for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
        if is_base(base) and past(base) == word:
            return base
    return None


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb.endswith("c"):
        return verb + "ked"
    return verb + (verb[-1] if verb in english.DOUBLING else "") + "ed"


_BASE_OF = {past: base for base, (past, _) in english.IRREGULAR.items() if base != "be"}


def tells_one_deed(one: str, other: str) -> bool:
    """Whether one of two words, both without an "e" at their end, is the noun made of the other ("arriv" and "arrival")."""
    verb, noun = sorted((one, other), key=len)
    if len(verb) < english.LEAST_OF_DEED:
        return False
    return any(verb.endswith(lost) and noun == verb.removesuffix(lost) + end for lost, ends in english.DEED_ENDINGS.items() for end in ends)
