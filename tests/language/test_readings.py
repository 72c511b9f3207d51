"""Sentences are read as they were recorded. Where a change is meant, `python -m tests.language.readings --write` records it."""

from __future__ import annotations

import pytest

from tests.language.readings import groups, recorded

RECORDED = recorded()
GROUPS = groups()
READ: set[str] = set()


@pytest.mark.parametrize("name", GROUPS)
def test_all_is_read_as_recorded(name: str) -> None:
    now = GROUPS[name]()
    assert {text: told for text, told in now.items() if told != RECORDED.get(text)} == {}
