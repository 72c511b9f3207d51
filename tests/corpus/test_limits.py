"""On both sides of a limit, where what is right is plain: turns by degrees, a date, the largest page, a passage, a handle."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from rag.config import Settings
from rag.corpus import mark, pages, split
from rag.corpus.dates import only_date
from rag.corpus.formats import Source
from rag.corpus.sentences import sentence_spans
from rag.corpus.styles import unseen
from rag.types import Article, passage_text
from tests.answer.fakes import story


@pytest.mark.parametrize(
    ("degrees", "with_back", "without"),
    [
        (0, False, False),
        (89, False, False),
        (90, True, True),
        (91, False, True),
        (180, False, True),
        (269, False, True),
        (270, True, True),
        (271, False, False),
        (359, False, False),
        (360, False, False),
        (361, False, False),
        (450, True, True),
        (451, False, True),
        (-90, True, True),
        (-91, False, True),
    ],
)
def test_what_is_turned_is_seen_from_its_face_and_with_a_back_from_behind(degrees: int, with_back: bool, without: bool) -> None:
    for back, hidden in (("", with_back), (";backface-visibility:hidden", without)):
        root = fromstring(f"<div><p style='transform:rotateY({degrees}deg){back}'>x</p><p>y</p></div>")
        assert bool(list(unseen(root))) is hidden, back


@pytest.mark.parametrize(("spaces", "read"), [(69, True), (70, True), (71, False)])
def test_a_line_that_is_only_a_date_is_short(spaces: int, read: bool) -> None:
    line = "3 May 2024" + " " * spaces
    assert len("3 May 2024") == 10
    assert (only_date(line, 0, len(line)) is not None) is read


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, "larger than 10 MB")])
def test_the_largest_page(more: int, said: str) -> None:
    _, skipped = pages.read_page("a.html", b" " * (pages.MOST + more))
    assert ("larger" in skipped[0].reason) is bool(said)
    assert said in skipped[0].reason


def test_a_file_is_the_first_and_lies_in_nothing() -> None:
    source = Source("a.txt", "a.txt", b"", Settings())
    assert (source.first, source.depth) == (1, 0)


@pytest.mark.parametrize("joins", [0, 1, 2])
@pytest.mark.parametrize("limit", range(12, 25))
def test_no_passage_is_longer_than_the_limit_however_sentences_are_joined(limit: int, joins: int) -> None:
    def count(text: str) -> int:
        return 2 + len(text.split()) + joins * text.count(". ")

    text = " ".join(f"The ferry number {n} sails to Dorn." for n in range(9))
    article = story("ferry.txt", text)
    passages = split(article, count, limit)
    assert max(count(passage_text(text, passage.spans)) for passage in passages) <= limit
    assert sum(len(passage.spans) for passage in passages) == len(article.sentences) == 9
    if not joins:  # and as few as can be
        assert len(passages) == -(-9 // ((limit - 2) // 7))


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("  It sank. It was old.  ", ["It sank.", "It was old."]),
        ("It sank.\u00a0It was old.", ["It sank.", "It was old."]),
        (" x ", ["x"]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences_have_no_white_space_at_their_edges(paragraph: str, sentences: list[str]) -> None:
    text = f"ab{paragraph}cd"
    assert [text[span.start : span.end] for span in sentence_spans(text, 2, 2 + len(paragraph))] == sentences


@pytest.mark.parametrize(("name", "is_handle"), [("ana", True), ("x" * 46, True), ("x" * 47, False)])
def test_a_handle_by_itself_is_short(name: str, is_handle: bool) -> None:
    handle = f"{name}@dorn.example"
    text = f"Ferry sinks\n\nThe ferry sank on Monday off Dorn, the harbour said in the evening.\n\n{handle}\n"
    marked = {text[one.start : one.end] for one in mark(Article("a.txt", text, "0" * 64, "Ferry sinks")).marks}
    assert (len(handle) < 60) is is_handle
    assert (handle in marked) is is_handle
