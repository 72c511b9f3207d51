"""Words as numbers: the same words, and the same number for the same word only."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rag.language.runs import letters_of, words

PATTERN = re.compile(r"\w+(?:[’',.]\w+)*")
PIECES = [*"aBé\u0301’',.-1 \n中한ǅ€", "don’t", "1,500", "wait..."]


@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_are_those_of_the_pattern(text: str) -> None:
    found = words(letters_of(text))
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == PATTERN.findall(text)


@given(listed=st.lists(st.text("ab1é", min_size=1, max_size=12), min_size=1))
def test_only_the_same_word_has_the_same_code(listed: list[str]) -> None:
    codes = words(letters_of(" ".join(listed))).codes.tolist()
    assert len(set(zip(codes, listed, strict=True))) == len(set(codes)) == len(set(listed))
