"""Quick looks, by tables over bytes or at the ends of a text, find what the patterns find that they stand for or are taken before."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rag.corpus.lines import _ENDED, Line
from rag.corpus.one_byte import narrow
from rag.corpus.rules import _CAPTION_START, _CAPTIONS_START, _IN_LINK_ENDS, _LINK_END
from rag.corpus.sentences import _BEFORE_STOPS, _LIKENESS, _NO_ABBREVIATION, _ONE, _ends, _likeness

TEXTS = st.text(st.sampled_from("aZé’'-“”… ßŠœ_1²\xa0\u00ad.€İ漢ж"), min_size=1, max_size=40)


@given(TEXTS)
def test_words_are_those_of_the_pattern(text: str) -> None:
    line = Line(0, len(text), text)
    if "漢" not in text:
        assert line.words == re.findall(r"\w[\w’'-]*", line.said_once.lower())


@given(TEXTS)
def test_a_likeness_is_that_of_each_character(text: str) -> None:
    assert _likeness(text, narrow(text)) == text.translate(_LIKENESS)


ENDS = st.lists(
    st.sampled_from([*"aZ1 .!?…։”’»›')]。」⁇²", "LISTEN NOW", "VIDEO", ">>", "→", "Photo: ", "(Credit", "In this file"]), min_size=1
)


@given(ENDS.map("".join))
def test_a_look_at_the_end_or_beginning_loses_nothing(text: str) -> None:
    assert Line(0, len(text), text).ended == bool(_ENDED.search(text[-6:]))
    assert text.rstrip(".!").endswith(_IN_LINK_ENDS) or not _LINK_END.search(text)
    assert text[0] in _CAPTIONS_START or not _CAPTION_START.match(text)


@given(st.lists(st.sampled_from([*_BEFORE_STOPS, "x", '"', ". ", ". ", " ", "Go", "VI"]), max_size=12).map("".join))
def test_no_abbreviation_without_a_word_before_a_full_stop(text: str) -> None:
    assert any(part.endswith(_BEFORE_STOPS) for part in text.split(".")[:-1]) or not _NO_ABBREVIATION.search(text)


@given(st.lists(st.sampled_from([*"aZé1 ,;:'-)]*", "Mr", "No", "p.m", ". ", "!", "?", '"', "and ", "The "]), min_size=1).map("".join))
def test_what_has_no_stop_inside_is_one_sentence(text: str) -> None:
    like = _likeness(text, narrow(text))
    assert not _ONE.fullmatch(like) or list(_ends(like)) == [len(like)]
