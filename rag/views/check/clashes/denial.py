"""What the claim says and the support denies, or the other way round; also by a word and its opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer.verify import align
from rag.language import modality, words
from rag.language.english import grammar, sameness
from rag.language.english import modality as english
from rag.language.english.frames import TAKING_SIDES
from rag.language.english.opposites import CONVERSE, DOWN, NOT_YET, OPPOSITES, TURNED_DOWN
from rag.views.check.clashes.doers import deeds
from rag.views.check.clashes.pair import LITTLE, Clash, Pair
from rag.views.check.opposites import sides

REMAINING = frozenset(map(align.key, grammar.REMAINING))
THINKING = frozenset(map(align.key, english.ALLEGING))
REACH = 8  # words before a verb in which somebody does not think it
UNLESS = "unless"
NEAR = 4  # words before a verb in which a denial belongs to it
_SAME, _OPPOSED = sides(OPPOSITES)


def check(pair: Pair) -> Iterator[Clash]:
    turned = next((clash for at in range(len(pair.mine)) if (clash := _turned(pair, at) or _left_out(pair, at))), None)
    if turned and not (_takes_sides(pair, turned) and pair.bears(turned.start)):
        yield turned


def _takes_sides(pair: Pair, clash: Clash) -> bool:
    """Whether a verb is one that is denied by what it governs: "decided |not to|" is "decided against"."""
    return any(align.key(verb) == align.key(pair.text[clash.start : clash.end]) for verb in TAKING_SIDES)


def _turned(pair: Pair, at: int) -> Clash | None:
    """A verb that one of them denies and the other does not, or a word where the support has its opposite."""
    token = pair.mine[at]
    if not token.key or token.name or words.number(token.text):
        return None
    here = _denied(pair.text, pair.mine, at)
    spots = align.places(pair.theirs, token.key)
    if spots:
        there = {_denied(pair.support, pair.theirs, spot) for spot in spots}
        told = align.is_verb(pair.mine, at) or (_complement(pair.mine, at) and all(_complement(pair.theirs, spot) for spot in spots))
        turned = told and None not in (here, *there) and here not in there
        return _clash(pair, token, spots[0]) if turned and not _of_something_else(pair, token, here) else None
    if any(align.known(pair.near, other) for other in _SAME.get(token.key, ())):
        return None
    against = [spot for other in _OPPOSED.get(token.key, ()) for spot in align.places(pair.theirs, other)]
    if token.low in CONVERSE:
        against = [spot for spot in against if not _other_side(pair, token, pair.theirs[spot])]
    return _clash(pair, token, against[0]) if against and here in {_denied(pair.support, pair.theirs, spot) for spot in against} else None


def _of_something_else(pair: Pair, token: align.Token, denied: bool | None) -> bool:
    """Whether one of them denies it of somebody else, of the whole only, or denies another word by which the claim is denied too."""
    if denied and any(other.low in sameness.UNIVERSAL | sameness.EXCLUSIVE for other in pair.mine if other.start > token.start):
        return True
    if not denied and any(cue.start != token.start for cue in modality.negations(pair.text)):
        return True
    here = [deed for deed in deeds(pair.text) if deed.start == token.start]
    there = [deed for deed in deeds(pair.support) if deed.verb == token.key]
    if token.key in LITTLE and not any(align.known(other.thing.keys, key) for one in here for key in one.thing.keys for other in there):
        return True
    mine, theirs = [deed.doer.head for deed in here], [deed.doer.head for deed in there]
    return any(mine) and any(theirs) and not any(align.known(other, key) for one in mine for key in one for other in theirs)


def _other_side(pair: Pair, token: align.Token, there: align.Token) -> bool:
    """Whether the support tells the same of the other side: "X sold it to Y" where Y bought it."""
    mine = next((deed.doer.keys for deed in deeds(pair.text) if deed.start == token.start), frozenset())
    theirs = next((deed.doer.keys for deed in deeds(pair.support) if deed.start == there.start), frozenset())
    return bool(mine and theirs) and not any(align.known(theirs, key) for key in mine)


def _denied(text: str, row: Sequence[align.Token], at: int) -> bool | None:
    """Whether a text denies a word of it; None where the denial belongs to another verb of its clause."""
    if _unless(row, at):
        return True
    if not modality.negated(text, row[at].start, row[at].end):
        return _put_down(row, at) or _not_yet(row, at) or _did_not(row, at) or _nothing_behind(row, at) or _not_thought(row, at)
    return not _put_down(row, at) if _directly(row, at) else _not_thought(row, at) or None


def _unless(row: Sequence[align.Token], at: int) -> bool:
    """Whether a verb stands in the clause of an "unless", which is an "if not"."""
    before = row[max(0, at - REACH) : at]
    return any(token.low == UNLESS and not any(other.mark for other in before[place:]) for place, token in enumerate(before))


def _directly(row: Sequence[align.Token], at: int) -> bool:
    """Whether the word of denial stands before a word with no other verb and no mark between."""
    for place in range(at - 1, max(-1, at - NEAR - 1), -1):
        low = row[place].low
        if low in english.NEGATORS or low.endswith(english.CONTRACTED) or low in english.DENYING:
            return True
        if row[place].mark or low in grammar.CONJUNCTIONS or (row[place].key and align.is_verb(row, place)):
            return False
    return False


def _not_yet(row: Sequence[align.Token], at: int) -> bool:
    """Whether a verb is told as still to be done."""
    before = [token.low for token in row[max(0, at - NEAR) : at]]
    return grammar.TO in before and not NOT_YET.isdisjoint(before[: before.index(grammar.TO)])


def _complement(row: Sequence[align.Token], at: int) -> bool:
    """Whether a noun tells what something is or stays: "remains a |suspect|"."""
    before = row[max(0, at - NEAR) : at]
    return any(token.low in grammar.BE or token.key in REMAINING for token in before) and not any(token.mark for token in before)


def _nothing_behind(row: Sequence[align.Token], at: int) -> bool:
    """Whether a verb is denied by what stands behind it: "heard |nothing|"."""
    return at + 1 < len(row) and row[at + 1].low in sameness.NONE


def _not_thought(row: Sequence[align.Token], at: int) -> bool:
    """Whether it is told as not thought: "do not |think that| she is"."""
    before = row[max(0, at - REACH) : at]
    thought = next((place for place in range(len(before) - 1, 0, -1) if before[place].key in THINKING), None)
    return thought is not None and not any(token.mark for token in before[thought:]) and _directly(before, thought)


def _did_not(row: Sequence[align.Token], at: int) -> bool:
    """Whether it is said right after that it was not done: "is to surface; it did not do |so|"."""
    so = next((place for place in range(at + 1, len(row)) if row[place].low == "so" and row[place - 1].low in grammar.DO_SO), None)
    if so is None or sum(row[place].text in ".;" for place in range(at, so)) != 1:
        return False
    return any(
        token.low in english.NEGATORS or token.low.endswith(english.CONTRACTED) or token.low in english.DENYING
        for token in row[so - 4 : so]
    )


def _left_out(pair: Pair, at: int) -> Clash | None:
    """A word that the claim says and the support sets apart with a "not": "includes tax but not the ferry"."""
    token = pair.mine[at]
    if not token.key or words.number(token.text) or align.is_verb(pair.mine, at) or modality.negations(pair.text):
        return None
    spots = align.places(pair.theirs, token.key)
    apart = [spot for spot in spots if not align.is_verb(pair.theirs, spot) and _apart(pair.theirs, spot)]
    return _clash(pair, token, apart[0]) if apart and len(apart) == len(spots) else None


def _apart(row: Sequence[align.Token], spot: int) -> bool:
    before = range(max(0, spot - 3), spot)
    return any(row[place].low == grammar.NEGATION for place in before) and not any(align.is_verb(row, place) for place in before)


def _put_down(row: Sequence[align.Token], at: int) -> bool:
    """Whether a verb has a "down" behind it that turns it: "voted down", "turned down"."""
    return row[at].low in TURNED_DOWN and any(token.low == DOWN for token in row[at + 1 : at + 3])


def _clash(pair: Pair, token: align.Token, spot: int) -> Clash:
    there = pair.theirs[spot]
    first, last = modality.clause(pair.support, there.start, there.end)
    return Clash("denial", "other", token.start, token.end, pair.support[first:last])
