"""What a figure counts: the claim's figure stands in the support, where it counts other things ("200 searches" for "200 people")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.answer.verify import align
from rag.language.english.people import DOERS, ROLES
from rag.language.english.sameness import COUNTED_AS, PEOPLE, PERSONS
from rag.language.numbers import Quantity, quantities
from rag.syntax import Parse
from rag.views.check.clashes.figure import bears_out
from rag.views.check.clashes.pair import Clash, Pair
from rag.views.check.frames.compare import one_root

KINDS = ("cardinal",)
SMALL = 3  # figures up to here stand in a story for many things
_ROWS = tuple(frozenset(map(align.key, row)) for row in COUNTED_AS)
_ABOVE = frozenset(("nummod", "quantmod", "compound", "amod", "advmod"))


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the noun that it counts and what belongs to that, by key; without a key where no common noun is seen."""

    figure: Quantity
    noun: str
    key: str
    beside: frozenset[str]
    end: int


def check(pair: Pair) -> Iterator[Clash]:
    if pair.parse is None:
        return
    mine = [one for one in counts(pair.text, pair.parse(pair.text)) if one.key and one.figure.low > SMALL]
    theirs = counts(pair.support, pair.parse(pair.support)) if mine else ()
    for one in mine:
        same = [other for other in theirs if bears_out(one.figure, other.figure)]
        if not same and any(bears_out(one.figure, other) for other in quantities(pair.around)):
            same = [other for other in counts(pair.around, pair.parse(pair.around)) if bears_out(one.figure, other.figure)]
        if not same or any(_one_thing(one, other) for other in same):
            continue
        rival = next((other for other in theirs if other.key and one_root(one.key, other.key)), None)
        there = pair.support[rival.figure.start : rival.end] if rival else ""
        yield Clash("counted", "other" if rival else "loose", one.figure.start, one.end, there)


def counts(text: str, parse: Parse) -> tuple[Count, ...]:
    """The figures of a text with what they count."""
    return tuple(_count(parse, one) for one in quantities(text) if one.kind in KINDS)


def _count(parse: Parse, figure: Quantity) -> Count:
    inside = [at for at, word in enumerate(parse.words) if figure.start <= word.start < figure.end]
    at = next((at for at in inside if parse.words[at].head not in inside), None)
    while at is not None and parse.words[at].relation in _ABOVE and parse.words[at].head > at:
        at = parse.words[at].head
        word = parse.words[at]
        if at not in inside and word.tag in ("NN", "NNS"):
            beside = frozenset(align.key(parse.words[place].text) for place in parse.under(at, "compound", "amod", "nmod", "appos"))
            return Count(figure, word.lemma, align.key(word.text), beside, word.end)
    return Count(figure, "", "", frozenset(), figure.end)


def _one_thing(mine: Count, theirs: Count) -> bool:
    """Whether two nouns may be for one thing: forms of one word, words of one meaning, people in two words, or none seen."""
    if not theirs.key or one_root(mine.key, theirs.key) or mine.key in theirs.beside or theirs.key in mine.beside:
        return True
    if any({mine.key, theirs.key} <= row for row in _ROWS):
        return True
    return any(one.noun in PEOPLE and _person(other.noun) for one, other in ((mine, theirs), (theirs, mine)))


def _person(noun: str) -> bool:
    return noun in PEOPLE or noun in PERSONS or noun in ROLES or noun.endswith(DOERS)
