"""What the claim tells of an event and the support otherwise: denied, only planned, or with doer and thing done to exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from rag.views.check.clashes.pair import Clash, Code, Pair
from rag.views.check.frames.compare import Match
from rag.views.check.frames.when import apart, times

LEAST = 0.5  # agreement of its parts from which two events are one


def check(pair: Pair) -> Iterator[Clash]:
    told = list(pair.frames)
    for start in dict.fromkeys(match.mine.start for match in told):
        of_one = [match for match in told if match.mine.start == start]
        same = max((match.most for match in of_one if match.kind == "same" and match.met), default=0.0)
        other = max((match for match in of_one if _tells(match)), key=lambda match: match.agreement, default=None)
        if other and other.agreement > same:
            yield Clash(
                _CODES[other.kind],
                "other",
                other.mine.start,
                other.mine.end,
                pair.support[other.theirs.start : other.theirs.end],
                other.agreement,
            )
    yield from _timed(pair)


def _timed(pair: Pair) -> Iterator[Clash]:
    """A time that the claim gives to an event to which the support gives another."""
    if pair.parse is None:
        return
    mine, theirs = (times(text, pair.parse(text), pair.day) for text in (pair.text, pair.support))
    if not mine or not theirs:
        return
    for match in pair.frames:
        here, there = mine.get(match.mine.start, ()), theirs.get(match.theirs.start, ())
        if match.kind != "same" or match.agreement < LEAST or not there:
            continue
        for time in here:
            found = [apart(time, other) for other in there]
            if True in found and False not in found:
                start = pair.text.find(time.text)
                yield Clash("timed", "other", start, start + len(time.text), there[found.index(True)].text)
                return


def _tells(match: Match) -> bool:
    return match.kind in _CODES and match.agreement >= LEAST and match.met


_CODES: dict[str, Code] = {"denial": "denied", "plan": "opened", "roles": "exchanged"}
