"""What a fact is read from, in turn."""

from __future__ import annotations

from rag.answer.calibration import DEFAULT, Decision, calibration_of
from rag.answer.compose.readings import newest, readings
from rag.answer.generate.blocks import block
from rag.llm import Prompt
from tests.answer.fakes import Desk, Library, story, told
from tests.scripted import Scripted

MARCH = story("a.txt", "The fare of the harbour ferry is 2 euros. Boats are full.", "The harbour ferry", "Courier", "2025-03-02")
MAY = story(
    "b.txt", "Prices rose. The harbour ferry now costs 3 euros, its fare before was lower.", "Ferry dearer", "Courier", "2025-05-20"
)
TOLD = Decision(0.0, {"tells": 1.0}, {})
FOUND = tuple(
    f"The harbour ferry carried the {name} of a harbour fair." for name in ("tents", "bells", "stalls", "flags", "boards", "lamps")
)
LONG = story("long.txt", " ".join((*FOUND, "Ada Quill steered it.")), "The harbour ferry", "Courier", "2025-03-02")


def test_what_is_so_now_is_read_from_the_newest_story_first() -> None:
    first, *_ = readings(Desk(Library(MARCH, MAY)).evidence("What is the current fare of the harbour ferry?"))
    assert {line.story.info.file for line in first[0].ranked} == {"b.txt"}
    assert not first[1]


def test_otherwise_all_stories_are_read_at_once() -> None:
    first, *_ = readings(Desk(Library(MARCH, MAY)).evidence("What is the fare of the harbour ferry?"))
    assert {line.story.info.file for line in first[0].ranked} == {"a.txt", "b.txt"}


def test_a_story_on_something_else_is_not_the_newest_one() -> None:
    other = story("c.txt", "The harbour was painted.", "Painting", "Courier", "2025-09-01")
    assert [one.info.file for one in newest(Desk(Library(MARCH, MAY, other)).evidence("What is the fare of the harbour ferry?"))] == [
        "b.txt",
        "a.txt",
    ]


def test_of_one_day_no_story_is_the_newest() -> None:
    twin = story("d.txt", "The fare of the harbour ferry is 4 euros.", "The harbour ferry", "Herald", "2025-03-02")
    assert newest(Desk(Library(MARCH, twin)).evidence("What is the fare of the harbour ferry?")) == []


def test_what_comes_after_the_best_sentences_is_read_last_and_must_be_surer() -> None:
    evidence = Desk(Library(LONG)).evidence("Who was at the wheel of the harbour ferry?")
    (_, best), (beyond, best_too) = readings(evidence)
    assert (best, best_too) == (True, False)
    assert calibration_of(DEFAULT).surer["part"] > 0.0
    assert set(beyond.ranked).isdisjoint(block(evidence)[1])


def test_what_several_things_are_asked_of_is_read_once() -> None:
    assert len(list(readings(Desk(Library(LONG)).evidence("Which things did the harbour ferry carry?")))) == 1


def test_a_fact_that_the_best_sentences_do_not_tell_is_found_after_them() -> None:
    def write(prompt: Prompt) -> str:
        return "Ada Quill steered the harbour ferry." if "Ada Quill" in prompt.passages[-1] else "The ferry carried tents."

    def odds(prompt: Prompt) -> float:
        return 6.0 if "Ada Quill" in prompt.passages[-1] else -6.0

    (answer,) = told(Desk(Library(LONG), Scripted(write, odds)), "Who was at the wheel of the harbour ferry?", read=TOLD)
    assert "Ada Quill" in answer


def test_a_fact_that_no_sentence_tells_is_still_refused() -> None:
    desk = Desk(Library(LONG), Scripted("Ada Quill steered it.", -6.0))
    assert told(desk, "Who was at the wheel of the harbour ferry?", read=TOLD) == []
