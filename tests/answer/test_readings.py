"""Questions are read and answered as they were recorded. Where a change is meant, `python -m tests.answer.readings --write` records it."""

from __future__ import annotations

import pytest

from tests.answer.readings import answered, asked, recorded, typed, understood

RECORDED = recorded()
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_questions_are_understood_as_recorded(part: int) -> None:
    for question in typed()[part::PARTS]:
        assert understood(question) == RECORDED["understood"][question], question


@pytest.mark.parametrize("part", range(PARTS))
def test_questions_are_answered_as_recorded(part: int) -> None:
    for question in asked()[part::PARTS]:
        assert answered(question) == RECORDED["answered"][question], question


def test_nothing_else_is_recorded() -> None:
    assert (set(RECORDED["understood"]), set(RECORDED["answered"])) == (set(typed()), set(asked()))
