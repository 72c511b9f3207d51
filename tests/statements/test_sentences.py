"""Which sentences of a story tell something, and under which heading."""

from __future__ import annotations

from dataclasses import replace

from rag.statements import read
from rag.statements.sentences import told
from tests.answer.fakes import story


def told_words(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    """The sentences that tell something, each below its heading."""
    article = replace(story("a.txt", text, "Title"), outlet=outlet)
    return [(placed.section, article.text[placed.start : placed.end]) for placed in told(article)[1]]


def test_a_sentence_stands_under_the_nearest_heading() -> None:
    text = "It rained in Dorn.\n\nWhat comes next\n\nThe sun will come.\n\nIt will stay.\n\nWho is to pay\n\nThe town will."
    assert told_words(text) == [
        ("", "It rained in Dorn."),
        ("What comes next", "The sun will come."),
        ("What comes next", "It will stay."),
        ("Who is to pay", "The town will."),
    ]


def test_a_flash_that_is_a_headline_and_nothing_else_tells_it() -> None:
    flash = "Mayor Ada Quill said “the tram opens on Monday”."
    alone = replace(story("a.txt", flash, flash), provenance={"title": f"span 0-{len(flash)}"})
    assert [flash[one.start : one.end] for one in told(alone)[1]] == [flash]
    below = replace(story("a.txt", f"{flash}\n\nIt is green.", flash), provenance={"title": f"span 0-{len(flash)}"})
    assert [below.text[one.start : one.end] for one in told(below)[1]] == ["It is green."]
    assert [one.speaker for one in read(alone)] == ["Ada Quill"]


def test_a_dateline_may_end_in_brackets() -> None:
    assert told_words("Hong Kong (CNN Business) Prices fell.", "cnn.com") == [("", "Prices fell.")]
    assert told_words("LONDON (Reuters) Prices fell.") == [("", "Prices fell.")]
    assert told_words("Mike (The Dog) Sorrento fell.", "cnn.com") == [("", "Mike (The Dog) Sorrento fell.")]
