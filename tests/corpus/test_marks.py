"""Marks on hand-labelled stories, in the manner of scraped pages: what is noise is marked, and no fact is lost.

tests/corpus/marks/*.txt: one line of a story a line, its label before a tab. Blank lines stand between the
story's lines when it is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag.corpus import line_keys, mark
from rag.corpus.formats import text_hash
from rag.types import Article, Kind

STORIES = sorted((Path(__file__).parent / "marks").glob("*.txt"))
NOISE = {"byline", "boilerplate"}


@dataclass(frozen=True)
class Labelled:
    story: str
    label: str
    marked: str
    line: str


def article_of(text: str) -> Article:
    return Article("a.txt", text, text_hash(text), "")


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    found: list[Labelled] = []
    for path in STORIES:
        rows = [row.split("\t", 1) for row in path.read_text(encoding="utf-8").splitlines()]
        # A wrapped story keeps its lines together; all others have a blank line between.
        text = ("\n" if "old_mail" in path.name else "\n\n").join(line for _, line in rows)
        kinds = {m.start: m.kind.value for m in mark(article_of(text)).marks}
        at = 0
        for label, line in rows:
            at = text.index(line, at)
            found.append(Labelled(path.stem, label, kinds.get(at, "body"), line))
            at += len(line)
    return found


def test_there_are_enough(labelled: list[Labelled]) -> None:
    assert len(STORIES) >= 25
    assert len(labelled) >= 400
    assert set(Counter(row.label for row in labelled)) == {"body", "caption", "byline", "boilerplate"}


def test_what_is_marked_is_noise(labelled: list[Labelled]) -> None:
    marked = [row for row in labelled if row.marked in NOISE]
    wrong = [row for row in marked if row.label not in NOISE]
    assert len(wrong) <= 0.02 * len(marked), wrong


def test_noise_is_marked(labelled: list[Labelled]) -> None:
    noise = [row for row in labelled if row.label in NOISE]
    missed = [row for row in noise if row.marked not in NOISE]
    assert len(missed) <= 0.08 * len(noise), missed


def test_no_body_is_lost(labelled: list[Labelled]) -> None:
    assert [row for row in labelled if row.label == "body" and row.marked != "body"] == []


def test_captions_keep_their_kind(labelled: list[Labelled]) -> None:
    captions = [row for row in labelled if row.label == "caption"]
    assert sum(row.marked == "caption" for row in captions) >= 0.9 * len(captions), captions


def test_bylines_are_told_from_boilerplate(labelled: list[Labelled]) -> None:
    bylines = [row for row in labelled if row.label == "byline"]
    assert sum(row.marked == "byline" for row in bylines) >= 0.9 * len(bylines), bylines


def test_what_repeats_across_a_folder_is_marked_and_a_story_saved_often_is_not() -> None:
    promotion = "Brackwater tonight: all that moves the town, every evening at nine on Channel Four"
    stories = [f"Story {n}\n\nThe council met on day {n} of the month and voted.\n\n{promotion}\n\nIt meets again." for n in range(6)]
    counts = Counter(key for text in stories for key in line_keys(article_of(text)))
    repeated = {key for key, count in counts.items() if count >= 5}
    marks = mark(article_of(stories[0]), repeated).marks
    assert [(m.kind, m.rule) for m in marks] == [(Kind.BOILERPLATE, "repeated")]
    same = mark(article_of(stories[0]), line_keys(article_of(stories[0])))
    assert all(stories[0][m.start : m.end] == promotion for m in same.marks)


def test_marks_can_be_turned_off() -> None:
    text = "A title for the story\n\nBy Ann Lee\n\nThe council voted on Monday.\n\nShare this article"
    article = mark(article_of(text), (), keep_boilerplate=True)
    assert article.marks == ()
    assert article.byline == "Ann Lee"
    assert all(s.kind is Kind.BODY for s in article.sentences)
