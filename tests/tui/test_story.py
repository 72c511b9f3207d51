"""What the source pane shows: the cited words are the cited words, whatever was taken out of the text before them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rag.text import sanitise
from rag.types import Article, Kind, Mark, Span
from tui.story import rows, tell

PIECES = [*"ab \n\t", "\x1b", "[31m", "\x9b", "\u202e", "\u200b", "\r\n", "שלום", "漢字", "\ue000", "]8;;x\x07"]
NASTY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(deadline=None)
@given(NASTY, NASTY, NASTY)
def test_cited_words_are_marked(before: str, cited: str, after: str) -> None:
    text = before + cited + after
    story = tell(Article("a.txt", text, "", "A"), [Span(len(before), len(before) + len(cited))])
    assert "".join(story.text[s.start : s.end] for s in story.cited) == sanitise(cited).expandtabs(4)
    assert story.text == "".join(sanitise(part).expandtabs(4) for part in (before, cited, after))


@settings(deadline=None)
@given(NASTY, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5), st.integers(2, 30))
def test_stretches_cover_the_text_and_rows_fit(text: str, marks: list[tuple[int, int]], width: int) -> None:
    found = tuple(Mark(a, b, Kind.BOILERPLATE, "rule") for a, b in marks if a < b <= len(text))
    story = tell(Article("a.txt", text, "", "A", marks=found), [])
    assert [s.start for s in story.stretches[1:]] == [s.end for s in story.stretches[:-1]]
    assert sum(s.end - s.start for s in story.stretches) == len(story.text)
    for start, end in rows(story.text, width):
        assert cell_len(story.text[start:end].rstrip()) <= width
        pieces = list(story.within(start, end))
        assert sum(piece.end - piece.start for piece in pieces) == end - start


@settings(deadline=None)
@given(NASTY, st.integers(2, 30))
def test_rows_lose_no_word(text: str, width: int) -> None:
    shown = sanitise(text).expandtabs(4)
    assert "".join("".join(shown[a:b].split()) for a, b in rows(shown, width)) == "".join(shown.split())


def test_a_long_word_is_cut_and_blank_lines_are_folded() -> None:
    assert [tuple(row) for row in rows("abcdefgh ij\n\n\nk", 4)] == [(0, 4), (4, 9), (9, 11), (12, 12), (14, 15)]
