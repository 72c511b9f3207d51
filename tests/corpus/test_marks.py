"""Marks on hand-labelled stories, in the manner of scraped pages: what is noise is marked, and no fact is lost.

tests/corpus/marks/*.txt: one line of a story a line, its label before a tab. Blank lines stand between the
story's lines when it is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import line_keys, mark, read
from rag.corpus.dates import first_date
from rag.corpus.formats import text_hash
from rag.types import Article, Kind

STORIES = sorted((Path(__file__).parent / "marks").glob("*.txt"))
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
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


def test_fields_stand_where_they_are_said_to(labelled: list[Labelled]) -> None:
    assert labelled
    texts = ["\n\n".join(row.split("\t", 1)[1] for row in path.read_text(encoding="utf-8").splitlines()) for path in STORIES]
    texts += [article.text for path in sorted(EXAMPLES.iterdir()) for article in read(EXAMPLES, path.name, Settings())[0]]
    for text in texts:
        article = mark(article_of(text))
        assert "title" in article.provenance
        for name, place in article.provenance.items():
            start, end = map(int, place.removeprefix("span ").split("-"))
            value = getattr(article, name)
            if name == "published":
                assert first_date(text, start, end) == (value, start, end)
            elif name != "language":
                assert text[start:end] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "steampunk heart\n\nMayor declines request for more trams\n\nThe mayor declined.",
            ("Mayor declines request for more trams", None, None, None),
        ),
        ("A plan\n\nSource: Courier\nPublished: 3/4/2022\n\nWords.", ("A plan", None, "Courier", None)),
        ("A plan\n\nUpdated: March 3, 2022\n\nThe plan of 4 May 2021 was dropped.", ("A plan", None, None, None)),
        (
            "Bridge shut | CNN\n\nBy Ann Lee and Bo Roe\nOct. 27, 2022, 5:07 p.m. ET\n\nWords.",
            ("Bridge shut", "Ann Lee and Bo Roe", "CNN", "2022-10-27"),
        ),
        ("Lenn Valley Post\n\nBoil your water\n\nThe Lenn is full.", ("Boil your water", None, "Lenn Valley Post", None)),
        ("Dam holds\n\nDORN, 1 April 2025 (Northshore Wire) - The dam held.", ("Dam holds", None, "Northshore Wire", "2025-04-01")),
        ("Dam holds\n\nThe Associated Press\n\nThe dam held all night.", ("Dam holds", "The Associated Press", None, None)),
        ("News at noon\n\nGood morning, today is Tuesday, July 9th, 2024. Rain.", ("News at noon", None, None, "2024-07-09")),
        ("A plan\n\nBy the end of 2030 all is done.\n\nBy Friday too.", ("A plan", None, None, None)),
        ('---\ntitle: "A plan"\nauthor: Ann Lee\ndate: 2024-02-03\n---\n\nThe plan is new.', ("A plan", "Ann Lee", None, "2024-02-03")),
    ],
)
def test_who_and_when(text: str, expected: tuple[str | None, ...]) -> None:
    article = mark(article_of(text))
    assert (article.title, article.byline, article.outlet, article.published) == expected
