"""Progress in words: how much is done, how fast, how long it will take."""

from __future__ import annotations

from rag.types import Progress
from tui import strings

_SETTLED = 2.0


class Pace:
    """Watches one stage at a time; a new stage begins anew."""

    def __init__(self) -> None:
        self._stage = ""
        self._since = 0.0
        self._from = 0

    def told(self, progress: Progress, now: float) -> str:
        """`progress` at `now` (seconds of any clock); rate and time left only once they have settled."""
        if progress.stage != self._stage:
            self._stage, self._since, self._from = progress.stage, now, progress.done
        done = _amount(progress.done, progress.unit)
        of = strings.of(total=_amount(progress.total, progress.unit)) if progress.total else ""
        text = f"{progress.stage.capitalize()} · {done}{of}" + ("" if progress.unit == "bytes" else f" {progress.unit}")
        seconds = now - self._since
        rate = (progress.done - self._from) / seconds if seconds >= _SETTLED else 0.0
        if not rate:
            return text
        text += strings.rate(rate=_amount(round(rate), progress.unit) if rate >= 1 else f"{rate:.1f}")
        if progress.total:
            text += strings.left(duration=_duration((progress.total - progress.done) / rate))
        return text


def fraction(progress: Progress) -> float | None:
    """How much of the stage is done, 0 to 1; None when nobody knows."""
    return min(progress.done / progress.total, 1.0) if progress.total else None


def _amount(number: int, unit: str) -> str:
    return f"{number / 10**6:,.0f} MB" if unit == "bytes" else f"{number:,}"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{max(round(seconds), 1)} s"
    return strings.minutes(count=round(seconds / 60)) if seconds < 5400 else f"{seconds / 3600:.1f} h"
