"""Moments in words: when an index was last brought up to date."""

from __future__ import annotations

from datetime import date, datetime

from rag.cli import strings


def when(moment: str | None, now: datetime | None = None) -> str:
    """An ISO moment as a person says it: "today at 09:05", "yesterday at 17:20", "3 days ago (25 November 2026)"."""
    if not moment:
        return strings.NOT_YET
    then = datetime.fromisoformat(moment).astimezone()
    days = ((now or datetime.now().astimezone()).astimezone().date() - then.date()).days
    if 0 <= days <= 1:
        return strings.at(("today", "yesterday")[days], then)
    return day(then.date()) if days < 0 or days > 30 else strings.days_ago(days, day(then.date()))


def day(value: date) -> str:
    """A day as a person writes it: 25 November 2026."""
    return f"{value.day} {value:%B %Y}"
