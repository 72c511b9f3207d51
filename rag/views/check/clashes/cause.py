"""Why it happened: a cause that the support gives otherwise, denies, or does not tie to what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answer.verify import align
from rag.language.english import causes
from rag.syntax import Parse
from rag.views.check.clashes.pair import LITTLE, Clash, Pair
from rag.views.check.frames.compare import one_root
from rag.views.check.frames.factuality import value

OPENING = 4  # words of a sentence in which it says how it goes on from the one before
HALF = 0.5  # share of a cause's words from which a sentence tells of it
_FOR_WHICH, _OVER_WHICH, _CAUSING = (
    frozenset(map(align.key, listed)) - {""} for listed in (causes.FOR_WHICH, causes.OVER_WHICH, causes.CAUSING)
)


@dataclass(frozen=True, slots=True)
class Cause:
    """A phrase or clause that tells why, by the places of its words in the parse, and of the verb of what happened; `sure` where
    its opening word tells nothing but causes."""

    words: tuple[int, ...]
    effect: int
    sure: bool


def check(pair: Pair) -> Iterator[Clash]:
    if pair.parse is None:
        return
    parse = pair.parse(pair.text)
    for cause in causes_of(parse):
        told = _keys(parse, cause.words)
        if not told:
            continue
        first, last = parse.words[cause.words[0]], parse.words[cause.words[-1]]
        found = _otherwise(pair, parse, cause, told)
        if found is not None:
            yield Clash("cause", "other" if found else "loose", first.start, last.end, found)
            return


def _otherwise(pair: Pair, parse: Parse, cause: Cause, told: frozenset[str]) -> str | None:
    """The support's cause where it has another one, nothing where it has none; None where it bears the claim's out."""
    assert pair.parse is not None
    theirs = pair.parse(pair.support)
    if cause.sure and value(parse, cause.effect).said:
        rival = _rival(theirs, parse, cause, told) or (_denied(theirs, told) if value(parse, _head(parse, cause)).said else "")
        if rival:
            return rival
    if not _told(parse, cause, told, pair.near if cause.sure else pair.far):
        return ""
    if not cause.sure:
        return None
    effect = _keys(parse, _clause(parse, cause))
    return None if _share(effect, pair.near) >= HALF and _tied(theirs, told, effect) else ""


def _told(parse: Parse, cause: Cause, told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether some keys have the cause: half of its words, or more where its main word is not among them."""
    share = _share(told, known)
    return share > HALF or (share == HALF and align.known(known, align.key(parse.words[_head(parse, cause)].text)))


def _head(parse: Parse, cause: Cause) -> int:
    """The word of a cause on which its others hang."""
    return next(place for place in cause.words if parse.words[place].head not in cause.words or parse.words[place].head == place)


def causes_of(parse: Parse) -> tuple[Cause, ...]:
    """What a text tells as causes."""
    found = (_cause(parse, at) for at in range(len(parse.words)))
    return tuple(one for one in found if one is not None)


def _cause(parse: Parse, at: int) -> Cause | None:
    word = parse.words[at]
    low = word.text.lower()
    effect = _verb_above(parse, at)
    if effect is None:
        return None
    if word.relation == "mark" and low in causes.BECAUSE:
        inside = _below(parse, word.head)
        above = _verb_above(parse, word.head)
        return Cause(tuple(place for place in inside if place > at), above, True) if above is not None else None
    behind = _stripped(parse, tuple(place for place in _below(parse, at) if place > at))
    if not behind:
        return None
    if low in causes.BECAUSE or _phrase(parse, at) in causes.BECAUSE_PHRASES:
        return Cause(behind, effect, True)
    governs = {align.key(parse.words[effect].text), align.key(parse.words[word.head].text)}
    if word.relation == "prep" and ((low == causes.FOR and governs & _FOR_WHICH) or (low == "over" and governs & _OVER_WHICH)):
        return Cause(behind, effect, True)
    if low in causes.AFTER and low != "over" and word.relation in ("prep", "mark"):
        inside = behind if word.relation == "prep" else tuple(place for place in _below(parse, word.head) if place > at)
        return Cause(inside, effect, False)
    return None


