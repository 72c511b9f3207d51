"""The labelled sets agree with their stories: what is called evidence stands there, and answers what it is said to answer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rag.corpus.decode import decode

ROOT = Path(__file__).parents[2]
SETS = ROOT / "benchmarks" / "answers"
PLACES = {"stories": SETS / "stories", "examples": ROOT / "examples" / "articles"}
INTENTS = {"fact", "reason", "yes_no", "statement", "list", "timeline", "compare", "summary", "folder", "evidence", "reword", "other"}
FOCUSES = {"person", "place", "day", "time", "amount", "money", "share", "reason", "manner", "thing", "speech", "yesno", "none"}
CLAIMS = {"numbers", "names", "roles", "speaker", "negation", "modality", "time"}
CLAIMS |= {"quotation", "scope", "superseded", "mixture", "answers", "whole", "entailment"}

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (SETS / name).read_text("utf-8").splitlines()]


def read(source: str) -> str:
    place, _, name = source.partition("/")
    decoded = decode((PLACES[place] / name).read_bytes())
    assert decoded, source
    return decoded[0]


def words(text: str) -> str:
    """The words of a text between blanks, case, accents and the commas in numbers aside."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    return " " + " ".join(re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", plain)) + " "


QUESTIONS = rows("questions.jsonl")
TOLD = [row for row in QUESTIONS if row["answerable"]]
ABSENT = [row for row in QUESTIONS if not row["answerable"]]
LABELLED = rows("claims.jsonl")
STORIES = {path.name: path.read_text("utf-8") for path in PLACES["stories"].iterdir()}


@pytest.mark.parametrize("name", ["questions.jsonl", "intents.jsonl", "claims.jsonl"])
def test_ids_are_unique(name: str) -> None:
    assert [one for one, count in Counter(row["id"] for row in rows(name)).items() if count > 1] == []


def test_the_sets_are_large_enough() -> None:
    assert len(STORIES) >= 40
    assert len(QUESTIONS) >= 260
    assert len(ABSENT) >= 130
    assert min(Counter(row["kind"] for row in QUESTIONS).values()) >= 5
    assert len(rows("intents.jsonl")) >= 300
    assert len(LABELLED) >= 420
    held = Counter(row["kind"] for row in LABELLED if row["label"] == "hold")
    assert [kind for kind, count in Counter(row["kind"] for row in LABELLED).items() if count < 25 or held[kind] < 10] == []


def test_evidence_stands_in_its_stories() -> None:
    for row in TOLD:
        for sentence in row["evidence_text"]:
            assert any(sentence in STORIES[name] for name in row["evidence"]), (row["id"], sentence)


def test_evidence_meets_every_must_and_no_must_not() -> None:
    for row in TOLD:
        if row["kind"] == "index":
            continue
        evidence = words(" ".join(row["evidence_text"]))
        assert [group for group in row["must"] if not any(words(one) in evidence for one in group)] == [], row["id"]
        assert [one for one in row.get("must_not", []) if words(one) in evidence] == [], row["id"]


def test_told_questions_ask_for_something() -> None:
    assert [row["id"] for row in TOLD if not (row["must"] and row["answer"] and row["status"] == "answered")] == []
    assert [row["id"] for row in TOLD if row["kind"] != "index" and not row["evidence_text"]] == []
    assert [row["id"] for row in TOLD if row["kind"] == "yesno" and row.get("lead") not in {"yes", "no"}] == []


def test_absent_questions_say_how_they_miss() -> None:
    for row in ABSENT:
        assert row["kind"] == "absent", row["id"]
        assert all(row[field] for field in ("form", "why_absent")), row["id"]
        assert row["status"] in {"abstained", "either"}, row["id"]
        assert not any(row.get(field) for field in ("must", "answer", "evidence_text")), row["id"]
        for sentence in row["near"]:
            assert any(sentence in story for story in STORIES.values()), (row["id"], sentence)


@pytest.mark.parametrize("name", ["questions.jsonl", "intents.jsonl"])
def test_questions_have_a_known_intent_and_turns_in_order(name: str) -> None:
    for row in rows(name):
        assert row["intent"] in INTENTS, row["id"]
        roles = [turn["role"] for turn in row.get("history", [])]
        assert roles == ["user", "assistant"] * (len(roles) // 2), row["id"]


def test_focus_is_known_and_following_on_has_something_to_follow() -> None:
    for row in rows("intents.jsonl"):
        assert row["focus"] in FOCUSES, row["id"]
        assert row["follows"] == bool(row.get("history")), row["id"]


def test_support_stands_in_its_story() -> None:
    texts: dict[str, str] = {}
    for row in LABELLED:
        sources = row.get("sources", [row["source"]])
        if "wikinews" in sources:
            continue
        for source in sources:
            texts[source] = texts.get(source) or read(source)
        for sentence in row["support"]:
            assert any(sentence in texts[source] for source in sources), (row["id"], sentence)


def test_claims_carry_what_their_kind_needs() -> None:
    for row in LABELLED:
        assert row["kind"] in CLAIMS, row["id"]
        assert row["label"] in {"hold", "fail"}, row["id"]
        assert row["note"], row["id"]
        assert bool(row["question"]) == (row["kind"] == "answers"), row["id"]
        assert bool(row.get("later")) == (row["kind"] == "superseded"), row["id"]
        assert row["kind"] != "mixture" or len(row["support"]) > 1, row["id"]


def test_no_claim_stands_twice() -> None:
    assert [one for one, count in Counter((row["claim"], row["question"]) for row in LABELLED).items() if count > 1] == []
