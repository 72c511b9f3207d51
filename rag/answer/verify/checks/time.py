"""No "today" or weekday that the evidence lacks, no other day, and no "since" for an "until"."""

from __future__ import annotations

from datetime import date

from rag.answer.verify.claim import Claim, Finding
from rag.language import dates, words
from rag.language.dates import DateMention
from rag.language.english.polarity import RELATIVE_DAYS


def check(claim: Claim) -> Finding | None:
    mine = {token.lower() for token in words.tokens(claim.text)} & RELATIVE_DAYS
    theirs = {token.lower() for token in words.tokens(claim.support)}
    day = _day(claim.published)
    named, known = dates.mentions(claim.text, day), dates.mentions(f"{claim.support} {claim.around}", day)
    other = tuple(claim.text[one.start : one.end] for one in named if one.first and not _near(one, day) and not any(_meet(one, it) for it in known))
    new = (*sorted(mine - theirs), *other)
    return Finding("time", new) if new else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _near(one: DateMention, day: date | None) -> bool:
    """Whether a month or year is that of the story itself."""
    return bool(day and not one.relative and one.precision in ("month", "year") and one.first and one.last and one.first <= day <= one.last)


def _meet(one: DateMention, other: DateMention) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return one.precision == other.precision
    return one.first <= other.last and other.first <= one.last
