"""What is asked on two sides is read by its form, and nothing else is."""

from __future__ import annotations

import pytest

from rag.answer.question import Intent, understand
from rag.answer.question.contrast import contrasted, figure_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Dorn fever forecast 2022 vs 2023", ["Dorn fever forecast 2022", "Dorn fever forecast 2023"]),
        ("number of people ill: october 21 and november 10", ["number of people ill: October 21", "number of people ill: November 10"]),
        ("number of ill towns late July and late September", ["number of ill towns late July", "number of ill towns late September"]),
        ("house prices june vs july 2022, Lenn", ["house prices June 2022, Lenn", "house prices July 2022, Lenn"]),
        ("How has the toll changed between July and October 2022?", [f"How has the toll changed in {m} 2022" for m in ("July", "October")]),
        (
            "how high did the february rocket go and how high the one in march",
            ["how high did the February rocket go", "how high did the March rocket go"],
        ),
        ("Dorn's favorite hat in 2021 and in 2022", ["Dorn's favorite hat in 2021", "Dorn's favorite hat in 2022"]),
        ("price rises in March 2022 against the month before", ["price rises in March 2022", "price rises in February 2022"]),
        ("Dorn crowd 2022 compared with a year earlier", ["Dorn crowd 2022", "Dorn crowd 2021"]),
        ("size of the Larch Fire vs the Moll Fire", ["size of the Larch Fire", "size of the Moll Fire"]),
        ("magnitude of the Dorn quake versus the Marn quake", ["magnitude of the Dorn quake", "magnitude of the Marn quake"]),
        ("toll in 2020, 2021 and 2022", ["toll in 2020", "toll in 2021", "toll in 2022"]),
        ("Quill's share first round and run-off", ["Quill's share first round", "Quill's share run-off"]),
        ("Moll first round score vs final round", ["Moll first round score", "Moll final round score"]),
        ("turnout in the first and second round", ["turnout in the first round", "turnout in the second round"]),
        ("Depth of the Marn tremor vs Dorn's", ["Depth of the Marn tremor", "Depth of the Dorn tremor"]),
        ("fee on the table: Skylift against Redwing", ["fee on the table: Skylift", "fee on the table: Redwing"]),
        ("Launch cost of the Lift 4 Heavy vs the Brand 2", ["Launch cost of the Lift 4 Heavy", "Launch cost of the Brand 2"]),
        ("How much was the repair bill versus the estimate?", ["How much was the repair bill", "How much was the estimate"]),
    ],
)
def test_sides_share_the_rest_of_the_question(question: str, sides: list[str]) -> None:
    assert [asked for _, asked in contrasted(question)] == sides


@pytest.mark.parametrize(
    "question",
    [
        "How many people died between July and October?",
        "How many people died from 2019 to 2021?",
        "What happened in July and August?",
        "What did Quill do in her war against Dorn?",
        "What do the city and the auditor say about the price?",
        "How many people died in Dorn and Marn?",
        "Who won, Dorn or Marn?",
        "What was the score of Dorn vs Marn?",
        "When was the dam built and who built it?",
        "What is the price of bread and butter?",
        "Who came first and second?",
        "Dorn war February and March 2022",
        f"toll in {', '.join(map(str, range(2001, 2020)))} and 2020",
    ],
)
def test_what_has_no_two_sides_is_none(question: str) -> None:
    assert contrasted(question) == ()


def test_sides_are_questions_of_their_own() -> None:
    question = understand("How much snow fell in July 2021 and in July 2022?")
    assert question.intent is Intent.COMPARE
    assert [(side.side, side.intent) for side in question.sides] == [("July 2021", Intent.FACT), ("July 2022", Intent.FACT)]
    assert not question.parts


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("vote share of the League", "percent"),
        ("depth of the tremor", "measure"),
        ("number of applicants for debt relief", "cardinal"),
        ("house price growth", None),
        ("How much did Skylift pay", "money"),
        ("favorite hat", None),
    ],
)
def test_the_figure_asked_for_is_known_by_its_noun(asked: str, kind: str | None) -> None:
    assert figure_of(asked) == kind
