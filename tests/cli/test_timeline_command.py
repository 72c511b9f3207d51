"""`footnote timeline` and `footnote compare`: what reaches the engine, and how their items are written."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from rag.answer.events import on_topic
from rag.cli import main
from rag.cli.parts import Parts
from rag.types import Filters
from rag.views import View
from rag.views.compare import compare
from rag.views.timeline import timeline
from tests.answer.fakes import Desk, Library, story
from tests.cli.fake import FakeEngine, parts_with

CITY = story("a.txt", "The bridge repair will cost 4.2 million euros, the city said on Monday.", "Bridge repair", "Post", "2025-03-05")
FIRE = story("b.txt", "The bridge repair was halted by a fire on 4 March.", "Bridge repair", "Gazette", "2025-03-05")
LATER = story(
    "c.txt", "The bridge repair will cost 6.8 million euros, the auditor said on Thursday.", "Bridge repair", "Wire", "2025-03-28"
)


class Views(FakeEngine):
    """Makes real views of three stories."""

    def timeline(self, topic: str, filters: Filters, around: date | None, most: int) -> View:
        self.asked.append({"topic": topic, "filters": filters, "around": around, "most": most})
        evidence = Desk(Library(CITY, FIRE, LATER)).evidence("Timeline of the bridge repair")
        return timeline(topic, on_topic(evidence, most) if topic != "nothing" else [], "i", around)

    def compare(self, topic: str, filters: Filters) -> View:
        self.asked.append({"topic": topic, "filters": filters})
        return compare(topic, Desk(Library(CITY, FIRE, LATER)).evidence("Timeline of the bridge repair"), "i")


@pytest.fixture
def engine() -> Views:
    return Views()


@pytest.fixture
def parts(engine: Views) -> Parts:
    return parts_with(engine)


def test_topic_days_limit_and_filters_reach_the_engine(engine: Views, parts: Parts) -> None:
    assert main(["timeline", "the", "bridge", "--around", "2025-03-04", "--limit", "5", "--since", "2025-03"], parts) == 0
    assert engine.asked == [{"topic": "the bridge", "filters": Filters(since="2025-03-01"), "around": date(2025, 3, 4), "most": 5}]


def test_a_persons_timeline_has_the_day_the_storys_word_and_the_gap(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "bridge"], parts) == 0
    shown = capsys.readouterr().out
    assert "3 March 2025 · “Monday” in Post · 2025-03-05" in shown
    assert "The bridge repair was halted by a fire on 4 March.[2]" in shown
    assert "No story from 6 March 2025 to 27 March 2025." in shown
    assert shown.index("Monday") < shown.index("halted")


def test_weeks_have_headings_when_asked_for(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "bridge", "--by", "week"], parts)
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith("Week of")] == ["Week of 3 March 2025", "Week of 24 March 2025"]


def test_json_csv_and_calendar_tell_the_same_days(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "bridge", "--json"], parts)
    days = [item["day"] for item in json.loads(capsys.readouterr().out)["items"]]
    main(["timeline", "bridge", "--csv"], parts)
    assert (
        [row["day"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == days == ["2025-03-03", "2025-03-04", "2025-03-27"]
    )
    main(["timeline", "bridge", "--ics"], parts)
    starts = [line[-8:] for line in capsys.readouterr().out.splitlines() if line.startswith("DTSTART")]
    assert starts == [day.replace("-", "") for day in days]


def test_markdown_has_the_day_in_front_and_the_notes_below(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "bridge", "--markdown"], parts)
    shown = capsys.readouterr().out
    assert "- **4 March 2025** (“4 March” in Gazette · 2025-03-05): The bridge repair was halted by a fire on 4 March.[^2]" in shown
    assert "[^2]: b.txt" in shown


def test_two_forms_at_once_are_wrong_usage(parts: Parts) -> None:
    assert main(["timeline", "bridge", "--ics", "--json"], parts) == 2


def test_no_event_ends_with_code_3(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "nothing"], parts) == 3
    assert "no event" in capsys.readouterr().out
    assert main(["timeline", "nothing", "--ics"], parts) == 3


def test_figures_stand_below_each_other(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bridge", "repair"], parts) == 0
    shown = capsys.readouterr().out.splitlines()
    at = shown.index("Figures side by side")
    assert shown[at + 2].startswith("4.2 million euros  The bridge repair  Post")
    assert shown[at + 3].startswith("6.8 million euros  The bridge repair  Wire")
    assert shown[0] == "Post"


def test_comparing_nothing_is_wrong_usage(parts: Parts) -> None:
    assert main(["compare"], parts) == 2


def test_the_footnotes_of_a_view_are_kept(parts: Parts, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["compare", "bridge"], parts)
    capsys.readouterr()
    assert main(["export", "--text"], parts) == 0
    assert "4.2 million euros" in capsys.readouterr().out
