"""No "today" or weekday that the evidence lacks, no other day, nothing to come told as past, and no "since" for an "until"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.days import day_of
from rag.language import dates, inflection, words
from rag.language.dates import DateMention
from rag.language.english import sameness
from rag.language.english.dates import RELATIVE_DAYS


def check(claim: Claim) -> Finding | None:
    mine = words.low(claim.text) & RELATIVE_DAYS
    theirs = words.low(claim.support)
    day = day_of(claim.published)
    named, told = dates.mentions(claim.text, day), dates.mentions(claim.support, day)
    asked = dates.mentions(claim.question, day)
    known = (*told, *(one for one in dates.mentions(claim.around, day) if any(dates.meet(one, it) for it in asked)))
    other = tuple(
        claim.text[one.start : one.end]
        for one in named
        if one.first and not _near(one, day) and not any(dates.meet(one, it) for it in known)
    )
    new = (*sorted(mine - theirs), *other, *_lasting(claim), *_not_yet(claim, known, day))
    return Finding("time", new) if new else None


def _lasting(claim: Claim) -> Iterator[str]:
    """Verbs that the claim tells of now and the evidence of then: "is held" for "was held"."""
    mine, theirs = align.tokens(claim.text), align.tokens(claim.support)
    for at, token in enumerate(mine):
        if token.key and _helper(mine, at) in sameness.IS:
            there = {_helper(theirs, spot) for spot in align.places(theirs, token.key)}
            if there and there <= sameness.WAS:
                yield token.text


def _not_yet(claim: Claim, known: Sequence[DateMention], day: date | None) -> Iterator[str]:
    """Verbs that the claim tells of as past and the evidence as of a day after its story: "has opened" for "opens on Saturday"."""
    if day is None or not any(one.first and one.first > day for one in known):
        return
    mine, theirs = align.tokens(claim.text), align.tokens(claim.support)
    for at, token in enumerate(mine):
        if token.key and align.is_verb(mine, at) and (inflection.is_past(token.low) or inflection.is_participle(token.low)):
            there = [theirs[spot].low for spot in align.places(theirs, token.key)]
            if there and not any(inflection.is_past(word) or inflection.is_participle(word) for word in there):
                yield token.text


def _helper(row: Sequence[align.Token], at: int) -> str:
    """The form of "be" or "have" right before a word, adverbs left out."""
    return next((token.low for token in reversed(row[max(0, at - 3) : at]) if token.low in sameness.IS | sameness.WAS), "")


def _near(one: DateMention, day: date | None) -> bool:
    """Whether a month or year is that of the story itself."""
    return bool(day and not one.relative and one.precision in ("month", "year") and one.first and one.last and one.first <= day <= one.last)
