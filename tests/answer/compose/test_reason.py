"""Reasons: what the stories give, or else the words of the one who is asked about."""

from __future__ import annotations

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
