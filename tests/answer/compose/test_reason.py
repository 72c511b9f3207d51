"""Reasons: what the stories give, or else the words of the one who is asked about."""

from __future__ import annotations

import pytest

from rag.answer.calibration import Decision
from rag.answer.compose import fact, reason
from rag.llm import Prompt
from tests.answer.fakes import Desk, Library, deciding, said, story, told
from tests.scripted import Scripted

ADVICE = story(
    "advice.txt",
    "Ada Quill, who leads the clinic, called the advice on the shot irresponsible.\n\nJon Dahl gave the advice on the shot on Monday.",
    "Advice on the shot",
)


def test_where_no_reason_is_given_for_what_somebody_holds_that_persons_words_are_told() -> None:
    def odds(prompt: Prompt) -> float:
        return -6.0 if "Why" in prompt.question else 6.0

    desk = Desk(Library(ADVICE), Scripted("Ada Quill called the advice on the shot irresponsible.", odds))
    asked = "Why does Ada Quill criticise the advice on the shot?"
    decided = Decision(-1.0, {"tells": 1.0}, {})
    assert fact.compose(desk.evidence(asked), deciding(desk, read=decided)).statements == ()
    (line,) = told(desk, asked, read=decided)
    assert "irresponsible" in line


def test_what_others_say_of_themselves_is_nobody_elses_reason() -> None:
    others = story(
        "radio.txt",
        'The singer Siv Lund wrote: "I have decided to leave Radio Dorn because of its songs, as Jon Ask did."\n\n'
        "Jon Ask left Radio Dorn because of what it said on vaccines.",
        "Singers leave Radio Dorn",
    )
    desk = Desk(Library(others), said("x"))

    def told_of(who: str) -> list[str]:
        return [line.text[:8] for line in reason.own_reasons(desk.evidence(f"Why did {who} leave Radio Dorn?")).ranked]

    assert told_of("Jon Ask") == ["Jon Ask "]
    assert sorted(told_of("Siv Lund")) == ["Jon Ask ", "The sing"]


@pytest.mark.parametrize(("odds", "is_told"), [(0.3, False), (1.0, True)])
@pytest.mark.parametrize("cause", ["", " because he was lazy"])
def test_a_reason_in_the_models_words_must_be_surer_where_its_sentence_gives_no_cause(cause: str, odds: float, is_told: bool) -> None:
    kept = story("kept.txt", f"Max Vogel made the boy stand for three hours{cause}.", "The boy of Dorn", "Post", "2025-03-02")
    written = "The boy stayed because he was punished for lying at school: Max Vogel made him stand for three hours."
    desk = Desk(Library(kept), Scripted(written, odds))
    answer = told(desk, "Why did the boy stay with Max Vogel?", read=Decision(0.0, {"tells": 1.0}, {}))
    assert bool(answer) is (is_told or bool(cause))
