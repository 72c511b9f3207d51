"""Moments in words: when an index was last brought up to date."""

from __future__ import annotations

from datetime import date, datetime


def when(moment: str | None, now: datetime | None = None) -> str:
    """An ISO moment as a person says it: "today at 09:05", "yesterday at 17:20", "3 days ago (25 November 2026)"."""
    if not moment:
        return "not yet"
    then = datetime.fromisoformat(moment).astimezone()
    days = ((now or datetime.now().astimezone()).astimezone().date() - then.date()).days
    if 0 <= days <= 1:
        return f"{('today', 'yesterday')[days]} at {then:%H:%M}"
    return day(then.date()) if days < 0 or days > 30 else f"{days} days ago ({day(then.date())})"


def day(value: date) -> str:
    """A day as a person writes it: 25 November 2026."""
    return f"{value.day} {value:%B %Y}"
