"""Turns that lean on the conversation, double questions and broad ones."""

from __future__ import annotations

import pytest

from rag.answer.follow import Wish, leans, read, without_forms
from rag.answer.parts import by_story, is_broad, parts
from rag.answer.translate import translated
from rag.llm import Scripted
from rag.types import Turn
from tests.answer.fakes import Shelf, story

ASKED = (Turn("user", "Who won the 2004 Nobel Peace Prize?"), Turn("assistant", "Wangari Maathai"))


@pytest.mark.parametrize(
    "question", ["What organization did she found?", "And when?", "What about Ben Wallace?", "How large is the cash award?"]
)
def test_a_leaning_question_is_made_whole(question: str) -> None:
    whole = read(question, ASKED).question
    assert whole.endswith(question)
    assert "2004 Nobel Peace Prize" in whole


def test_why_asks_about_the_last_reply() -> None:
    assert read("Why?", ASKED).question == "Wangari Maathai Why?"


def test_only_the_persons_turns_are_needed() -> None:
    assert read("What did she found?", ASKED[:1]) == Wish(f"{ASKED[0].content} What did she found?", ASKED[0].content)


def test_a_question_on_its_own_feet_stays_as_it_is() -> None:
    question = "How many people died in the Bam earthquake in Iran?"
    assert not leans(question)
    assert read(question, ASKED) == Wish(question)
    assert read("What did she found?", ()) == Wish("What did she found?")


def test_how_do_you_know_shorter_and_other_languages_come_back_to_the_question() -> None:
    assert read("Who said so?", ASKED).evidence
    assert read("And who said so?", ASKED).evidence
    assert not read("Who said so about the prize in Kenya?", ASKED).evidence
    assert read("How do you know?", ASKED) == Wish(ASKED[0].content, evidence=True)
    assert read("shorter", ASKED) == Wish(ASKED[0].content, short=True)
    assert read("in French please", ASKED) == Wish(ASKED[0].content, language="French")


@pytest.mark.parametrize("form", ["in French", "shorter", "How do you know?"])
def test_a_turn_that_wanted_another_form_is_nothing_to_lean_on(form: str) -> None:
    later = (*ASKED, Turn("user", form), Turn("assistant", "Sous une autre forme."))
    assert without_forms(later) == ASKED
    for question in ("What organization did she found?", "shorter", "Why?", "How do you know?"):
        assert read(question, later) == read(question, ASKED)
    assert read("shorter", later).history == ()  # the question is asked as it was the first time
    assert without_forms((Turn("user", form),)) == (Turn("user", form),)  # there is nothing before it


def test_a_double_question_falls_into_its_parts() -> None:
    assert parts("Who found the compass and where was it?") == (("", "Who found the compass?"), ("Who found the compass?", "where was it?"))
    assert parts("Who met Ada Quill and Tom Reyes?") == (("", "Who met Ada Quill and Tom Reyes?"),)


def test_broad_questions_go_story_by_story_in_order_of_date() -> None:
    assert is_broad("Summarise what happened between March and May.")
    assert is_broad("What did each side say?")
    assert not is_broad("Who found the compass?")
    shelf = Shelf(story("b", "B.", published="2025-05-02"), story("c", "C."), story("a", "A.", published="2025-05-01"))
    assert [hits[0].article.file for hits in by_story(shelf.hits())] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Die 2 Lager kosten 6,8 Millionen und werden am 20. Juni fertig.", True),
        ("Die siebzehn Lager kosten 6,8 Millionen und werden am 20. Juni fertig.", False),
        ("Die 2 Lager kosten 6,8 Millionen und werden im Juni fertig.", False),
        ("", False),
    ],
)
def test_a_translation_keeps_every_figure(said: str, stands: bool) -> None:
    sentence = "The two bearings cost 6.8 million and will be ready on 20 June."
    assert translated(sentence, "German", Scripted(said)) == (said if stands else sentence)
