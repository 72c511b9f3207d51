"""Saved pages are judged by what was written down of them, and by what the review says of that."""

from __future__ import annotations

import json
from dataclasses import replace

from benchmarks.score_pages import PARTS, REVIEWED, Tally, part
from rag.config import Settings
from rag.corpus import read
from rag.types import Article
from tests.corpus.test_cases import CASES


def story(byline: str | None) -> Article:
    return replace(read(CASES / "who-wrote-it-on-pages", "portuguese_por.html", Settings())[0][0], byline=byline)


def test_bylines_are_judged_twice() -> None:
    page = {"set": "traf", "authors": "The Harbour Mail", "reviewed": ["Vera Kolm"]}
    tally = Tally()
    assert "byline" in tally.add(page, story("Vera Kolm"), "")
    assert (tally.counts["bylines right"], tally.counts["bylines right, reviewed"]) == (0, 1)
    assert (tally.counts["bylines stated"], tally.counts["bylines stated, reviewed"]) == (1, 1)


def test_every_review_says_why_and_none_is_there_twice() -> None:
    rows = [json.loads(line) for line in REVIEWED.read_text(encoding="utf-8").splitlines()]
    assert all(set(row) == {"file", "authors", "why"} and row["why"] for row in rows)
    assert len({row["file"] for row in rows}) == len(rows)
    assert {part(row["file"]) for row in rows} == set(PARTS)
