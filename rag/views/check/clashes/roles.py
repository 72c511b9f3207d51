"""Who did it to whom: doer and thing done to exchanged between claim and support, or another doer.

Who says it is another matter: only what is said is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.verify import align
from rag.language.english.opposites import MEASURES
from rag.views.check.clashes.doers import Deed, deeds
from rag.views.check.clashes.pair import Clash, Pair

_MEASURES = frozenset(map(align.key, MEASURES))


def check(pair: Pair) -> Iterator[Clash]:
    theirs = deeds(pair.support)
    for mine in deeds(pair.text):
        same = [deed for deed in theirs if deed.verb == mine.verb]
        if not same:
            continue
        if all(_exchanged(mine, deed, pair.near) for deed in same):
            yield Clash("roles", "other", mine.start, mine.end, "")
            return
        if all(_by_another(mine, deed) or _to_another(mine, deed) for deed in same):
            yield Clash("doer", "other", mine.start, mine.end, "")
            return


def _exchanged(mine: Deed, theirs: Deed, near: frozenset[str]) -> bool:
    """Whether who does it in one is whom it is done to in the other, and is not the doer there too."""
    if _meet(mine.doer, theirs.done) and not _meet(mine.doer, theirs.doer):
        return True
    to_us = bool(mine.doer) and _meet(mine.done, theirs.doer) and not _meet(mine.done, theirs.done)
    return to_us and (theirs.passive or _meet(mine.doer, theirs.done) or not _meet(mine.doer, near))


def _by_another(mine: Deed, theirs: Deed) -> bool:
    """Whether somebody else does it to the same thing."""
    return _apart(mine.doer, theirs.doer) and _meet(mine.thing - _MEASURES, theirs.thing)


def _to_another(mine: Deed, theirs: Deed) -> bool:
    """Whether it is done to something else, where the claim is about whom it is done to: "a fishmonger was arrested"."""
    return mine.passive and not theirs.passive and _apart(mine.done, theirs.done) and not _apart(mine.doer, theirs.doer)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not _meet(one, other)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(align.known(other, key) for key in one)
