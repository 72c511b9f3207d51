"""Questions are read and answered as they were recorded. Where a change is meant, `python -m tests.answer.readings --write` records it."""

from __future__ import annotations

import pytest

from tests.answer.readings import FILE, groups
from tests.recording import differing, recorded

RECORDED = recorded(FILE)
GROUPS = groups()


@pytest.mark.parametrize("name", GROUPS)
def test_all_is_read_as_recorded(name: str, share: int) -> None:
    assert differing(name, GROUPS, RECORDED, share) == {}


def test_nothing_else_is_recorded() -> None:
    assert set(RECORDED) == set(GROUPS)
