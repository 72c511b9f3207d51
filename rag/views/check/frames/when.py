"""Which event a time belongs to: in "who took office in 2021, said she had seen the 2019 report" 2021 is that of taking office alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rag.language import dates
from rag.language.english import frames
from rag.language.numbers import quantities
from rag.syntax import Parse

_STOPS = frozenset(("nummod", "compound", "poss", "amod", "nmod"))  # by these a time tells of a noun
CLOCK = 720  # minutes after which a clock shows the same again


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it is written, by its days or by its minutes."""

    text: str
    precision: str
    first: date | None = None
    last: date | None = None
    minutes: float | None = None


def times(text: str, parse: Parse, day: date | None) -> Mapping[int, Sequence[Time]]:
    """The times of each verb, by the place of its first character."""
    found: dict[int, list[Time]] = {}
    for mention in dates.mentions(text, day):
        if mention.first and mention.last:
            time = Time(text[mention.start : mention.end], mention.precision, mention.first, mention.last)
            _add(found, parse, mention.start, mention.end, time)
    for one in quantities(text):
        if one.kind == "time":
            _add(found, parse, one.start, one.end, Time(text[one.start : one.end], "clock", minutes=float(one.low)))
    return found


def _add(found: dict[int, list[Time]], parse: Parse, start: int, end: int, time: Time) -> None:
    inside = [at for at, word in enumerate(parse.words) if start <= word.start < end]
    top = next((at for at in inside if parse.words[at].head not in inside), None)
    while top is not None:
        word = parse.words[top]
        if word.tag.startswith("V") and word.relation not in ("aux", "auxpass") and top not in inside:
            found.setdefault(word.start, []).append(time)
            return
        above = parse.words[word.head]
        of_thing = word.relation == "prep" and above.tag.startswith("N") and above.lemma not in frames.TIME_NOUNS
        if word.head == top or word.relation in _STOPS or of_thing:
            return
        top = word.head


def apart(mine: Time, theirs: Time) -> bool | None:
    """Whether two times cannot be one; None where they are not of a kind."""
    if mine.minutes is not None or theirs.minutes is not None:
        if mine.minutes is None or theirs.minutes is None:
            return None
        return (mine.minutes - theirs.minutes) % CLOCK != 0
    if not (mine.first and mine.last and theirs.first and theirs.last):
        return None
    if mine.precision == "weekday":
        if theirs.precision not in ("day", "weekday"):
            return None
        return theirs.first.weekday() not in (mine.first.weekday(), mine.last.weekday())
    if theirs.precision == "weekday" and mine.precision == "day":
        return None if mine.first.weekday() == theirs.first.weekday() else not mine.first <= theirs.last
    return not (mine.first <= theirs.last and theirs.first <= mine.last)
