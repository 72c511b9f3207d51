"""Three ways in which a sentence can hold every word of its source and still say something else.

Names that changed places around a verb, a "not" that was lost or added, a number that counts another thing. Cheap
tests on the order of words; they speak only where the sentence and its source share the verb, or what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.answer import words

_NEGATORS = frozenset(
    words.listed(
        "not no never without neither nor none nobody nothing cannot denied denies deny refused refuses failed fails declined declines "
        "unlikely"
    )
)
_REACH = 2  # words before a verb in which a negator belongs to it
_LONGEST = 5
_COUNTS = 4  # words between a number and what it counts
_MUTUAL = re.compile(r"\b(?:each other|one another|mutual(?:ly)?)\b", re.I)
_PASSIVE = frozenset(words.listed("was were been being be is are"))


def negation_differs(claim: str, source: str) -> bool:
    """Whether a word both share is denied in the one and not in the other, wherever it stands."""
    said, meant = _denied(claim), _denied(source)
    shared = {word for word in said.keys() & meant.keys() if word not in _DENIALS}
    differing = [word for word in shared if said[word] != meant[word] and len(said[word]) == 1 and len(meant[word]) == 1]
    return bool(differing) and (any(True in said[w] for w in differing) or any(True in meant[w] for w in differing))


def denies(text: str) -> bool:
    """Whether a text holds a word of denial."""
    return any(token.lower() in _NEGATORS for token in words.tokens(text))


_DENIALS = frozenset(words.normal(word) for word in _NEGATORS)


def _denied(text: str) -> dict[str, set[bool]]:
    """For each meaningful word, whether it is denied at the places where it stands."""
    found: dict[str, set[bool]] = {}
    for clause in _clauses(text):
        for place, token in enumerate(clause):
            if token.lower() in words.STOP or token[:1].isupper():
                continue
            found.setdefault(words.normal(token), set()).add(bool(_NEGATORS.intersection(_leading(clause[:place]))))
    return found


def _leading(before: Sequence[str]) -> list[str]:
    """The last words of `before` that belong to the next one: _REACH of them, and auxiliaries as far as they go ("not have to")."""
    led = [word.lower() for word in before[-_LONGEST:]]
    reach = _REACH
    while reach < len(led) and led[-reach] in words.STOP:
        reach += 1
    return led[-reach:]


def _clauses(text: str) -> list[list[str]]:
    return [words.tokens(clause) for clause in re.split(r"[,;:.!?“”\"()—–]|\b(?:but|and|that|which|who)\b", text) if clause.strip()]


def counts_differ(claim: str, source: str) -> bool:
    """Whether a number of `claim` counts another thing in `source`, where what it is said to count stands far from it."""
    ours, theirs = words.tokens(claim), words.tokens(source)
    for number, counted in _counts(ours):
        at = [place for place, token in enumerate(theirs) if words.number(token) == number]
        normals = [words.normal(token) for token in theirs]
        near = any(counted in normals[max(0, place - _COUNTS) : place + _COUNTS + 1] for place in at)
        other = number in dict(_counts(theirs))
        if counted in normals and other and not near:
            return True
    return False


def _counts(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """The numbers that stand right before a word, each with that word's normal form."""
    pairs = ((words.number(one), two) for one, two in pairwise(tokens))
    return [(number, words.normal(two)) for number, two in pairs if number and two.islower() and not words.is_stop(two)]


def swapped(claim: str, source: str, names: Sequence[str]) -> bool:
    """Whether two names stand on the other sides of a verb that both texts share, or what one did is told of both."""
    if _MUTUAL.search(claim) and not _MUTUAL.search(source):
        return True
    said, meant = _sides(claim, names), _sides(source, names)
    for verb in said.keys() & meant.keys():
        (left, right, passive), (source_left, source_right, source_passive) = said[verb], meant[verb]
        if passive == source_passive and left and right and _one(left, source_right) and _one(right, source_left):
            return not (_one(left, source_left) or _one(right, source_right))
    return False


def _sides(text: str, names: Sequence[str]) -> dict[str, tuple[str | None, str | None, bool]]:
    """For each word that is no name: the nearest name before and after it, and whether it is passive."""
    listed = words.tokens(text)
    named = [next((name for name in names if words.same_name(name, token)), None) if token[:1].isupper() else None for token in listed]
    found: dict[str, tuple[str | None, str | None, bool]] = {}
    for place, token in enumerate(listed):
        if token[:1].isupper() or token.lower() in words.STOP or words.number(token):
            continue
        left = next((name for name in reversed(named[:place]) if name), None)
        right = next((name for name in named[place + 1 :] if name), None)
        passive = place > 0 and listed[place - 1].lower() in _PASSIVE and "by" in (word.lower() for word in listed[place + 1 : place + 3])
        found[words.normal(token)] = (left, right, passive)
    return found


def _one(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and words.same_name(a, b)
