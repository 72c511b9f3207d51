"""Events as a view: each with its day, what its story calls that, and who else tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rag.answer import messages
from rag.answer.events import Event, in_order, with_before
from rag.answer.evidence import Line
from rag.answer.footnotes import Footnotes
from rag.answer.statement import ended
from rag.views.types import Item, Value, View

AROUND = timedelta(7)


def timeline(asked: str, events: Iterable[Event], index: str = "", around: date | None = None) -> View:
    """The events in order of day; with `around` those only of the days near it."""
    ordered = [event for event in in_order(events) if around is None or _near(event, around)]
    notes = Footnotes()
    items = tuple(_item(event, notes) for event in ordered)
    return View("timeline", asked, items, None if items else messages.NO_EVENTS, index)


def _item(event: Event, notes: Footnotes) -> Item:
    lines = with_before(event.line)
    return Item(" ".join(ended(line.text) for line in lines), notes.add((*lines, *event.others)), _fields(event))


def _near(event: Event, around: date) -> bool:
    return bool(event.when.first and event.when.last) and event.when.first - AROUND <= around <= event.when.last + AROUND  # type: ignore[operator]


def _fields(event: Event) -> Mapping[str, Value]:
    when, story = event.when, event.line.story
    last = when.last if when.last != when.first else None
    by = None if when.first else event.placed
    return {
        "when": messages.when(when.first, when.last, when.precision, by),
        "day": when.first.isoformat() if when.first else None,
        "until": last.isoformat() if last else None,
        "precision": when.precision,
        "stated": when.stated,
        "outlet": story.outlet,
        "published": story.info.published,
        "corrected": True if event.corrected else None,
        "versions": tuple(_told(line) for line in event.others),
    }


def _told(line: Line) -> str:
    return f"{messages.source(line.story.outlet, line.story.title, line.story.day)}: {line.text}"
