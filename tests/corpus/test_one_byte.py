"""Tables over bytes find the same as the patterns over text that they stand for."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rag.corpus.lines import Line
from rag.corpus.one_byte import narrow
from rag.corpus.sentences import _LIKENESS, _likeness

TEXTS = st.text(st.sampled_from("aZé’'-“”… ßŠœ_1²\xa0\u00ad.€İ漢ж"), min_size=1, max_size=40)


@given(TEXTS)
def test_words_are_those_of_the_pattern(text: str) -> None:
    line = Line(0, len(text), text)
    if "漢" not in text:
        assert line.words == re.findall(r"\w[\w’'-]*", line.said_once.lower())


@given(TEXTS)
def test_a_likeness_is_that_of_each_character(text: str) -> None:
    assert _likeness(text, narrow(text)) == text.translate(_LIKENESS)
