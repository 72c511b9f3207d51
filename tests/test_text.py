"""Nothing a screen would obey gets through the sanitiser, and no word is lost in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.text import sanitise

SPICE = st.sampled_from(["0;", "31m", "\x1b\\", *"\x1b[]P\x07\x9b\x9c\x9d\r\n\u200d\u202eéa\x85"])


@given(st.one_of(st.text(), st.lists(SPICE).map("".join)))
@example("\x1b\x1b[0m[0m")
@example("é\u200d\u200dé")
def test_what_comes_out_is_clean_and_stays_as_it_is(text: str) -> None:
    clean = sanitise(text)
    assert sanitise(clean) == clean
    for char in clean:
        assert char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}, ascii(char)
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_words_are_untouched(text: str) -> None:
    assert sanitise(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a \x1b[31;1mred\x1b[0m word", "a red word"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP1$r0m\x1b\\x", "x"),
        ("\x1b]0;never ended, yet the story goes on", "]0;never ended, yet the story goes on"),
        ("\x1bcreset \x1b(Bset", "reset set"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("pay\u202eevil\u202c", "payevil"),
        ("zero\u200bwidth\ufeff s\u00adoft", "zerowidth soft"),
        ("👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم"),
        ("a\u200db", "ab"),
        ("lone \ud800", "lone \ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("[bold]no markup is parsed[/bold]", "[bold]no markup is parsed[/bold]"),
    ],
)
def test_examples(text: str, clean: str) -> None:
    assert sanitise(text) == clean
