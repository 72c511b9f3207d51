"""What is weighed when a verdict is found: a claim's nearness to the stories, with and without a difference of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from rag.answer.verify import align
from rag.views.check.clashes import Clash, Code
from rag.views.check.evidence import Beside
from rag.views.check.frames.compare import Match

CODES: tuple[Code, ...] = get_args(Code)
_STAYING = frozenset(("denial", "plan", "denied", "opened"))
FRAMED: tuple[Code, ...] = ("denied", "opened", "exchanged")
DECIDING: tuple[Code, ...] = (*FRAMED, "counted", "cause")  # contradict by themselves, unweighed
_ALONE = frozenset(("holder",))
LEAST = 0.4  # nearness below which a difference tells nothing
MARGIN = 0.15  # nearness by which one has to be before the other to be nearer for sure
NEARLY = 0.85
LACKING = 0.8  # what sentences count that have nothing of the words in question
SLIGHT = 0.05  # nearness that a second sentence adds without telling much


def signals(besides: Sequence[Beside], later: Beside | None) -> dict[str, float]:
    """The signals of a claim."""
    if not besides:
        return {"top": 0.0}
    top = besides[0]
    clean = max((one.nearness for one in besides if is_clean(one, besides)), default=0.0)
    found = {
        "top": top.nearness,
        "own": top.own,
        "far": top.far,
        "late": max(one.signals.get("late", 0.0) for one in besides[:3]),
        "clean": clean,
        "length": min(len(align.keys(top.pair.text)), 20) / 20,
        "later": float(later is not None),
    }
    for code in CODES:
        found[f"{code} other"] = max((_differs(one, code, besides) for one in besides if one.otherwise(code)), default=0.0)
        found[f"{code} top"] = float(any(c.code == code for c in top.others))
        found[f"{code} missing"] = float(
            all(any(c.code == code and c.way == "missing" for c in one.clashes) for one in besides[:3])
            or any(c.code == code and c.way == "missing" for c in top.clashes)
        )
    found["told"] = max((one.told * one.far for one in besides), default=0.0)
    found["doubt"] = float(not any(is_clean(one, besides) and one.nearness >= NEARLY * top.nearness for one in besides))
    found["others"] = max((one.but for one in besides if one.others), default=0.0)
    found["against"] = max(0.0, found["others"] - LEAST) / (1 - LEAST) * (found["others"] - clean)
    return found


def is_clean(one: Beside, besides: Sequence[Beside]) -> bool:
    """Whether nothing in some sentences stands otherwise; what one of two denies, or tells nearly all of the claim but otherwise, is not
    lifted by the one beside it."""
    return all(clash.way == "loose" for clash in one.clashes) and not any(
        other.pair.support in one.pair.support
        and other.others
        and (any(clash.code in _STAYING for clash in other.others) or other.but >= one.nearness - SLIGHT)
        for other in besides
    )


def _differs(one: Beside, code: Code, besides: Sequence[Beside]) -> float:
    """0 to 1: how near sentences come to the claim but for one kind of difference, and how far nearer than any in which nothing differs.

    Both are compared by the rest of the claim: that a sentence holds a name does not lift that another gives the deed to somebody else.
    Who holds an office is told whatever else the claim says.
    """
    out = one.otherwise(code)
    but = one.without(out)
    if code in _ALONE:
        return float(but >= LEAST)
    if code in FRAMED:
        return max(_framed(clash, but, besides) for clash in one.others if clash.code == code)
    clean = max((_bears(other, out) for other in besides if is_clean(other, besides)), default=0.0)
    return max(0.0, but - LEAST) / (1 - LEAST) * _nearer(but, clean)


def _framed(clash: Clash, but: float, besides: Sequence[Beside]) -> float:
    """The same for an event that is told otherwise: how far nearer its sentences come than any that tell of it as the claim does.

    What a claim's figures tell is told in many words: sentences that have them and differ in nothing tell of it, too.
    """
    same = max((match.agreement * other.far for other in besides for match in other.pair.frames if _same(match, clash)), default=0.0)
    told = clash.agreement * but
    if besides[0].pair.figures:
        same = max((same, *(other.nearness for other in besides if is_clean(other, besides))))
        if same >= told:
            return 0.0
    return max(0.0, but - LEAST) / (1 - LEAST) * _nearer(told, same)


def _same(match: Match, clash: Clash) -> bool:
    return match.kind == "same" and match.met and match.mine.start == clash.start


def _bears(other: Beside, out: frozenset[str]) -> float:
    """How near sentences come to a claim with and without some of its words; less where they hold none of these."""
    held = not out or any(align.known(other.pair.near, key) for key in out if key)
    return min(other.nearness, other.without(out)) * (1.0 if held else LACKING)


def _nearer(other: float, clean: float) -> float:
    """0 to 1: how far sentences that differ come nearer than any that do not."""
    return min(max((other - clean + MARGIN) / (2 * MARGIN), 0.0), 1.0)
