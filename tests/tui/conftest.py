"""The application over the scripted engine, in a terminal of a given size."""

from __future__ import annotations

import pytest

from tests.tui.affairs import engine as scripted
from tests.tui.scripted_engine import ScriptedEngine


@pytest.fixture
def engine() -> ScriptedEngine:
    return scripted()
