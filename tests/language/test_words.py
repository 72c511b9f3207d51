"""Words, names and numbers in the forms in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language import words


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,000", "1000"), ("ten", "10"), ("requested", "request"), ("studies", "study"), ("bn", "billion"), ("planned", "plan")],
)
def test_forms_of_one_word_are_one(one: str, other: str) -> None:
    assert words.normal(one) == words.normal(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Austria", "Australia"), ("13", "14"), ("1.5", "15")])
def test_other_words_stay_others(one: str, other: str) -> None:
    assert words.normal(one) != words.normal(other)
    assert not words.same_name(one, other)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Pérez", "Perez"),
        ("Erdoğan", "Erdogan"),
        ("Łódź", "Lodz"),
        ("Øystein", "Oystein"),
        ("Nin\u0303a", "Niña"),
        ("İstanbul", "Istanbul"),
    ],
)
def test_a_name_is_the_same_without_its_accents(written: str, typed: str) -> None:
    assert words.content(f"the {written}") == words.content(f"the {typed}") == {words.normal(typed)}


@pytest.mark.parametrize("word", ["йод", "が", "한국", "हिंदी"])
def test_letters_of_other_scripts_keep_what_makes_them(word: str) -> None:
    assert words.unaccented(word) == word


def test_numbers_and_names() -> None:
    assert words.numbers("It cost $11.5bn, or 1,000 crowns each, for ten people") == {"11500000000", "1000", "10"}
    assert words.names("On Monday Ada Quill met the U.S. envoy") == ("Monday", "Ada", "Quill", "US")
    assert words.same_name("Ukraine", "Ukrainian")


def test_words_that_go_round_in_circles_are_noticed() -> None:
    assert words.circles("The vaccine will be " + "full operating " * 5)
    assert not words.circles("The mayor of the city and the council of the city and the clerk of the city met.")


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_has_words(text: str) -> None:
    names = words.names(f"The envoy met Ada Quill.\n{text}")
    assert names[:2] == ("Ada", "Quill")
    assert words.content(f"The envoy met Ada Quill.\n{text}") >= {words.normal(name) for name in names if len(name) > 1}


@pytest.mark.parametrize(("one", "other"), [("Zelensky", "Zelenskyy"), ("Zelenskiy", "Zelensky"), ("Lukyanenkii", "Lukyanenky")])
def test_a_name_in_two_transcriptions_is_one_as_it_stands_and_in_its_normal_form(one: str, other: str) -> None:
    assert words.same_name(one, other)
    assert words.same_name(words.normal(one), words.normal(other))
