"""Footnotes: each sentence once, the very words, the line a person would count."""

from __future__ import annotations

import pytest

from rag.answer.evidence import Story
from rag.answer.footnotes import Footnotes, line_number
from rag.answer.generate.tidy import first_sentence, refuses
from rag.answer.statement import ended, led, quoted
from tests.answer.fakes import Library, story

TEXT = "The ferry was cancelled on Monday.\r\n\r\nMayor Ada Quill was not told. She\nlearnt of it on Friday.\rIt sails again."
ARTICLE = story("ferry.txt", TEXT, "Ferry", "Gazette", "2025-05-06")
STORY = Story(ARTICLE, Library(ARTICLE).info(0))
FERRY, QUILL, SHE, AGAIN = STORY.lines


def test_a_sentence_keeps_its_number() -> None:
    notes = Footnotes()
    assert [note.number for note in notes.add((FERRY, QUILL))] == [1, 2]
    assert [note.number for note in notes.add((QUILL, SHE, QUILL))] == [2, 3]
    assert [note.number for note in notes.all] == [1, 2, 3]


def test_a_footnote_holds_the_files_very_words() -> None:
    (note,) = Footnotes().add((SHE,))
    assert note.quote == TEXT[note.start : note.end] == "She\nlearnt of it on Friday."
    assert (note.file, note.outlet, note.published) == ("ferry.txt", "Gazette", "2025-05-06")


@pytest.mark.parametrize(("line", "number"), [(FERRY, 1), (QUILL, 3), (SHE, 3), (AGAIN, 5)])
def test_lines_are_counted_whatever_ends_them(line: object, number: int) -> None:
    assert line_number(STORY, line.start) == number  # type: ignore[attr-defined]


def test_a_sentence_that_leans_is_quoted_with_the_one_before() -> None:
    assert quoted(SHE).text == "Mayor Ada Quill was not told. She learnt of it on Friday."
    assert quoted(SHE).support == (QUILL, SHE)
    assert quoted(SHE, alone=True).support == (SHE,)
    assert led("Earlier: ", quoted(FERRY)).text == "Earlier: The ferry was cancelled on Monday."
    assert ended("It sank;") == "It sank."


@pytest.mark.parametrize("text", ["The articles do not say.", "I don't know.", "", "The article does not mention his age."])
def test_a_draft_that_says_it_does_not_know_is_a_refusal(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize("text", ["Mayor Quill did not resign.", "No one was hurt.", "It is not a ban, she said."])
def test_a_denial_is_no_refusal(text: str) -> None:
    assert not refuses(text)


def test_a_draft_is_its_first_sentence_without_a_needless_opening() -> None:
    assert first_sentence("The article states that the ferry was cancelled. It rained.") == "The ferry was cancelled."
    assert (
        first_sentence("The ferry was cancelled by the U.S. coast guard. It rained.") == "The ferry was cancelled by the U.S. coast guard."
    )
    assert first_sentence("") == ""
