"""What the claim says and the support denies, or the other way round; also by a word and its opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer.verify import align
from rag.language import modality, words
from rag.language.english import grammar
from rag.language.english.opposites import DOWN, OPPOSITES, TURNED_DOWN
from rag.views.check.clashes.pair import Clash, Pair


def check(pair: Pair) -> Iterator[Clash]:
    turned = [clash for at in range(len(pair.mine)) if (clash := _turned(pair, at) or _left_out(pair, at))]
    if turned:
        yield turned[0]


def _turned(pair: Pair, at: int) -> Clash | None:
    token = pair.mine[at]
    if not token.key or token.name or words.number(token.text):
        return None
    here = modality.negated(pair.text, token.start, token.end) != _put_down(pair.mine, at)
    spots = align.places(pair.theirs, token.key)
    if spots:
        if not align.is_verb(pair.mine, at):
            return None
        return None if here in _denied(pair, spots) else _clash(pair, token, spots[0])
    against = [spot for other in _OPPOSED.get(token.key, ()) for spot in align.places(pair.theirs, other)]
    if not against:
        return None
    return _clash(pair, token, against[0]) if here in _denied(pair, against) else None


def _denied(pair: Pair, spots: Sequence[int]) -> set[bool]:
    """Whether the support denies words of it, place by place."""
    row = pair.theirs
    return {modality.negated(pair.support, row[spot].start, row[spot].end) != _put_down(row, spot) for spot in spots}


def _put_down(row: Sequence[align.Token], at: int) -> bool:
    """Whether a verb has a "down" behind it that turns it: "voted down", "turned down"."""
    return row[at].low in TURNED_DOWN and any(token.low == DOWN for token in row[at + 1 : at + 3])


def _left_out(pair: Pair, at: int) -> Clash | None:
    """A word that the claim says and the support sets apart with a "not": "includes tax but not the ferry"."""
    token = pair.mine[at]
    if not token.key or words.number(token.text) or align.is_verb(pair.mine, at) or modality.negated(pair.text, token.start, token.end):
        return None
    spots = align.places(pair.theirs, token.key)
    apart = [spot for spot in spots if any(other.low == grammar.NEGATION for other in pair.theirs[max(0, spot - 3) : spot])]
    plain = [spot for spot in apart if not any(align.is_verb(pair.theirs, place) for place in range(max(0, spot - 3), spot))]
    return _clash(pair, token, plain[0]) if plain and len(plain) == len(spots) else None


def _clash(pair: Pair, token: align.Token, spot: int) -> Clash:
    there = pair.theirs[spot]
    first, last = modality.clause(pair.support, there.start, there.end)
    return Clash("denial", "other", token.start, token.end, pair.support[first:last])


_OPPOSED: dict[str, set[str]] = {}
for _one, _other in OPPOSITES:
    for _word in _one.split():
        _OPPOSED.setdefault(align.key(_word), set()).update(map(align.key, _other.split()))
    for _word in _other.split():
        _OPPOSED.setdefault(align.key(_word), set()).update(map(align.key, _one.split()))
