"""Accounts of a topic as a view: four kinds of items, each with its footnotes."""

from __future__ import annotations

from rag.views import View
from rag.views.compare import compare
from rag.views.types import to_json
from tests.answer.fakes import Desk, Library, story

CITY = story(
    "a.txt",
    "The city puts the cost of the bridge repair at 4.2 million euros. The engineer Ada Quill leads the repair of the bridge.",
    "Bridge repair",
    "Post",
    "2025-03-01",
)
AUDITOR = story("b.txt", "The bridge repair will cost 6.8 million euros, the city was told.", "Bridge repair", "Gazette", "2025-03-05")
LATER = story("c.txt", "The city puts the cost of the bridge repair at 5.1 million euros.", "Bridge repair", "Post", "2025-03-09")


def view() -> View:
    library = Library(CITY, AUDITOR, LATER, newer={"a.txt": "c.txt"})
    return compare("cost of the bridge repair", Desk(library).evidence("Timeline of the cost of the bridge repair"), "i")


def test_outlets_then_figures_then_corrections() -> None:
    items = to_json(view())["items"]
    kinds = [item["kind"] for item in items]
    assert kinds == sorted(kinds, key=["says", "figure", "correction", "only here"].index)
    says = [item for item in items if item["kind"] == "says"]
    assert [item["outlet"] for item in says] == ["Gazette", "Post"]


def test_figures_have_their_value_and_what_they_count() -> None:
    figures = [item.fields for item in view().items if item.fields["kind"] == "figure"]
    assert [(one["value"], one["outlet"], one["day"]) for one in figures] == [
        ("6.8 million euros", "Gazette", "2025-03-05"),
        ("5.1 million euros", "Post", "2025-03-09"),
    ]
    assert all(one["counts"] for one in figures)


def test_a_correction_cites_what_holds_and_what_it_replaces() -> None:
    (one,) = [item for item in view().items if item.fields["kind"] == "correction"]
    assert [citation.file for citation in one.citations] == ["c.txt", "a.txt"]
    assert "4.2 million" in str(one.fields["corrects"])


def test_a_figure_that_a_correction_takes_back_stands_beside_the_right_one() -> None:
    wrong = story("a.txt", "The number of people ill in the village has risen to 140, the hospital said.", "140 ill", "Post", "2025-03-06")
    others = story("b.txt", "At least 112 people in the village are ill, two days after the rain.", "112 ill", "Gazette", "2025-03-05")
    right = story(
        "c.txt",
        "In a story of 6 March (“140 ill”) we reported that 140 people in the village were ill. That was wrong. "
        "The number of people ill on that day was 112, and not 140, as the clinic had said.",
        "Correction: the number of people ill in the village",
        "Post",
        "2025-03-21",
    )
    told = compare("people ill in the village", Desk(Library(wrong, others, right)).evidence("Timeline of people ill in the village"), "i")
    figures = {
        (one.fields["value"], one.fields["outlet"], one.fields["taken_back"]) for one in told.items if one.fields["kind"] == "figure"
    }
    assert ("140", "Post", True) in figures
    assert ("112", "Gazette", None) in figures
    assert "two days" not in {value for value, _, _ in figures}
    (correction,) = [one for one in told.items if one.fields["kind"] == "correction"]
    assert [citation.file for citation in correction.citations] == ["c.txt", "a.txt"]


def test_what_a_raised_sum_is_of_is_named() -> None:
    first = story("a.txt", "The museum’s friends have offered a reward of 15,000 euros.", "Reward", "Post", "2025-03-11")
    raised = story(
        "b.txt",
        "The reward offered by the friends of the museum has been raised from 15,000 to 25,000 euros.",
        "Reward",
        "Wire",
        "2025-03-24",
    )
    told = compare("reward of the museum", Desk(Library(first, raised)).evidence("Timeline of the reward of the museum"), "i")
    counts = {one.fields["value"]: str(one.fields["counts"]).lower() for one in told.items if one.fields["kind"] == "figure"}
    assert "reward" in counts["25,000 euros"]
    assert "reward" in counts["15,000 euros"]


def test_what_a_sum_is_of_may_follow_it_and_is_no_pronoun() -> None:
    first = story(
        "a.txt",
        "After the theft he offered a $100,000 reward for the compass. She got nine years in prison.",
        "Theft",
        "Post",
        "2025-03-11",
    )
    later = story(
        "b.txt",
        "The theft of the compass cost her nine years in prison, and a $90,000 reward for the compass.",
        "Theft",
        "Wire",
        "2025-03-24",
    )
    told = compare("theft of the compass", Desk(Library(first, later)).evidence("Timeline of the theft of the compass"), "i")
    counts = {(one.fields["value"], one.fields["counts"]) for one in told.items if one.fields["kind"] == "figure"}
    assert counts == {("$100,000", "reward"), ("$90,000", "reward")}


def test_shares_of_other_things_do_not_stand_side_by_side() -> None:
    first = story(
        "a.txt", "In the bridge vote 40 percent of the voters were women, the council of Dorn said.", "Vote", "Post", "2025-03-11"
    )
    other = story("b.txt", "The bridge vote in the council of Dorn let 12 percent of the clerks go.", "Clerks", "Wire", "2025-03-12")
    same = story("c.txt", "In the bridge vote 45 percent of the voters were women, the council of Dorn said.", "Vote", "Wire", "2025-03-12")
    for second, values in ((other, set()), (same, {"40 percent", "45 percent"})):
        shown = compare("bridge vote in Dorn", Desk(Library(first, second)).evidence("Timeline of the bridge vote in Dorn"), "i").items
        assert {one.fields["value"] for one in shown if one.fields["kind"] == "figure"} == values


def test_an_outlet_off_the_topic_stays_out_and_one_with_a_sentence_on_it_comes_in() -> None:
    compass = story("d.txt", "The compass was made on Net Street. It is old.", "The compass", "Review", "2025-03-06")
    council = story(
        "e.txt",
        "The council met on Monday about the schools. It sat until ten. A vote is due in May. "
        "The city has put the cost of the bridge repair at 5.9 million euros.",
        "Council meets",
        "Courier",
        "2025-03-10",
    )
    evidence = Desk(Library(CITY, AUDITOR, compass, council)).evidence("Timeline of the cost of the bridge repair")
    shown = compare("cost of the bridge repair", evidence, "i").items
    assert {item.fields["outlet"] for item in shown if item.fields["kind"] == "says"} == {"Post", "Gazette", "Courier"}
    assert "5.9 million euros" in [item.fields.get("value") for item in shown]
