"""A weekday of the claim that is not among the days of the support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rag.language import dates
from rag.views.check.clashes.pair import Clash, Pair


def check(pair: Pair) -> Iterator[Clash]:
    day = pair.day or _ANY
    theirs = [mention for mention in dates.mentions(pair.support, day) if mention.precision in ("day", "weekday")]
    days = {one.weekday() for mention in theirs for one in (mention.first, mention.last) if one}
    around = {one.weekday() for mention in dates.mentions(pair.around, day) for one in (mention.first, mention.last) if one}
    of_story = {pair.day.weekday()} if pair.day and not days else set()
    for mention in dates.mentions(pair.text, day):
        if mention.precision != "weekday" or not (mention.first and mention.last):
            continue
        mine = {mention.first.weekday(), mention.last.weekday()}
        if mine <= days | of_story or (not days and mine <= around | of_story):
            continue
        there = next((pair.support[other.start : other.end] for other in theirs), "")
        yield Clash("day", "other" if days else "missing", mention.start, mention.end, there)


_ANY = date(2001, 1, 1)
