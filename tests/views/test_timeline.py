"""Events as a view: fields, footnotes, days around, calendar and chart."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from rag.answer.events import on_topic
from rag.views import View
from rag.views.timeline import as_calendar, chart, timeline
from rag.views.types import to_json
from tests.answer.fakes import Desk, Library, story

SHUT = story("a.txt", "Cable Bridge was closed late on Sunday after a cable broke.", "Cable Bridge", "Post", "2025-03-03")
AGAIN = story("b.txt", "The bridge was closed late on Sunday.", "Cable Bridge", "Gazette", "2025-03-05")
OPEN = story("c.txt", "Cable Bridge is to open in May, the council said on 20 March.", "Cable Bridge", "Wire", "2025-03-21")
FOUND = story("d.txt", "Police have found the saw that cut Cable Bridge.", "Cable Bridge", "Post", "2025-03-30")


def view(around: date | None = None) -> View:
    return timeline("Cable Bridge", on_topic(Desk(Library(OPEN, FOUND, AGAIN, SHUT)).evidence("Timeline of Cable Bridge"), 20), "i", around)


def test_items_are_in_order_of_day_with_what_the_story_calls_it() -> None:
    shut, found, open_ = to_json(view())["items"]
    assert (shut["day"], shut["until"], shut["precision"], shut["stated"]) == ("2025-03-02", None, "day", "Sunday")
    assert (open_["day"], open_["until"], open_["precision"], open_["stated"]) == ("2025-05-01", "2025-05-31", "month", "May")
    assert (found["day"], found["precision"], found["stated"], found["published"]) == (None, "unknown", None, "2025-03-30")
    assert [item["when"] for item in (shut, found)] == ["2 March 2025", "By 30 March 2025"]


def test_a_second_telling_is_a_version_with_its_own_footnote() -> None:
    shut = view().items[0]
    assert shut.fields["versions"] == ("Gazette, 5 March 2025: The bridge was closed late on Sunday.",)
    assert [citation.file for citation in shut.citations] == ["a.txt", "b.txt"]
    texts = {one.file: one.text for one in (SHUT, AGAIN, OPEN, FOUND)}
    assert all(texts[c.file][c.start : c.end] == c.quote for item in view().items for c in item.citations)


def test_only_what_happened_around_a_day() -> None:
    assert [item.fields["day"] for item in view(date(2025, 3, 8)).items] == ["2025-03-02"]
    assert view(date(2025, 3, 20)).reason


def test_a_calendar_has_whole_days_and_the_same_entries_each_time() -> None:
    told = as_calendar(view())
    entries = Calendar.from_ical(told).walk("VEVENT")
    assert [(e.decoded("dtstart"), e.decoded("dtend")) for e in entries] == [
        (date(2025, 3, 2), date(2025, 3, 3)),
        (date(2025, 5, 1), date(2025, 6, 1)),
    ]
    assert str(entries[0]["summary"]).startswith("Cable Bridge was closed")
    assert told == as_calendar(view())


def test_the_chart_has_a_place_for_every_period_and_names_the_gaps() -> None:
    within = (date(2025, 3, 1), date(2025, 3, 10))
    assert chart.bars(chart.bins(["2025-03-10", "2026-01-01"], 5, within)) == "    █"
    assert chart.gaps(["2025-03-01", "2025-03-08", "2025-03-20", None]) == [(date(2025, 3, 9), date(2025, 3, 19))]
    assert chart.gaps(["2025-03-08", "2025-03-20"], ["2025-03-01", "2025-03-14", "2025-04-20"]) == []


def test_one_deed_of_one_day_is_one_event_however_long_its_sentences() -> None:
    first = story(
        "a.txt",
        "The former harbour master Jon Abe has died after being shot at a campaign speech on Friday in Nara.",
        "Abe",
        "Post",
        "2022-07-08",
    )
    later = story(
        "b.txt",
        "Jon Abe, 67, was shot on Friday in the city of Nara while he gave a speech for his party’s candidates, which has stunned a town "
        "with little crime.",
        "Jon Abe was shot",
        "Gazette",
        "2022-07-11",
    )
    (event,) = timeline("Jon Abe", on_topic(Desk(Library(first, later)).evidence("Timeline of Jon Abe"), 20), "i").items
    assert (event.fields["day"], [citation.file for citation in event.citations]) == ("2022-07-08", ["a.txt", "b.txt"])
