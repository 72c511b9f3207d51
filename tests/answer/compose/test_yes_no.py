"""Yes or no: a lead only when one is sure and the other is not; the settling words always follow."""

from __future__ import annotations

import pytest

from rag.answer.calibration import Decision
from rag.llm import Prompt, Scripted
from tests.answer.fakes import NEVER, SURE, Desk, Library, deciding, reader, story, told

DIRECTOR = story(
    "director.txt",
    "Director Oskar Lind said that he would not resign. The union had asked him to resign.",
    "Director stays",
    "Gazette",
    "2025-05-06",
)
QUESTION = "Will the director Oskar Lind resign?"


def truthful(prompt: Prompt) -> float:
    """Holds a claim for true when it is denied like the passage."""
    return 6.0 if (" not " in prompt.question) == (" not " in " ".join(prompt.passages)) else -6.0


@pytest.mark.parametrize(("yes", "no", "lead"), [(SURE, NEVER, "Yes. "), (NEVER, SURE, "No. "), (SURE, SURE, ""), (NEVER, NEVER, "")])
def test_a_lead_needs_one_decision_and_not_the_other(yes: Decision, no: Decision, lead: str) -> None:
    (line,) = told(Desk(Library(DIRECTOR), reader()), QUESTION, yes=yes, no=no)
    assert line.startswith(f"{lead}Director") or line.startswith(f"{lead}The union")


def test_the_words_that_settle_it_are_the_storys() -> None:
    (line,) = told(Desk(Library(DIRECTOR), reader()), QUESTION, yes=NEVER, no=NEVER)
    assert line in DIRECTOR.text


def test_negating_the_claim_never_keeps_the_lead() -> None:
    desk = Desk(Library(DIRECTOR), Scripted("He would not resign.", truthful))
    plain = desk.ask(QUESTION).text
    denied = desk.ask("Will the director Oskar Lind not resign?").text
    leads = [text.split(". ")[0] if text.startswith(("Yes. ", "No. ")) else None for text in (plain, denied)]
    assert leads[0] is None or leads[0] != leads[1]
    assert leads[0] != "Yes"


def test_nothing_is_said_where_it_is_not_settled() -> None:
    assert told(Desk(Library(DIRECTOR), reader()), QUESTION, settled=NEVER, read=NEVER) == []


def test_the_model_is_asked_the_same_thing_only_once() -> None:
    model = reader()
    desk = Desk(Library(DIRECTOR), model)
    desk.ask(QUESTION)
    asked = [(prompt.passages, prompt.question) for prompt in model.prompts]
    assert len(asked) == len(set(asked))
    assert deciding(desk).decides("yes", {})
