"""`ask --explain` prints the stages of every kind of answer."""

from __future__ import annotations

import pytest

from rag.answer.explain import Trace
from rag.cli.explain import explain
from tests.answer.fakes import Desk, Library, said, story

FERRY = story(
    "ferry.txt",
    "The harbour ferry was cancelled on Monday after a rudder failed. Mayor Ada Quill said repairs would cost 40,000 crowns. "
    "Auditor Tom Reyes said the repairs would cost twice as much.",
    "Ferry cancelled",
    "Harbour Gazette",
    "2025-05-06",
)


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        ("Why was the ferry cancelled?", ["[draft]", "[signals]", "drafted: "]),
        ("Was the ferry cancelled on Monday?", ["[yes or no]", "yes 6.00"]),
        ("What did the mayor say about the repairs?", ["[speaker]", "[draft]"]),
        ("What do the mayor and the auditor say about the repairs?", ["[sides]", "[one side]"]),
        ("What do both sides say about the repairs?", ["[sides]", "[positions]"]),
        ("What happened with the ferry, in order?", ["intent timeline", "[signals]"]),
        ("Which repairs are there?", ["[question]", "[evidence]"]),
    ],
)
def test_the_stages_are_printed(question: str, stages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    trace = Trace()
    desk = Desk(Library(FERRY), said("Repairs of the ferry would cost 40,000 crowns."), caution=0.0)
    desk.ask(question, trace=trace)
    explain(trace)
    printed = capsys.readouterr().err
    assert all(stage in printed for stage in ["[question]", "[evidence]", *stages]), printed
    assert "Traceback" not in printed
