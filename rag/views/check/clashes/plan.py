"""What the claim tells as done and the support only as planned, asked for, alleged or possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.answer.verify import Claim, align
from rag.answer.verify.checks import modality
from rag.language import inflection, words
from rag.language.english import drafts, grammar, sameness
from rag.language.english.modality import CONDITIONS, CUES
from rag.language.modality import clause, negated
from rag.language.modality import modality as how_told
from rag.views.check.clashes.pair import Clash, Pair

DONE = ("done", "said")
OBJECT = 7  # words within which a verb stands before the "to" that it governs
_COLOURED = frozenset({"would", "will"})
MUST, ALLEGED = "must", "alleged"
_PERFECT = grammar.HAVE | grammar.BE | grammar.FORMS_OF_BE
_CLAIMED = ("said", "alleged")  # both are somebody's word


def check(pair: Pair) -> Iterator[Clash]:
    for clash in _told_otherwise(pair):
        if not pair.bears(clash.start) and not _describes(pair, clash.start):
            yield clash


def _describes(pair: Pair, start: int) -> bool:
    """Whether the parser takes what looks like a verb of the claim for a part of a name for something: "the |lay| minister"."""
    if not any(token.start == start and align.is_verb(pair.mine, at) for at, token in enumerate(pair.mine)):
        return False
    words = pair.parse(pair.text).words if pair.parse else ()
    return any(word.start == start and word.relation in ("amod", "compound") for word in words)


def _told_otherwise(pair: Pair) -> Iterator[Clash]:
    if not _past(pair):
        return
    found = modality.check(Claim(pair.text, pair.support, pair.around))
    if (
        found
        and found.claim
        and found.claim[1] in DONE
        and CUES.get(found.claim[0].lower()) != ALLEGED
        and _open(pair, *found.support)
        and (found.claim[1], found.support[1]) != _CLAIMED
    ):
        spot = next((at for at, token in enumerate(pair.mine) if token.text == found.claim[0]), 0)
        if _told(pair, spot) and not _named_so(pair, found.support[0]):
            yield _clash(pair, pair.mine[spot], pair.support.find(found.support[0]))
            return
    yield from _attempted(pair) or _had(pair) or _wanted(pair)


def _named_so(pair: Pair, word: str) -> bool:
    """Whether a word of the support is part of a name."""
    return all(token.name for token in pair.theirs if token.text == word)


def _open(pair: Pair, word: str, how: str) -> bool:
    """Whether the support leaves open a word; an "if" elsewhere in its sentence does not, and an order has been obeyed for all we know."""
    at = pair.support.find(word)
    first, last = clause(pair.support, at, at + 1)
    said = set(pair.support[first:last].lower().split())
    if how == "ordered":
        return MUST in said and any(token.low in grammar.HAVE - {"had"} for token in pair.mine)  # "must pay" is not "has paid"
    if how == "conditional":
        return not said.isdisjoint(_COLOURED) or _in_condition(pair.support, at)
    return how not in DONE


def _in_condition(text: str, at: int) -> bool:
    """Whether a word stands in the clause of an "if": "if we find |corrosion|, we will"."""
    before = text[:at].lower()
    opened = max(before.rfind(f"{word} ") for word in CONDITIONS)
    return opened >= 0 and "," not in text[opened:at] and not before[opened - 1 : opened].isalpha()


def _attempted(pair: Pair) -> tuple[Clash, ...]:
    """A verb that the claim tells, and the support only as threatened, intended or tried."""
    for at, token in enumerate(pair.mine):
        if (
            not token.key
            or CUES.get(token.low) == ALLEGED
            or not align.is_verb(pair.mine, at)
            or (at and pair.mine[at - 1].low == grammar.TO)
            or (inflection.is_base(token.low) and not inflection.is_past(token.low))  # "demanded that it |leave|"
        ):
            continue
        spots = [
            spot
            for spot in align.places(pair.theirs, token.key)
            if _is_verb(pair.theirs, spot) or inflection.is_gerund(pair.theirs[spot].low)
        ]
        if spots and all(_to_come(pair.theirs, spot) or _asked(pair.theirs, spot) for spot in spots):
            return (_clash(pair, token, pair.theirs[spots[0]].start),)
    return ()


def _had(pair: Pair) -> tuple[Clash, ...]:
    """What the claim says that somebody had, and the support that he would have."""
    row = pair.mine
    verb = next((at for at in range(len(row) - 1) if row[at].low in grammar.HAVE), None)
    things = row[verb + 1 : verb + 4] if verb is not None and not inflection.is_participle(row[verb + 1].low) else ()
    for token in things:
        spots = align.places(pair.theirs, token.key) if token.key else ()
        if spots and all(_would_have(pair.theirs, spot) for spot in spots):
            return (_clash(pair, token, pair.theirs[spots[0]].start),)
    return ()


def _would_have(row: Sequence[align.Token], spot: int) -> bool:
    before = [token.low for token in row[max(0, spot - 5) : spot]]
    return any(one in grammar.MODALS and other in grammar.HAVE for one, other in pairwise(before))


def _to_come(row: Sequence[align.Token], spot: int) -> bool:
    before = [token.low for token in row[max(0, spot - 8) : spot]]
    if inflection.is_gerund(row[spot].low):
        return not drafts.NOT_DONE_OF.isdisjoint(before[-2:])
    if before[-1:] != [grammar.TO]:
        return False
    return not drafts.TO_COME.isdisjoint(before) or _asked_to(row, spot - 1)


def _asked_to(row: Sequence[align.Token], to: int) -> bool:
    """Whether the verb behind a "to" is only asked for: "a |deal| to", "|urged| Lund to", "|given| a week by the judge to"."""
    if row[to - 1].low in drafts.LEFT_OPEN:
        return True
    for at in range(to - 1, max(-1, to - OBJECT - 1), -1):
        if row[at].mark:
            return False
        if align.is_verb(row, at):
            return row[at].low in drafts.ASKED_TO
    return False


def _is_verb(row: Sequence[align.Token], spot: int) -> bool:
    """Whether a word is a verb, one that may be a noun as well behind a pronoun only: "it |turns| up"."""
    return align.is_verb(row, spot) or (spot > 0 and row[spot - 1].low in grammar.PERSONAL)


def _asked(row: Sequence[align.Token], spot: int) -> bool:
    """Whether it is only asked whether it is so: "to see |whether| it turns up"."""
    before = [token.text.lower() for token in row[max(0, spot - 8) : spot]]
    return sameness.WHETHER in before and "," not in before[before.index(sameness.WHETHER) :]


def _wanted(pair: Pair) -> Iterator[Clash]:
    """A deed of the claim that the support does not have, done to what the support has only as wanted or to come."""
    row = pair.mine
    verbs = [at for at in range(1, len(row)) if row[at].key and align.is_verb(row, at) and row[at - 1].low != grammar.TO]
    if not verbs or any(row[at].low in drafts.LOOSE or align.known(pair.near, row[at].key) for at in verbs):
        return
    for token in pair.mine[verbs[-1] + 1 :]:
        spots = align.places(pair.theirs, token.key) if token.key and not words.number(token.text) else ()
        if not spots or negated(pair.text, token.start, token.end) or how_told(pair.text, token.start, token.end) not in DONE:
            continue
        there = {how_told(pair.support, pair.theirs[spot].start, pair.theirs[spot].end) for spot in spots}
        there = {"planned"} if all(_threatened(pair.theirs, spot) for spot in spots) else there
        if there.isdisjoint((*DONE, "ordered", "conditional")):
            yield _clash(pair, pair.mine[verbs[-1]], pair.theirs[spots[0]].start)
        return


def _threatened(row: Sequence[align.Token], spot: int) -> bool:
    """Whether a thing is only threatened, wanted or asked for: "threatening economic |sanctions|"."""
    before = [token.low for token in row[max(0, spot - 3) : spot] if not token.mark]
    return any(word in drafts.THREATENING for word in before)


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
        (align.is_verb(row, at) or token.low == "had")
        and (inflection.is_past(token.low) or inflection.is_participle(token.low))
        and not (at and row[at - 1].low in grammar.MODALS)
        and not (inflection.is_base(token.low) and not any(other.low in _PERFECT for other in row[max(0, at - 3) : at]))
        for at, token in enumerate(row)
    )
