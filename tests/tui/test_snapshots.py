"""What every state looks like. After an intended change: pytest tests/tui/test_snapshots.py --snapshot-update"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.tui.scenes import MAIN, SCENES
from tests.tui.screens import draw

pytestmark = pytest.mark.slow


class Picture(SingleFileSnapshotExtension):
    """One SVG a test. pytest-textual-snapshot's own compares an id that changes from run to run."""

    _file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


@pytest.mark.parametrize("scene", SCENES)
async def test_every_state(pictures: SnapshotAssertion, scene: str) -> None:
    assert await draw(scene, (120, 40)) == pictures


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", MAIN)
async def test_main_screens_in_other_sizes(pictures: SnapshotAssertion, scene: str, size: tuple[int, int]) -> None:
    assert await draw(scene, size) == pictures


@pytest.mark.parametrize("scene", MAIN)
async def test_main_screens_by_day(pictures: SnapshotAssertion, scene: str) -> None:
    assert await draw(scene, (120, 40), day=True) == pictures
