"""Nothing a screen would obey gets through the sanitiser, and no word is lost in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from rag.text import IN_SENTENCE, LABEL, label, one_line, quoted, quoted_label, sanitise, unmarked

SPICE = st.sampled_from(["0;", "31m", "\x1b\\", *'\x1b[]P\x07\x9b\x9c\x9d\r\n\u200d\u202eéa\x85［1¹①\u0301漢“"\u2800 '])


@given(st.one_of(st.text(), st.lists(SPICE).map("".join)))
@example("\x1b\x1b[0m[0m")
@example("é\u200d\u200dé")
def test_what_comes_out_is_clean_and_stays_as_it_is(text: str) -> None:
    clean = sanitise(text)
    assert sanitise(clean) == clean
    for char in clean:
        assert char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}, ascii(char)
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u2800\u3164\uffa0")))
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
        ("word\u2060join\u3164er b\u2800lank", "wordjoiner b lank"),
        ("\x9dno end \x9dtitle\x9ctext", "no end text"),
        ("lone \ud800", "lone \ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("[bold]no markup is parsed[/bold]", "[bold]no markup is parsed[/bold]"),
    ],
)
def test_examples(text: str, clean: str) -> None:
    assert sanitise(text) == clean


@given(st.one_of(st.text(), st.lists(SPICE).map("".join)), st.integers(1, 200))
@example("\u0300\u200c\u0300", 1)
@example("漢" * 70, 61)
@example("e" + "\u0301" * 500, 9)
def test_a_label_is_short_and_passes_for_nothing_of_ours(text: str, width: int) -> None:
    made = label(text, width)
    assert label(made, width) == made
    assert cell_len(made) <= width
    assert len(made) <= 4 * width + 1
    assert not set(made) & set("\n\r\t[]［］【】¹²³①⓵❶")
    assert not re.search("[\u0300-\u036f]{5}", made)
    assert not made[:1] or unicodedata.category(made[0]) not in ("Mn", "Me")
    named = quoted_label(text, width)
    assert named[0] + named[-1] == "“”"
    assert not set(named[1:-1]) & set('“”"„«»')


def test_every_kind_of_square_bracket_is_round_in_a_label() -> None:
    kinds = ("SQUARE BRACKET", "TORTOISE SHELL", "LENTICULAR", "HALF BRACKET", "CEILING", "FLOOR")
    for char in map(chr, range(0x20, 0x30000)):
        if unicodedata.category(char) in ("Ps", "Pe") and any(kind in unicodedata.name(char) for kind in kinds):
            assert label(f"a{char}b") in ("a(b", "a)b"), unicodedata.name(char)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The Courier", "The Courier"),
        ("  The\nCourier ", "The Courier"),
        ("withdrew its figure. [1] Reuters", "withdrew its figure. (1) Reuters"),
        ("figure.¹ ［２］【3】④ ⑸ 2½", "figure.1 (２)(3)4 5 2½"),
        ("[red]RED[/red] [@click=app.quit]x", "(red)RED(/red) (@click=app.quit)x"),
        ("\u0489\u20ddstruck out", "struck out"),
        ("Tiếng Việt, שָׁלוֹם, ภาษาไทยนี้", "Tiếng Việt, שָׁלוֹם, ภาษาไทยนี้"),
        ("\u200b\u2800\u3164", ""),
    ],
)
def test_labels(text: str, made: str) -> None:
    assert label(text) == made


def test_a_label_is_cut_by_what_it_takes_on_the_screen() -> None:
    assert label("x" * 500) == "x" * (LABEL - 1) + "…"
    assert label("漢" * 500) == "漢" * (LABEL // 2 - 1) + "…"
    assert quoted_label("y" * 500) == f"“{'y' * (IN_SENTENCE - 1)}…”"
    assert quoted_label('“a”, said "b"') == "“‘a’, said ‘b’”"
    assert quoted('It is "open",\nshe\x1b[1m said: «now» ("not later").') == "“It is ‘open’, she said: ‹now› (‘not later’).”"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It fell. [1] [ 2, 3 ] ［4］ [^5] [¹]", "It fell. (1) ( 2, 3 ) (4) (^5) (¹)"),
        ("So it is [no source] [Not supported by the articles]", "So it is (no source) (Not supported by the articles)"),
        ("“[The mayor] lost [sic] 10 km² in a[i]”", "“[The mayor] lost [sic] 10 km² in a[i]”"),
    ],
)
def test_only_what_passes_for_a_marker_is_changed_in_prose(text: str, plain: str) -> None:
    assert unmarked(text) == plain


def test_one_line() -> None:
    assert one_line(" a\r\n\tb\u00a0 c\x1b[2J") == "a b c"
