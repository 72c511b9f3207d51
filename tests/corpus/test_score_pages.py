"""Saved pages are judged by what was written down of them, and by what the review says of that."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from benchmarks.score_pages import PARTS, REVIEWED, Tally, part, story_in, words
from rag.config import Settings
from rag.corpus import mark, read
from rag.types import Article
from tests.corpus.test_cases import CASES


def story(byline: str | None) -> Article:
    return replace(read(CASES / "who-wrote-it-on-pages", "portuguese_por.html", Settings())[0][0], byline=byline)


def test_bylines_are_judged_twice() -> None:
    page = {"set": "traf", "authors": "The Harbour Mail", "reviewed": {"authors": ["Vera Kolm"]}}
    tally = Tally()
    assert "byline" in tally.add(page, story("Vera Kolm"), "")
    assert (tally.counts["bylines right"], tally.counts["bylines right, reviewed"]) == (0, 1)
    assert (tally.counts["bylines stated"], tally.counts["bylines stated, reviewed"]) == (1, 1)


def test_dates_are_judged_twice() -> None:
    page = {"set": "traf", "published": "2020-01-02", "reviewed": {"published": "2021-01-02"}}
    tally = Tally()
    assert "published" in tally.add(page, replace(story(None), published="2021-01-02"), "")
    assert (tally.counts["dates right"], tally.counts["dates right, reviewed"]) == (0, 1)
    assert (tally.counts["dates given"], tally.counts["dates given, reviewed"]) == (1, 1)


def test_a_faulty_text_counts_among_all_and_not_among_those_reviewed() -> None:
    tally = Tally()
    tally.add({"set": "newspaper", "text": "ONLY THE LAST LINE", "reviewed": {"text": None}}, story(None), "")
    assert (len(tally.recall), len(tally.reviewed)) == (1, 0)
    tally.add({"set": "newspaper", "text": "Any other text", "reviewed": {}}, story(None), "")
    assert (len(tally.recall), len(tally.reviewed)) == (2, 1)


def test_what_a_text_has_that_is_no_story_counts_among_all_and_not_among_those_reviewed() -> None:
    found = mark(story(None))
    gold = f"{found.text} Photograph by nobody at all"
    tally = Tally()
    tally.add({"set": "newspaper", "text": gold, "reviewed": {"without": [[len(found.text), len(gold)]]}}, found, "")
    assert tally.reviewed[0][0] > tally.recall[0]
    assert story_in("one two three four", [(4, 8), (14, 18)]).split() == ["one", "three"]


def test_stretches_that_are_left_out_lie_behind_one_another() -> None:
    for row in map(json.loads, REVIEWED["text"].read_text(encoding="utf-8").splitlines()):
        places = [place for stretch in row.get("without", ()) for place in stretch]
        assert places == sorted(set(places))


def test_letters_of_languages_without_blanks_are_words() -> None:
    assert words("橋は開いた。 Tor 7") == ["橋", "は", "開", "い", "た", "tor", "7"]


@pytest.mark.parametrize("name", REVIEWED)
def test_every_review_says_why_and_none_is_there_twice(name: str) -> None:
    rows = [json.loads(line) for line in REVIEWED[name].read_text(encoding="utf-8").splitlines()]
    fields = {"file", "why", *({name} - {"text"})}
    assert all(set(row) == fields or (name == "text" and set(row) == fields | {"without"}) for row in rows)
    assert all(row["why"] for row in rows)
    assert len({row["file"] for row in rows}) == len(rows)
    assert {part(row["file"]) for row in rows} == set(PARTS)
