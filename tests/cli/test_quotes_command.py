"""`footnote quotes`: what it asks of the engine, and how its statements are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import pytest

from rag.cli import main, strings
from rag.cli.quotes import _statements as statements
from rag.types import Filters
from rag.views import Item, View
from rag.views.quotes import introduced
from rag.views.types import Value, told
from tests.cli.fake import CITATION, QUOTE, FakeEngine, parts_with


def test_person_topic_and_filters_reach_the_engine(capsys: pytest.CaptureFixture[str]) -> None:
    engine = FakeEngine()
    assert (
        main(["quotes", "Sol", "Reyes", "--about", "harbour", "--since", "2024-03", "--by", "outlet", "--limit", "7"], parts_with(engine))
        == 0
    )
    asked = {"quotes": "Sol Reyes", "about": "harbour", "filters": Filters(since="2024-03-01"), "limit": 7, "by_outlet": True}
    assert engine.asked == [asked]


def test_a_statement_as_text_says_who_when_where_and_who_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "Reyes"], parts_with()) == 0
    shown = capsys.readouterr().out
    assert "2024-03-01  Sol Reyes  said · The Courier" in shown
    assert f"“{QUOTE}”[1]" in shown
    assert "also in The Post" in shown
    assert "[1] harbour.txt:4" in shown


@pytest.mark.parametrize(
    ("verb", "head"), [("said", ("", "Okonjo", "said")), ("according to", ("according to", "Okonjo", "")), (None, ("", "Okonjo", ""))]
)
def test_who_is_quoted_stands_where_a_reader_expects(verb: str | None, head: tuple[str, str, str]) -> None:
    assert introduced({"speaker": "Okonjo", "verb": verb}) == head


def test_as_json_it_is_one_object_with_whole_citations_and_nothing_is_held_back(capsys: pytest.CaptureFixture[str]) -> None:
    engine = FakeEngine()
    assert main(["quotes", "--json"], parts_with(engine)) == 0
    item = json.loads(capsys.readouterr().out)["items"][0]
    assert (item["text"], item["speaker"], item["verb"], item["direct"], item["day"]) == (QUOTE, "Sol Reyes", "said", True, "2024-03-01")
    assert item["citations"][0]["quote"] == CITATION.quote
    assert engine.asked[0]["limit"] is None


def test_speakers_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--speakers", "--csv"], parts_with()) == 0
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (row["text"], row["statements"], row["outlets"]) == ("Sol Reyes", "3", "The Courier")
    assert main(["quotes", "--speakers"], parts_with()) == 0
    assert "3  Sol Reyes[1]  2024-03-01 to 2024-03-02 · The Courier" in capsys.readouterr().out


def test_no_column_of_a_table_has_the_name_of_another(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["quotes"], ["quotes", "--speakers"], ["timeline", "bridge"], ["compare", "bridge"]):
        main([*asked, "--csv"], parts_with())
        header = next(csv.reader(io.StringIO(capsys.readouterr().out)), [])
        assert len(header) == len(set(header))


def test_markdown_says_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "Reyes", "--markdown"], parts_with()) == 0
    written = capsys.readouterr().out
    assert f"- 2024-03-01 · **Sol Reyes** said · The Courier: “{QUOTE}”[^1]\n    - also in The Post" in written
    assert main(["quotes", "--speakers", "--markdown"], parts_with()) == 0
    written = capsys.readouterr().out
    assert written.startswith("## Quotes\n\n- **Sol Reyes**: 3 statements · 2024-03-01 to 2024-03-02 · The Courier[^1]")


def test_what_is_so_or_not_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    main(["quotes", "--csv"], parts_with())
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out)))["direct"] == "yes"
    assert [told(name, value) for name, value in (("taken_back", True), ("direct", False), ("also", ("A", "B")), ("day", None))] == [
        "taken back",
        "",
        "A | B",
        "",
    ]


def test_nothing_said_ends_with_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "nobody"], parts_with()) == 3
    assert "No statement was found." in capsys.readouterr().out


def test_the_statements_footnotes_open_as_the_last_answers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["quotes", "Reyes"], parts_with())
    capsys.readouterr()
    assert main(["export", "--text"], parts_with()) == 0
    assert QUOTE in capsys.readouterr().out


def test_speakers_are_not_grouped_by_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--speakers", "--by", "outlet"], parts_with()) == 2


def test_stories_without_an_outlet_have_a_heading_of_their_own() -> None:
    fields: Mapping[str, Value] = {"speaker": "Sol Reyes", "verb": "said", "direct": False, "day": None, "outlet": None}
    heading, _ = statements(View("quotes", "", (Item("it was late", (CITATION,), fields),)), by_outlet=True)
    assert str(heading) == strings.NO_OUTLET
