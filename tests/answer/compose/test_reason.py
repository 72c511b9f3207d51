"""Reasons: what the stories give, or else the words of the one who is asked about."""

from __future__ import annotations

from rag.answer.calibration import Decision
from rag.answer.compose import fact
from rag.llm import Prompt
from tests.answer.fakes import Desk, Library, deciding, story, told
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
