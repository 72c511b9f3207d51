"""The quick guard on retrieval: the example stories' questions must still find their passages."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.questions import read_questions
from rag.evaluate.run import evaluate
from tests.evaluate.made import EXAMPLES, engine_over, settings_in
from tests.scripted import Scripted

QUESTIONS = read_questions(EXAMPLES / "questions.jsonl")


def test_words_alone_find_the_passages(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with closing(engine_over(EXAMPLES / "articles", settings, Scripted())) as engine:
        figures = evaluate(engine, settings, QUESTIONS, retrieval_only=True).figures["retrieval"]
    assert (figures["file@4"].value or 0) >= 0.80
    assert (figures["passage@4"].value or 0) >= 0.78


@pytest.mark.models
def test_the_default_models_find_the_passages(tmp_path: Path) -> None:
    settings = replace(load_settings(), indexes=tmp_path)
    index_articles(settings, (EXAMPLES / "articles",))
    with closing(Engine.open(settings, EXAMPLES / "articles")) as engine:
        figures = evaluate(engine, settings, QUESTIONS, retrieval_only=True).figures["retrieval"]
    assert (figures["file@1"].value or 0) >= 0.78
    assert (figures["file@4"].value or 0) >= 0.90
    assert (figures["passage@4"].value or 0) >= 0.90
