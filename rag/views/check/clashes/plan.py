"""What the claim tells as done and the support only as planned, asked for, alleged or possible."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.verify import Claim, align
from rag.answer.verify.checks import modality
from rag.language import inflection, words
from rag.language.english import grammar
from rag.language.modality import clause
from rag.language.modality import modality as how_told
from rag.views.check.clashes.pair import Clash, Pair

DONE = ("done", "said")


def check(pair: Pair) -> Iterator[Clash]:
    if not _past(pair):
        return
    found = modality.check(Claim(pair.text, pair.support, pair.around))
    if found and found.claim and found.claim[1] in DONE and found.support[1] not in DONE:
        spot = next((at for at, token in enumerate(pair.mine) if token.text == found.claim[0]), 0)
        if _told(pair, spot):
            yield _clash(pair, pair.mine[spot], pair.support.find(found.support[0]))
            return
    yield from _wanted(pair)


def _wanted(pair: Pair) -> Iterator[Clash]:
    """A deed of the claim that the support does not have, done to what the support has only as wanted or to come."""
    verbs = [at for at, token in enumerate(pair.mine) if token.key and align.is_verb(pair.mine, at)]
    if not verbs or any(align.known(pair.near, pair.mine[at].key) for at in verbs):
        return
    for token in pair.mine[verbs[-1] + 1 :]:
        spots = align.places(pair.theirs, token.key) if token.key and not words.number(token.text) else ()
        if not spots or how_told(pair.text, token.start, token.end) not in DONE:
            continue
        there = {how_told(pair.support, pair.theirs[spot].start, pair.theirs[spot].end) for spot in spots}
        if there.isdisjoint(DONE):
            yield _clash(pair, pair.mine[verbs[-1]], pair.theirs[spots[0]].start)
        return


def _clash(pair: Pair, token: align.Token, at: int) -> Clash:
    first, last = clause(pair.support, at, at + 1)
    return Clash("plan", "other", token.start, token.end, pair.support[first:last])


def _told(pair: Pair, at: int) -> bool:
    """Whether a word of the claim is a verb that it tells, or hangs on one in the perfect."""
    if at and pair.mine[at - 1].low == grammar.TO:
        return False
    perfect = any(token.low in grammar.HAVE for token in pair.mine)
    return align.is_verb(pair.mine, at) or perfect


def _past(pair: Pair) -> bool:
    """Whether the claim tells of what has happened."""
    row = pair.mine
    return any(
        align.is_verb(row, at)
        and (inflection.is_past(token.low) or inflection.is_participle(token.low))
        and not (at and row[at - 1].low in grammar.MODALS)
        for at, token in enumerate(row)
    )
