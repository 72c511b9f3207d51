"""An event, with all who tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rag.answer.events.day import When
from rag.answer.evidence.story import Line


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in the words of `line`; `others` tell the same, the later story first.

    `when` is the day of what happened; where it is open, the event is placed by the day of its story. `corrected` says that `line`
    puts right what the others tell.
    """

    line: Line
    when: When
    others: tuple[Line, ...] = ()
    corrected: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.line, *self.others)

    @property
    def placed(self) -> date | None:
        """The day by which it stands in a timeline: its own, else the first on which a story tells it."""
        return self.when.first or self.when.by or min((line.story.day for line in self.lines if line.story.day), default=None)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events from first to last; of one day those whose own day is known first, the wider times before the day; without any day last."""
    return sorted(
        events,
        key=lambda event: (
            event.placed or date.max,
            event.when.first is None,
            -((event.when.last or date.max) - (event.when.first or date.min)).days,
            event.line.story.day or date.max,
            event.line.story.info.file,
            event.line.place,
        ),
    )
