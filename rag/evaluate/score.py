"""One question's row of results: what was found, what was answered, what was cited. Pure functions.

Hits and answers come as `rag.answer.record` writes them, so that kept ones can be scored again when the
scoring changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rag.evaluate.match import holds, token_f1
from rag.evaluate.questions import Question

DEPTHS = (1, 4, 8)
CHARACTERS = 900  # of the hits' text that count as one "passage", so that long passages gain nothing

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """What one question gave; None where the measure does not apply to it.

    `rank` counts the hits from 1 to the first from an evidence file; `within` is the smallest depth in
    DEPTHS at which an accepted answer stands in the hits, 0 when at none. `bare` counts the
    sentences neither footnoted nor marked, `exact` the citations whose words are the article's at their
    place; `backed`, of a right answer: the words it quotes hold the answer. Seconds are as the engine timed them, less what loading
    took.
    """

    id: str
    kind: str
    rank: int | None = None
    within: int | None = None
    retrieve: float = 0.0
    status: str | None = None
    right: bool | None = None
    f1: float | None = None
    refused: bool | None = None
    said_missing: bool | None = None
    sentences: int = 0
    footnoted: int = 0
    marked: int = 0
    bare: int = 0
    citations: int = 0
    exact: int = 0
    file_right: bool | None = None
    backed: bool | None = None
    first_token: float | None = None
    total: float | None = None


def found(question: Question, hits: Sequence[Record]) -> tuple[int | None, int | None]:
    """`rank` and `within` of a question's hits, best first; None where it has no evidence or no short answer."""
    if not (question.answerable and question.evidence):
        return None, None
    ranks = (number for number, hit in enumerate(hits[: max(DEPTHS)], 1) if is_evidence(question, hit))
    rank = next(ranks, 0)
    if not question.short_answers:
        return rank, None
    return rank, next((depth for depth in DEPTHS if _stands_within(question, hits, CHARACTERS * depth)), 0)


def is_evidence(question: Question, source: Record) -> bool:
    """Whether a hit or a citation is from an evidence file, or from a story folded with one."""
    return not {source["file"], *source.get("copies", ())}.isdisjoint(question.evidence)


def _stands_within(question: Question, hits: Sequence[Record], characters: int) -> bool:
    for hit in hits:
        if characters <= 0:
            return False
        if is_evidence(question, hit) and holds(hit["text"][:characters], question.short_answers):
            return True
        characters -= len(hit["text"])
    return False


def answered(question: Question, record: Record, exact: int, timed: bool = True) -> dict[str, Any]:
    """The fields of a Row that an answer gives.

    `exact` is the number of its citations that are the article's words; its seconds count when it was `timed`.
    """
    sentences, citations = record["sentences"], record["citations"]
    refused, first_token = record["status"] == "abstained", record["timings"]["first_token"]
    fields: dict[str, Any] = {
        "status": record["status"],
        "refused": refused,
        "said_missing": refused or bool(record.get("missing")),
        "sentences": len(sentences),
        "footnoted": sum(bool(s["citations"]) for s in sentences),
        "marked": sum(not s["supported"] for s in sentences),
        "bare": sum(s["supported"] and not s["citations"] for s in sentences),
        "citations": len(citations),
        "exact": exact,
        "first_token": first_token - record["timings"]["load"] if timed and first_token is not None else None,
        "total": record["timings"]["total"] - record["timings"]["load"] if timed else None,
    }
    if question.answerable and question.kind != "apart":
        fields |= _against_gold(question, record, refused)
    return fields


def _against_gold(question: Question, record: Record, refused: bool) -> dict[str, Any]:
    right = holds(record["answer"], question.short_answers) if question.short_answers else None
    return {
        "right": right,
        "f1": token_f1(record["answer"], question.answers),
        "file_right": None if refused or not question.evidence else any(is_evidence(question, c) for c in record["citations"]),
        "backed": any(holds(c["quote"], question.short_answers) for c in record["citations"]) if right else None,
    }
