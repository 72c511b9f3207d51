"""The model's words as Markdown: the footnote numbers are the only links, whatever the words are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from rag.types import AnswerSentence
from tui.answer_markdown import parser, source
from tui.turn import Exchange

PIECES = [
    *"ab .`*_#-\n",
    *(
        "[x](http://evil)",
        "![i](u)",
        "<a href=x>",
        "https://e.org",
        "<https://e.org>",
        "www.e.org",
        "&lt;",
        "[1](cite:9)",
        "[r]: u\n",
        "[r]",
    ),
    *("[r]: u\n", "[r]", "\ue000cite:7\ue001", "\ue000", "\x1b]8;;u\x07", "| a |\n|-|\n", "```\n"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def tokens(exchange: Exchange) -> list[Token]:
    parsed = parser().parse(source(exchange))
    return [child for token in parsed for child in (token.children or [token])]


@settings(deadline=None)
@given(WORDS, WORDS)
def test_only_footnotes_are_links(first: str, tail: str) -> None:
    exchange = Exchange(0, "?", sentences={0: AnswerSentence(first, (3,), supported=False), 1: AnswerSentence(tail, (), True)})
    found = tokens(exchange)
    assert {t.attrs["href"] for t in found if t.type == "link_open"} <= {"cite:3", "why:0"}
    assert not [t for t in found if t.type in ("image", "html_inline", "html_block")]
    assert not any("\x1b" in t.content or "\ue000" in t.content for t in found)


def test_marks_stand_after_their_sentence() -> None:
    exchange = Exchange(0, "?", sentences={0: AnswerSentence("It rained.", (2, 1), True), 1: AnswerSentence("It hailed.", (), False)})
    shown = "".join(t.content for t in tokens(exchange) if t.type == "text")
    assert shown == "It rained.[2][1] It hailed. [no source]"


def test_markdown_of_the_model_is_kept() -> None:
    assert "strong_open" in [t.type for t in tokens(Exchange(0, "?", sentences={0: AnswerSentence("It was **bold**.", (), True)}))]
