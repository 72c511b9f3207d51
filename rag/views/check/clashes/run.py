"""Runs the kinds. To add one: a module here with `check(pair) -> Iterator[Clash]`, its code in `pair.Code`, and its name below."""

from __future__ import annotations

from rag.views.check.clashes import (
    attribute,
    cause,
    counted,
    day,
    denial,
    figure,
    frame,
    holders,
    identity,
    name,
    plan,
    quotation,
    roles,
    spoken,
)
from rag.views.check.clashes.pair import Clash, Pair

KINDS = (quotation, figure, counted, day, name, holders, attribute, identity, spoken, denial, plan, cause, roles, frame)


def clashes(pair: Pair) -> tuple[Clash, ...]:
    """What in a claim stands otherwise in its support, or not at all."""
    return tuple(clash for kind in KINDS for clash in kind.check(pair))
