"""Who did it to whom: doer and thing done to exchanged between claim and support, another doer, or another it is done to.

Who says it is another matter: only what is said is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.verify import align
from rag.language import words
from rag.language.english import grammar
from rag.language.english.opposites import MEASURES, MUTUAL
from rag.language.english.people import ROLES
from rag.views.check.clashes.doers import TOLD, Deed, Party, deeds
from rag.views.check.clashes.pair import Clash, Code, Pair, meet

_MEASURES = frozenset(map(align.key, MEASURES))
_MUTUAL = frozenset(map(align.key, MUTUAL))


def check(pair: Pair) -> Iterator[Clash]:
    theirs = deeds(pair.support)
    for mine in deeds(pair.text):
        same = [deed for deed in theirs if deed.verb == mine.verb]
        if not same or mine.denied or any(deed.denied for deed in same):
            continue
        if all(_exchanged(mine, deed, pair.near) for deed in same):
            yield Clash("roles", "other", mine.start, mine.end, "")
            return
        if mine.verb == TOLD:  # another may well have told the same people
            continue
        if mine.passive and mine.doer.keys and not meet(mine.doer.head, pair.far) and all(_undone(deed) for deed in same):
            yield Clash("party", "missing", mine.doer.start, mine.doer.end)
            return
        found = [_by_another(mine, deed) or _to_another(mine, deed) for deed in same]
        if (
            found[0]
            and all(found)
            and not _one_person(pair, *found[0])
            and not (_only_called(pair, *found[0]) or _set_beside(pair, *found[0]))
        ):
            here, there = found[0]
            code: Code = "doer" if here.names and there.names else "party"
            if code == "party" and pair.bears(mine.start):
                continue
            yield Clash(code, "other", here.start, here.end, pair.support[there.start : there.end])
            return


def _undone(deed: Deed) -> bool:
    """Whether nobody is said to have done it."""
    return deed.passive and not deed.doer.keys


def _one_person(pair: Pair, one: Party, other: Party) -> bool:
    """Whether the story calls one of two by the other: "the fishmonger, Wilma Tarrant"."""
    called = [(align.key(role), frozenset(map(words.normal, name))) for role, name in pair.roles]
    return any(role in a.head and name & b.names for role, name in called for a, b in ((one, other), (other, one)))


def _set_beside(pair: Pair, one: Party, other: Party) -> bool:
    """Whether the support tells behind a comma who its party is, and that is the claim's: "the minister, |Mr. Sikatana|"."""
    behind = pair.support[other.end :]
    if not behind.startswith(","):
        return False
    return bool(one.head) and all(align.known(align.keys(behind[1:].split(",")[0]), key) for key in one.names or one.head)


def _only_called(pair: Pair, one: Party, other: Party) -> bool:
    """Whether the claim tells by a role of whom the support tells by name, and the story gives that role to nobody: "the envoy" for
    "Mr. Bao"."""
    held = {align.key(role) for role, _ in pair.roles}
    role = frozenset(align.key(word) for word in ROLES) & one.head
    return bool(role) and not one.names and bool(other.names) and role.isdisjoint(held)


def _exchanged(mine: Deed, theirs: Deed, near: frozenset[str]) -> bool:
    """Whether who does it in one is whom it is done to in the other, and is not the doer there too."""
    if mine.verb in _MUTUAL and not mine.passive and not theirs.passive:
        return False
    if _from_the_doer(mine, theirs):
        return True
    if meet(_who(mine.doer), _who(theirs.done)) and not meet(_who(mine.doer), _who(theirs.doer)):
        return True
    to_us = bool(mine.doer.keys) and meet(mine.done.head, theirs.doer.head) and not meet(mine.done.keys, theirs.done.keys)
    known = theirs.passive or theirs.done.pronoun or meet(mine.doer.keys, theirs.done.keys)
    return to_us and (known or not meet(mine.doer.keys, near))


def _from_the_doer(mine: Deed, theirs: Deed) -> bool:
    """Whether somebody has it from, or gives it to, the one who does it in the other: "bought it from X" where X bought it."""
    exchanged = mine.preposition in (grammar.FROM, grammar.TO) and meet(mine.beside.names, theirs.doer.names)
    return exchanged and _apart(mine.doer.keys, theirs.doer.keys) and not meet(mine.doer.keys, theirs.beside.keys | theirs.done.keys)


def _by_another(mine: Deed, theirs: Deed) -> tuple[Party, Party] | None:
    """Both doers, where somebody else does it to the same thing."""
    same = meet((mine.done.keys | mine.beside.keys) - _MEASURES, theirs.done.keys | theirs.beside.keys)
    return (mine.doer, theirs.doer) if same and _apart(mine.doer.keys, theirs.doer.keys) else None


def _to_another(mine: Deed, theirs: Deed) -> tuple[Party, Party] | None:
    """What it is done to in both, where that differs: in a claim about whom it is done to ("a fishmonger was arrested"), or by name."""
    if _apart(mine.doer.keys, theirs.doer.keys):
        return None
    if mine.passive and not theirs.passive and _apart(mine.done.keys, theirs.done.keys):
        return mine.done, theirs.done
    if mine.passive and theirs.passive:
        same = meet(mine.beside.keys - _MEASURES, theirs.beside.keys)
        return (mine.done, theirs.done) if same and _apart(mine.done.names, theirs.done.names) else None
    if mine.passive or theirs.passive or not meet(mine.doer.keys, theirs.doer.keys):
        return None
    if _apart(mine.done.names, theirs.done.names):
        return mine.done, theirs.done
    bound = bool(mine.preposition) and mine.preposition == theirs.preposition and not (mine.done.keys or theirs.done.keys)
    return (mine.beside, theirs.beside) if bound and _apart(mine.beside.names, theirs.beside.names) else None


def _who(party: Party) -> frozenset[str]:
    return party.names & party.head or party.head


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not meet(one, other)
