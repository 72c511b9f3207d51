"""Questions are read and answered as they were recorded. Where a change is meant, `python -m tests.answer.readings --write` records it."""

from __future__ import annotations

import pytest

from tests.answer.readings import FILE, groups
from tests.recording import recorded

RECORDED = recorded(FILE)
GROUPS = groups()


@pytest.mark.parametrize("name", GROUPS)
def test_all_is_read_as_recorded(name: str) -> None:
    now = GROUPS[name]()
    assert {text: told for text, told in now.items() if told != RECORDED[name].get(text)} == {}
    assert set(RECORDED[name]) == set(now)


def test_nothing_else_is_recorded() -> None:
    assert set(RECORDED) == set(GROUPS)
