"""The words of a sentence are told the same whether they are plain ones or not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rag.language.spoken import _PLAIN, _WORD, tokens

_PIECES = [
    "the",
    "Lee",
    "Dr",
    "Mr",
    "U.S",
    "A",
    "x-ray",
    "e-mail",
    "don’t",
    "it's",
    "1,000",
    "3rd",
    "@lee",
    "_a",
    "É",
    "é",
    *".,;:’'“”()–— ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_plain_words_are_those_of_the_rest_of_the_pattern(text: str) -> None:
    rest = re.compile(_WORD.pattern.removeprefix(f"{_PLAIN}|"))
    assert rest.pattern != _WORD.pattern
    assert _WORD.findall(text) == rest.findall(text)


@given(st.lists(st.sampled_from([*_PIECES, "\n", "\u00a0", "_"]), max_size=20).map("".join))
def test_tokens_are_the_words_that_a_search_finds(text: str) -> None:
    assert [token[:4] for token in tokens(text, ())] == [(m[0], m[0].lower().rstrip("."), *m.span()) for m in _WORD.finditer(text)]
