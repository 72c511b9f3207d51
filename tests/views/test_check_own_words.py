"""A story's own sentence is supported; the same with one thing altered is not. Over the example stories, on the real parser."""

from __future__ import annotations

import re
from functools import cache

import pytest

from rag.answer.evidence import Shelf
from rag.config import load_settings
from rag.corpus import mark, read
from rag.syntax import load_parser
from rag.types import Filters
from rag.views.check import Checked, Checker, Draft
from tests.answer.fakes import EXAMPLES, Library, WordVectors, story

EVERY = 8  # sentences between two that are tried
OVERTAKEN = "No longer so"
HELD = {"supported", "not checkable"}


@cache
def made() -> tuple[Checker, tuple[str, ...]]:
    articles = [mark(one) for path in sorted(EXAMPLES.iterdir()) for one in read(EXAMPLES, path.name, load_settings())[0]]
    library = Library(*articles)
    shelf = Shelf(library)
    said = [line.text for info in library.articles() for line in shelf.story(info).lines]
    return Checker(library.search, shelf, WordVectors(), None, load_parser(load_settings())), tuple(said[::EVERY])


def checked(text: str, checker: Checker | None = None) -> list[Checked]:
    return list((checker or made()[0]).check(Draft("-", text), Filters()))


@pytest.mark.slow
def test_a_storys_own_sentence_is_supported_where_no_later_story_takes_it_back() -> None:
    wrong = [one.text for text in made()[1] for one in checked(text) if one.verdict not in HELD and not one.why.startswith(OVERTAKEN)]
    assert not wrong


def test_a_sentence_with_another_figure_is_not_supported() -> None:
    altered = [re.sub(r"\b\d[\d,]*\b", lambda found: str(int(found[0].replace(",", "")) + 111), text) for text in made()[1]]
    held = [text for text, was in zip(altered, made()[1], strict=True) if text != was and _supported(text)]
    assert not held


def test_a_sentence_that_loses_its_not_is_not_supported() -> None:
    altered = [text.replace(" not ", " ", 1) for text in made()[1] if " not " in text and "not only" not in text]
    assert altered
    assert not [text for text in altered if _supported(text)]


@pytest.mark.parametrize(
    "text", ["The bridge was shut on Monday, the mayor said.", "It was Wim Abdel-Rahman, of D66 and GovExec.com, who wrote it."]
)
def test_own_words_are_supported_in_a_story_without_a_day_and_whatever_its_names(text: str) -> None:
    library = Library(story("undated.txt", f"The town is small. {text} Nobody was hurt.", "Bridge shut"))
    (one,) = checked(text, Checker(library.search, Shelf(library), WordVectors()))
    assert one.verdict == "supported"
    assert text in {citation.quote for citation in one.citations}


def test_what_a_sentence_only_denies_is_not_told_by_its_words() -> None:
    library = Library(story("denied.txt", "The company denied that it had planned to leave the town.", "No plan"))
    assert not [
        one
        for one in checked("It had planned to leave the town.", Checker(library.search, Shelf(library), WordVectors()))
        if one.verdict == "supported"
    ]


def _supported(text: str) -> bool:
    return all(one.verdict in HELD for one in checked(text))
