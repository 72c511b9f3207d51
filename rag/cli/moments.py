"""Moments in words: when an index was last brought up to date."""

from __future__ import annotations

from datetime import datetime

from rag.cli import strings
from rag.days import written


def when(moment: str | None, now: datetime | None = None) -> str:
    """An ISO moment as a person says it: "today at 09:05", "yesterday at 17:20", "3 days ago (25 November 2026)"."""
    if not moment:
        return strings.NOT_YET
    then = datetime.fromisoformat(moment).astimezone()
    days = ((now or datetime.now().astimezone()).astimezone().date() - then.date()).days
    if 0 <= days <= 1:
        return strings.at(what=("today", "yesterday")[days], then=then)
    day = written(then.date())
    return day if days < 0 or days > 30 else strings.days_ago(days=days, what=day)
