"""The stories by date, as a row of bars over the first and the last day."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from rag.views.timeline import chart
from tui import strings


class TimelineChart(Widget):
    """Fits itself to its width."""

    def __init__(self) -> None:
        super().__init__()
        self._dates: list[str | None] = []

    def show(self, dates: Sequence[str | None]) -> None:
        """Replace the dates; None is a story without one."""
        self._dates = list(dates)
        self.refresh()

    def render(self) -> Content:
        width = max(self.size.width, 24)
        found = chart.bins(self._dates, width // 2)
        undated = sum(date is None for date in self._dates)
        if not found:
            return Content(strings.NO_DATES)
        wide = max(width // len(found), 1)
        bars = "".join(bar * (wide - 1 if wide > 1 else 1) + (" " if wide > 1 else "") for bar in chart.bars(found))
        most = max(found, key=lambda b: b.stories)
        days = (most.last - most.first).days + 1
        busiest = (
            strings.most_on(stories=most.stories, day=most.first)
            if days == 1
            else strings.most_from_to(stories=most.stories, first=most.first, last=most.last)
        )
        note = f"{busiest}{strings.undated(count=undated) if undated else ''}"
        note = note if len(note) + 24 <= width else ""
        axis = f"{found[0].first}{note:^{max(width - 20, 1)}}{found[-1].last}"
        return Content.assemble((bars, "$primary"), "\n", (axis, "$quiet"))
