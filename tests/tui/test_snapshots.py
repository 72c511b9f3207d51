"""What every state looks like. After an intended change: pytest tests/tui/test_snapshots.py --snapshot-update"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.scenes import MAIN, SCENES, application, still
from tests.tui.scripted_engine import ScriptedEngine
from tui.themes import DAY

pytestmark = pytest.mark.slow
Compare = Callable[..., bool]


def drawn(snap_compare: Compare, engine: ScriptedEngine, folder: Path, scene: str, size: tuple[int, int], day: bool = False) -> bool:
    app = application(folder, engine, scene)

    async def reach(pilot: Pilot[int]) -> None:
        if day:
            app.theme = DAY
        await SCENES[scene](pilot, app, engine)
        await still(pilot, app)

    before: Callable[[Pilot[int]], Awaitable[None]] = reach
    try:
        return snap_compare(app, run_before=before, terminal_size=size)
    finally:
        engine.loading.set()
        engine.go.set()


@pytest.mark.parametrize("scene", SCENES)
def test_every_state(snap_compare: Compare, engine: ScriptedEngine, tmp_path: Path, scene: str) -> None:
    assert drawn(snap_compare, engine, tmp_path, scene, (120, 40))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", MAIN)
def test_main_screens_in_other_sizes(
    snap_compare: Compare, engine: ScriptedEngine, tmp_path: Path, scene: str, size: tuple[int, int]
) -> None:
    assert drawn(snap_compare, engine, tmp_path, scene, size)


@pytest.mark.parametrize("scene", MAIN)
def test_main_screens_by_day(snap_compare: Compare, engine: ScriptedEngine, tmp_path: Path, scene: str) -> None:
    assert drawn(snap_compare, engine, tmp_path, scene, (120, 40), day=True)
