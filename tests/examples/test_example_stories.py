"""The example stories and their questions fit each other, so that what is measured on them means something."""

from __future__ import annotations

from pathlib import Path

from rag.config import Settings
from rag.corpus import discover, read
from rag.evaluate.match import holds
from rag.evaluate.questions import read_questions

ROOT = Path(__file__).resolve().parents[2] / "examples"
ARTICLES = ROOT / "articles"


def _texts() -> dict[str, str]:
    found = [file for file in discover(ARTICLES) if hasattr(file, "mtime_ns")]
    return {found.file: article.text for found in found for article in read(ARTICLES, found.file, Settings())[0]}


def test_every_evidence_file_holds_the_answer_and_no_unanswerable_question_has_one() -> None:
    texts = _texts()
    for question in read_questions(ROOT / "questions.jsonl"):
        assert set(question.evidence) <= set(texts), question.id
        if question.answerable:
            assert question.evidence
            assert all(holds(texts[file], question.short_answers) for file in question.evidence), question.id
        else:
            assert not question.answers


def test_the_story_in_another_encoding_reads_as_it_was_written() -> None:
    text = _texts()["radio_skerry_museum_reopens.txt"]
    assert "“yellow eye”" in text
    assert "every week – until March" in text


def test_questions_of_all_kinds_are_there() -> None:
    kinds = [question.kind for question in read_questions(ROOT / "questions.jsonl")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"answerable": 24, "follow-up": 8, "unanswerable": 10}
