"""An event of a claim beside one of its support: the same, told otherwise, or with its parts exchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.answer.verify import align
from rag.language.english import frames
from rag.language.english.opposites import MUTUAL, OPPOSITES
from rag.views.check.frames.events import DOER, DONE, INSTEAD, WHOM, Event, Part, turned
from rag.views.check.opposites import sides

Kind = Literal["same", "denial", "plan", "roles", "doer", "party"]
_MUTUAL = frozenset(map(align.key, MUTUAL))
_LIGHT = frozenset(map(align.key, frames.LIGHT | frames.SAYING))
_SIDE, _OPPOSED = sides((*OPPOSITES, *frames.OPPOSITES))

STEM = 4  # letters that two words of one root have in common at least


@dataclass(frozen=True, slots=True)
class Match:
    """Two events that tell of one thing: how they stand to each other, and how far their parts agree (0 to 1); `met` where one is the same
    in both, or may be, as a pronoun stands for it; `most` is their
    agreement where every pronoun stands for the right one."""

    kind: Kind
    mine: Event
    theirs: Event
    agreement: float
    met: bool = True
    most: float = 1.0


def matches(mine: Sequence[Event], theirs: Sequence[Event]) -> Iterator[Match]:
    """Each event of a claim beside every one of the support that tells of the same."""
    for one in mine:
        for other in theirs:
            for here, there in ((one, other), *((two, other) for two in turned(one)), *((one, two) for two in turned(other))):
                if found := _match(here, there):
                    yield Match(found.kind, one, other, found.agreement, found.met, found.most)


def _match(mine: Event, theirs: Event) -> Match | None:
    opposed = _opposed(mine.key, theirs.key)
    alike = opposed or one_root(mine.key, theirs.key) or theirs.key in _SIDE.get(mine.key, ())
    if not alike or not (mine.verb or theirs.verb or mine.main):
        return None
    both = mine.verb and theirs.verb
    if mine.key in _LIGHT and not (both and _meet(mine.parts.get(DONE), theirs.parts.get(DONE))):
        return None
    parts, agreement, met, most = _parts(mine, theirs)
    kind: Kind | None
    if parts != "same":
        kind = None if opposed or mine.value.said != theirs.value.said else parts
    else:
        kind = _told(mine, theirs, opposed) if agreement == 1.0 or not opposed else None
    return Match(kind, mine, theirs, agreement, met, most) if kind else None


def _told(mine: Event, theirs: Event, opposed: bool) -> Kind | None:
    """How what is told of one event stands to what is told of the other."""
    here, there = mine.value, theirs.value
    if there.over and mine.past:
        return None
    if opposed:
        if here.fact and here.said and there.fact and there.said:
            return "denial"
        return "same" if here.fact and there.fact and here.said != there.said else None
    if here.said != there.said:
        return "denial" if here.fact or not there.fact else None
    if here.fact and here.said and not there.fact:
        return "plan" if mine.past and mine.main else None
    return "same"


def _parts(mine: Event, theirs: Event) -> tuple[Kind, float, bool, float]:
    """Whether the parts are the same, exchanged or others, and how far they agree."""
    held = known = unknown = 0.0
    met = False
    other: Kind | None = None
    if _exchanged(mine, theirs):
        return "roles", 1.0, True, 1.0
    for role, part in mine.parts.items():
        if part.unknown or part.amount:
            continue
        there = theirs.parts.get(role)
        if role not in (DOER, *WHOM):
            met = met or _meet(part, there)
            continue
        if there is None and mine.verb != theirs.verb and role in (DOER, DONE):
            there = theirs.parts.get(DONE if role == DOER else DOER)
        if there is None and role == DOER and DONE not in mine.parts:
            there = theirs.parts.get(DONE)
        if there is None and role == DONE and DOER not in mine.parts and DONE not in theirs.parts:
            there = theirs.parts.get(DOER)
        known += 1
        if there is None or there.unknown:
            held += 0.5
            met = met or there is not None
            unknown += there is not None
        elif _meet(part, there):
            held += 1
            met = True
        else:
            other = "doer" if part.name and there.name else other or "party"
    agreement = held / known if known else 0.5
    most = (held + unknown / 2) / known if known else 1.0
    return other or "same", agreement, met, most


def _exchanged(mine: Event, theirs: Event) -> bool:
    """Whether who does it in one is whom it is done to in the other."""
    if mine.key in _MUTUAL or (mine.verb != theirs.verb and not (_two(mine) and _two(theirs))):
        return False
    if _crossed(mine, theirs) or _instead(mine, theirs) or _instead(theirs, mine):
        return True
    if not (mine.verb and theirs.verb) and not (_two(mine) and _two(theirs)):
        return False
    doer, their_doer = _known(mine.parts.get(DOER)), _known(theirs.parts.get(DOER))
    whom, their_whom = _others(mine), _others(theirs)
    if doer is None:
        return bool(their_whom) and _same(their_doer, whom.values()) and not any(_same(part, their_whom.values()) for part in whom.values())
    if not whom or _meet(doer, their_doer):
        return False
    as_whom = any(_meet(doer, part) for part in their_whom.values())
    as_doer = {role for role, part in whom.items() if _meet(part, their_doer) and not _same(part, their_whom.values())}
    if as_whom and as_doer:
        return True
    if as_doer:
        return _else_the_same(mine, theirs, as_doer)
    left = [role for role in whom if role in their_whom and not _meet(doer, their_whom[role])]
    return as_whom and their_doer is None and all(_meet(whom[role], their_whom[role]) for role in left)


def _two(event: Event) -> bool:
    """Whether an event has a doer with a name, and one to whom it is done."""
    doer = event.parts.get(DOER)
    return doer is not None and doer.name and any(part.name for part in _others(event).values())


def _crossed(mine: Event, theirs: Event) -> bool:
    """Whether two names have changed places, whatever place each has: "X took over from Y", "X, unlike Y, did", "X is larger than Y"."""
    here, there = ({role: part for role, part in event.parts.items() if part.name} for event in (mine, theirs))
    first = DOER if DOER in here or DOER in there else DONE
    one, other = here.get(first), there.get(first)
    if one is None or other is None or _meet(one, other):
        return False
    return any(
        _meet(one, there[role]) and _meet(other, part) and not _meet(part, there[role])
        for role, part in here.items()
        if role != first and role in there
    )


def _instead(one: Event, other: Event) -> bool:
    """Whether it is done in one to what it is not done to in the other: "chose X |rather than Y|"."""
    left, taken, done = one.parts.get(INSTEAD), one.parts.get(DONE), other.parts.get(DONE)
    return _meet(left, done) and not _meet(taken, done)


def _else_the_same(mine: Event, theirs: Event, but: Collection[str]) -> bool:
    """Whether the parts but for some are the same, and one of them stands in both, or a pronoun for whom it is done to there."""
    left = [role for role in WHOM if role in mine.parts and role in theirs.parts and role not in but]
    shared = any(mine.parts[role].keys & theirs.parts[role].keys for role in left)
    hidden = any(theirs.parts[role].unknown for role in WHOM if role in theirs.parts and role not in left)
    apart = [role for role in left if not (mine.parts[role].amount or theirs.parts[role].unknown or theirs.parts[role].amount)]
    return (shared or hidden) and all(_meet(mine.parts[role], theirs.parts[role]) for role in apart if not mine.parts[role].unknown)


def _others(event: Event) -> dict[str, Part]:
    return {role: part for role, part in event.parts.items() if role in WHOM and not (part.unknown or part.amount)}


def _known(part: Part | None) -> Part | None:
    return None if part is None or part.unknown else part


def _same(part: Part | None, parts: Iterable[Part]) -> bool:
    return any(_meet(part, one) for one in parts)


def _meet(one: Part | None, other: Part | None) -> bool:
    if one is None or other is None:
        return False
    return any(align.known(other.core, key) for key in one.core) or (
        not (one.name and other.name) and any(align.known(other.keys, key) for key in one.core)
    )


def one_root(one: str, other: str) -> bool:
    """Whether two keys are forms of one word: "surviv" and "survival"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= STEM and long.startswith(short) and long[len(short) :] in frames.ENDINGS


def _opposed(one: str, other: str) -> bool:
    """Whether one word says the opposite of the other."""
    if other in _OPPOSED.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= STEM and any(long == prefix + short for prefix in frames.NOT)
