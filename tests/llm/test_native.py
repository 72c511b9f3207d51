"""The pages of a model file are not held beside what was loaded from them."""

import mmap
import sys
from pathlib import Path

import pytest

from rag.llm.native import _Pages

PAGES = 2000


def resident(path: Path) -> int:
    """Pages of a mapped file that this process holds."""
    lines = iter(Path("/proc/self/smaps").read_text().splitlines())
    assert any(line.endswith(str(path)) for line in lines)
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) * 1024 // mmap.PAGESIZE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pages are given back on Linux")
def test_what_was_loaded_is_given_back_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"words of the model" * (PAGES * mmap.PAGESIZE // 18))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as mapped:
        whole = bytes(mapped)
        assert resident(path) >= PAGES - 1
        pages = _Pages(path)
        assert pages.let_go(0.5)
        assert PAGES * 0.4 < resident(path) < PAGES * 0.6
        assert pages.let_go(1.0)
        assert resident(path) <= 1
        assert bytes(mapped) == whole
