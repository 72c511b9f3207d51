"""What somebody is: what the claim says of a name and the support of another, of a relative or a neighbour in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.answer.verify import align
from rag.syntax import Parse
from rag.views.check.clashes.holders import is_role
from rag.views.check.clashes.pair import Clash, Pair, meet
from rag.views.check.frames.events import Part, holder, part
from rag.views.check.frames.factuality import value


@dataclass(frozen=True, slots=True)
class Attribute:
    """A noun for what a person is, by its key, who is said to be it, and what tells one such from another."""

    noun: str
    key: str
    who: Part
    of: frozenset[str]
    start: int
    end: int


def check(pair: Pair) -> Iterator[Clash]:
    if pair.parse is None:
        return
    mine = [one for one in attributes(pair.parse(pair.text)) if one.who.name]
    theirs = attributes(pair.parse(pair.support)) if mine else ()
    for one in mine:
        same = [other for other in theirs if other.key == one.key and (not one.of or not other.of or meet(one.of, other.of))]
        if not same or any(meet(one.who.core, other.who.core) for other in same) or _known(pair, one):
            continue
        here = meet(one.who.core, pair.near) or all(one.of and meet(one.of, other.of) for other in same)
        if here and not all(other.who.unknown for other in same):
            yield Clash("holder", "other", one.start, one.end, pair.support[same[0].start : same[0].end])
            return


def attributes(parse: Parse) -> tuple[Attribute, ...]:
    """The nouns of a text by which it says what somebody is."""
    found = []
    for at, word in enumerate(parse.words):
        if word.tag not in ("NN", "NNP") or not is_role(word.text.lower()):
            continue
        who = _titled(parse, at) or holder(parse, at)
        if who is None or not value(parse, at).said:
            continue
        inside = [place for place in _around(parse, at) if place != who]
        of = frozenset(align.key(parse.words[place].text) for place in inside) - {align.key(word.text), ""}
        told = part(parse, who)
        told = replace(told, core=told.core - {align.key(word.text)})
        first = min((place for place in range(len(parse.words)) if place == who or parse.words[place].head == who), default=who)
        found.append(Attribute(word.lemma, align.key(word.text), told, of, parse.words[min(first, who)].start, parse.words[who].end))
    return tuple(found)


def _titled(parse: Parse, at: int) -> int | None:
    """The name that a noun stands before: "|owner| Joe Tsai"."""
    word = parse.words[at]
    above = parse.words[word.head]
    return word.head if word.relation in ("compound", "amod") and above.tag.startswith("NNP") and word.head > at else None


def _around(parse: Parse, at: int) -> Iterator[int]:
    """What tells a noun more closely: "a former |executive| at Goldman Sachs"."""
    for place in parse.under(at, "amod", "compound", "poss", "nmod"):
        yield place
    for place in parse.under(at, "prep"):
        for thing in parse.under(place, "pobj"):
            yield thing
            yield from parse.under(thing, "compound", "amod")


def _known(pair: Pair, one: Attribute) -> bool:
    """Whether the story has the name with this role elsewhere."""
    return any(role == one.noun and any(align.known(one.who.core, align.key(word)) for word in name) for role, name in pair.roles)
