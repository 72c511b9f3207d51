"""The application over the scripted engine, in a terminal of a given size."""

from __future__ import annotations

import pytest

from tests.tui.affairs import engine as scripted
from tests.tui.scripted_engine import ScriptedEngine


@pytest.fixture
def engine() -> ScriptedEngine:
    return scripted()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A screen may be looked at a moment early on a loaded machine: what fails here is tried twice more."""
    for item in items:
        if "tests/tui" in item.path.as_posix():
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))
