"""What each outlet says, figures beside each other, and what only one has."""

from __future__ import annotations

from rag.answer.accounts import accounts, corrections, figures, only_here, taken_back
from rag.answer.evidence import Evidence
from rag.types import Article
from tests.answer.fakes import Desk, Library, story

CITY = story(
    "a.txt",
    "The city puts the cost of the bridge repair at 4.2 million euros. The engineer Ada Quill leads the work.",
    "Bridge repair",
    "Post",
    "2025-03-01",
)
AUDITOR = story(
    "b.txt", "The bridge repair will cost 6.8 million euros, and not less, the city was told.", "Bridge repair", "Gazette", "2025-03-05"
)


def evidence(*stories: Article, newer: dict[str, str] | None = None) -> Evidence:
    return Desk(Library(*stories, newer=newer)).evidence("Timeline of the cost of the bridge repair")


def test_each_outlet_speaks_in_order_of_its_day() -> None:
    found = accounts(evidence(AUDITOR, CITY), 3)
    assert [account.outlet for account in found] == ["Post", "Gazette"]
    assert "4.2 million" in found[0].lines[0].text


def test_figures_for_one_thing_stand_beside_each_other() -> None:
    ((first, second),) = figures(evidence(CITY, AUDITOR), 5)
    assert (first.value, second.value) == ("4.2 million euros", "6.8 million euros")
    assert first.counts == "the bridge repair"


def test_figures_for_other_things_do_not() -> None:
    fare = story("c.txt", "A crossing by ferry costs 2 euros, the bridge company said.", "Bridge repair", "Wire", "2025-03-06")
    assert all(figure.line.story.info.file != "c.txt" for group in figures(evidence(CITY, AUDITOR, fare), 5) for figure in group)


def test_what_a_number_counts_may_stand_before_it() -> None:
    ill = story("a.txt", "At least 112 people have fallen ill from the bridge repair.", "Bridge repair", "Post", "2025-03-01")
    more = story(
        "b.txt", "The number of people who have fallen ill from the repair has risen to 140.", "Bridge repair", "Gazette", "2025-03-02"
    )
    ((first, second),) = figures(evidence(ill, more), 5)
    assert (first.value, first.counts, second.value) == ("112", "people", "140")


def test_only_one_outlet_has_a_name() -> None:
    assert [line.text for line in only_here(evidence(CITY, AUDITOR), 2, 9)] == ["The engineer Ada Quill leads the work."]
    assert only_here(evidence(CITY), 2, 9) == []


def test_a_correction_and_a_newer_version_put_right() -> None:
    newer = story("n.txt", "The city puts the cost of the bridge repair at 5.1 million euros.", "Bridge repair", "Post", "2025-03-02")
    found = evidence(CITY, newer, newer={"a.txt": "n.txt"})
    (one,) = corrections(found)
    assert (one.line.story.info.file, one.replaced.story.info.file) == ("n.txt", "a.txt")
    right = story(
        "r.txt",
        "In “Bridge repair” we wrote 6.8 million euros. The sum of 6.8 million was of another bridge.",
        "Correction: bridge repair",
        "Gazette",
        "2025-03-09",
    )
    found = evidence(CITY, AUDITOR, right)
    group = figures(found, 5)[0]
    assert [taken_back(figure, found) for figure in group if figure.line.story.info.file == "b.txt"] == [True]
    assert not any(taken_back(figure, found) for figure in group if figure.line.story.info.file == "a.txt")
