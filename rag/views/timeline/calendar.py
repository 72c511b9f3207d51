"""A timeline as an iCalendar file, for calendars and other tools: one whole-day entry an event whose day is known."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from rag.text import quoted
from rag.views.types import Item, View

PRODUCT = "-//Footnote//timeline//EN"


def as_calendar(view: View) -> str:
    """The items with a day, each with its words, its source and where it stands."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if view.asked:
        calendar.add("name", view.asked)
    for item in view.items:
        if item.fields["day"]:
            calendar.add_component(_entry(item))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8").replace("\r\n", "\n")


def _entry(item: Item) -> Event:
    first = date.fromisoformat(str(item.fields["day"]))
    last = date.fromisoformat(str(item.fields["until"] or item.fields["day"]))
    entry = Event()
    entry.add("uid", f"{_digest(item)}@footnote")
    entry.add("dtstamp", _stamp(item))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(1))
    entry.add("summary", item.text)
    entry.add(
        "description",
        "\n".join(f"{quoted(c.quote)} ({', '.join(filter(None, (c.outlet or c.title, c.published, c.file)))})" for c in item.citations),
    )
    return entry


def _digest(item: Item) -> str:
    """The same words of the same story always make the same entry."""
    told = item.citations[0]
    return hashlib.sha256(f"{told.text_sha256} {told.start} {told.end}".encode()).hexdigest()[:32]


def _stamp(item: Item) -> datetime:
    """The day the story was published: a calendar asks when an entry was made, and the same stories give the same file."""
    told = (item.citations[0].published or "")[:10] or str(item.fields["day"])
    return datetime.combine(date.fromisoformat(told), datetime.min.time(), UTC)
