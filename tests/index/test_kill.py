"""SIGKILL at any moment: the index opens, and the next run ends with the same content."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rag.config import Settings
from rag.errors import NoSuchIndex
from rag.index import build, content_digest, open_index
from tests.index.made import WordEmbedder, write_stories

CHILD = """
import sys, time
from pathlib import Path
from rag.config import Settings
from rag.index import build, dense, lexical, read_in, mark_up, embedding
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
    seconds = _run(tmp_path / "timed", articles, None)
    for number in range(10):
        folder = tmp_path / f"killed{number}"
        for _ in range(2):
            _run(folder, articles, chance.uniform(0, seconds))
            _opens(folder)
        build(folder, [articles], WordEmbedder(), Settings())
        assert content_digest(folder) == expected
        assert open_index(folder).lexical(["Odd7son3"], 1)


def _run(folder: Path, articles: Path, kill_after: float | None) -> float:
    """Seconds the build took, or was given."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder), str(articles)], stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    started = time.monotonic()
    if kill_after is not None:
        time.sleep(kill_after)
        child.kill()
    code = child.wait()
    child.stdout.close()
    assert code in (0, -9)
    return time.monotonic() - started


def _opens(folder: Path) -> None:
    try:
        index = open_index(folder)
    except NoSuchIndex:
        return
    index.status()
    index.lexical(["committee"], 3)
    index.dense(WordEmbedder().embed_query("bridge"), 3)
    index.close()
