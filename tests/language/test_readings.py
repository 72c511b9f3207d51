"""Sentences are read as they were recorded. Where a change is meant, `python -m tests.language.readings --write` records it."""

from __future__ import annotations

import pytest

from tests.language.grids import made as made_readings
from tests.language.readings import questions, read, recorded, texts

RECORDED = recorded()
PARTS = 25


@pytest.mark.parametrize("part", range(PARTS))
def test_sentences_are_read_as_recorded(part: int) -> None:
    for text in texts()[part::PARTS]:
        assert read(text) == RECORDED[text], text


@pytest.mark.parametrize("part", range(5))
def test_questions_are_read_as_recorded(part: int) -> None:
    for text in questions()[part::5]:
        assert read(text) == RECORDED[text], text


def test_what_is_made_is_read_as_recorded_and_nothing_else_is() -> None:
    made = dict(made_readings(texts(), questions(), read))
    assert {text: told for text, told in made.items() if told != RECORDED[text]} == {}
    assert set(RECORDED) == {*texts(), *questions(), *made}