def _stripped(parse: Parse, places: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the prepositions it begins with."""
    while places and parse.words[places[0]].tag in ("IN", "TO"):
        places = places[1:]
    return places


def _phrase(parse: Parse, at: int) -> str:
    """The four words that begin at a place: "as a result of"."""
    words = [word.text.lower() for word in parse.words[at : at + 4]]
    return next((" ".join(words[:length]) for length in (4, 3) if " ".join(words[:length]) in causes.BECAUSE_PHRASES), "")


def _verb_above(parse: Parse, at: int) -> int | None:
    """The verb, or what stands for one, that a word hangs on."""
    while parse.words[at].head != at:
        at = parse.words[at].head
        if parse.words[at].tag[0] == "V":
            return at
    return at if parse.words[at].tag[0] in "VN" else None


def _below(parse: Parse, at: int) -> tuple[int, ...]:
    """A word with all that hangs on it, in order."""
    found, waiting = [], [at]
    while waiting:
        place = waiting.pop()
        found.append(place)
        waiting += parse.under(place)
    return tuple(sorted(found))


def _clause(parse: Parse, cause: Cause) -> tuple[int, ...]:
    """The words of what happened, without those of the cause."""
    return tuple(place for place in _below(parse, cause.effect) if place not in cause.words)


def _keys(parse: Parse, places: Sequence[int]) -> frozenset[str]:
    words = (parse.words[place] for place in places)
    return (
        frozenset(align.key(word.text) for word in words if word.tag[0] in "NVJ" and word.relation not in ("aux", "auxpass"))
        - LITTLE
        - {""}
    )


def _share(told: frozenset[str], known: frozenset[str]) -> float:
    return sum(align.known(known, key) for key in told) / len(told) if told else 1.0


def _rival(theirs: Parse, mine: Parse, cause: Cause, told: frozenset[str]) -> str:
    """The cause that the support surely gives to the same deed, where it has nothing in common with the claim's."""
    effect = align.key(mine.words[cause.effect].text)
    same = [one for one in causes_of(theirs) if one.sure and effect and align.key(theirs.words[one.effect].text) == effect]
    keys = [_keys(theirs, one.words) for one in same]
    if not same or not all(keys) or any(align.known(one, key) for one in keys for key in told):
        return ""
    return " ".join(theirs.words[place].text for place in same[0].words)


def _denied(theirs: Parse, told: frozenset[str]) -> str:
    """A word of the cause where the support denies that it was one: "is |not based on| rehabilitation"."""
    for at, word in enumerate(theirs.words):
        if word.tag[0] in "NV" and any(one_root(align.key(word.text), key) for key in told if key):
            above = next((place for place in _above(theirs, at) if _causes(theirs, place)), None)
            if above is not None and not value(theirs, above).said:
                return word.text
    return ""


def _above(parse: Parse, at: int) -> Iterator[int]:
    """The words that a word hangs on, the nearest first."""
    while parse.words[at].head != at:
        at = parse.words[at].head
        yield at


def _tied(theirs: Parse, told: frozenset[str], effect: frozenset[str]) -> bool:
    """Whether a word of the sentences that hold cause and effect tells one as the cause of the other.

    In another sentence than the effect's a cause is tied to it only by what that sentence begins with, or its verb.
    """
    sentences = _sentences(theirs)
    of_cause = max(sentences, key=lambda one: len(told & _in(theirs, one)))
    if len(effect & _in(theirs, of_cause)) >= HALF * max(len(effect & _in(theirs, one)) for one in sentences):
        held = (at for at in of_cause if align.key(theirs.words[at].text) in told)
        by = any(
            theirs.words[up].text.lower() in causes.BY_WHICH and align.key(theirs.words[theirs.words[up].head].text) in effect
            for at in held
            for up in _above(theirs, at)
        )
        return by or _meant(theirs, told) or any(_causes(theirs, at) for at in of_cause)
    of_effect = max(sentences, key=lambda one: len(effect & _in(theirs, one)))
    later = max(of_cause, of_effect)
    return any(_causes(theirs, at) and _goes_back(theirs, at) for at in later if at < later[0] + OPENING)


def _meant(parse: Parse, told: frozenset[str]) -> bool:
    """Whether the cause is what somebody does it for: "made it |to win a bet|"."""
    held = (at for at, word in enumerate(parse.words) if align.key(word.text) in told)
    return any(
        parse.words[up].relation in ("advcl", "acl") and any(parse.words[place].text.lower() == "to" for place in parse.under(up, "aux"))
        for at in held
        for up in (at, *_above(parse, at))
    )


def _causes(parse: Parse, at: int) -> bool:
    """Whether a word may tell one thing as the cause of another."""
    word = parse.words[at]
    return word.lemma in causes.CAUSING or align.key(word.text) in _CAUSING


def _goes_back(parse: Parse, at: int) -> bool:
    """Whether a word that opens a sentence ties it to the one before: no verb, or one of which a pronoun is the subject."""
    return parse.words[at].tag[0] != "V" or any(parse.words[one].tag in ("PRP", "DT") for one in parse.under(at, "nsubj", "nsubjpass"))


def _in(parse: Parse, places: Sequence[int]) -> frozenset[str]:
    return frozenset(align.key(parse.words[place].text) for place in places)


def _sentences(parse: Parse) -> tuple[tuple[int, ...], ...]:
    roots = (at for at, word in enumerate(parse.words) if word.head == at)
    return tuple(_below(parse, at) for at in roots)
