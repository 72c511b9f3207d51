"""What every state looks like. After an intended change: pytest tests/tui/test_snapshots.py --snapshot-update"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.tui.scenes import MAIN, SCENES
from tests.tui.screens import draw

pytestmark = pytest.mark.slow
SIZES = [(60, 20), (80, 24), (200, 60)]


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


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", MAIN)
async def test_main_screens_in_other_sizes(pictures: SnapshotAssertion, scene: str, size: tuple[int, int]) -> None:
    assert await draw(scene, size) == pictures


@pytest.mark.parametrize("scene", MAIN)
async def test_main_screens_by_day(pictures: SnapshotAssertion, scene: str) -> None:
    assert await draw(scene, (120, 40), day=True) == pictures


def test_no_picture_is_left_of_what_is_no_longer_drawn() -> None:
    """Syrupy does not see that where tests run in several processes."""
    drawn = {f"test_every_state[{scene}]" for scene in SCENES} | {f"test_main_screens_by_day[{scene}]" for scene in MAIN}
    drawn |= {f"test_main_screens_in_other_sizes[{scene}-{width}x{height}]" for scene in MAIN for width, height in SIZES}
    assert {path.stem for path in Path(__file__).parent.joinpath("__snapshots__", Path(__file__).stem).iterdir()} == drawn
