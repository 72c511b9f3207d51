"""SIGKILL at any moment: the index opens, and the next run ends with the same content."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rag.config import Settings
from rag.index.building import build
from rag.index.opening import open_index
from tests.index.digest import content_digest
from tests.index.killing import opened, run
from tests.index.made import WordEmbedder, write_stories

CHILD = """
import sys, time
from pathlib import Path
from rag.config import Settings
from rag.index.building import build
from rag.index import dense, lexical, read_in, mark_up, embedding
from tests.index.made import WordEmbedder

read_in._BATCH_FILES, mark_up._BATCH, embedding._BATCH = 3, 3, 10
print("ready", flush=True)
build(Path(sys.argv[1]), [Path(sys.argv[2])], WordEmbedder(), Settings())
"""


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write_stories(articles, 60)
    build(tmp_path / "whole", [articles], WordEmbedder(), Settings())
    expected = content_digest(tmp_path / "whole")
    chance = random.Random(7)
    seconds = run(CHILD, tmp_path / "timed", articles)
    for number in range(10):
        folder = tmp_path / f"killed{number}"
        for _ in range(2):
            run(CHILD, folder, articles, kill_after=chance.uniform(0, seconds))
            opened(folder, "committee", WordEmbedder().embed_query("bridge"))
        build(folder, [articles], WordEmbedder(), Settings())
        assert content_digest(folder) == expected
        assert open_index(folder).lexical(["Odd7son3"], 1)
