"""Who did it to whom: doer and thing done to exchanged between claim and support, or another doer.

Who says it is another matter: only what is said is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.verify import align
from rag.views.check.clashes.doers import Deed, deeds
from rag.views.check.clashes.pair import Clash, Pair


def check(pair: Pair) -> Iterator[Clash]:
    theirs = deeds(pair.support)
    for mine in deeds(pair.text):
        same = [deed for deed in theirs if deed.verb == mine.verb]
        if not same:
            continue
        if all(_exchanged(mine, deed, pair.near) for deed in same):
            yield Clash("roles", "other", mine.start, mine.end, "")
            return
        if all(_another(mine.doer, deed.doer) or _another(mine.done, deed.done) for deed in same):
            yield Clash("doer", "other", mine.start, mine.end, "")
            return


def _exchanged(mine: Deed, theirs: Deed, near: frozenset[str]) -> bool:
    """Whether who does it in one is whom it is done to in the other, and is not the doer there too."""
    if _meet(mine.doer, theirs.done) and not _meet(mine.doer, theirs.doer):
        return True
    to_us = _meet(mine.done, theirs.doer) and not _meet(mine.done, theirs.done)
    return to_us and (_meet(mine.doer, theirs.done) or not _meet(mine.doer, near))


def _another(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and not _meet(mine, theirs)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(align.known(other, key) for key in one)
