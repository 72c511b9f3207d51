"""A running `footnote serve` over the made desk, as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TOKEN = "a-token-for-the-tests"


@contextmanager
def served(desk: Path, seconds: float = 0.0) -> Iterator[str]:
    """Its address; an answer takes some `seconds`."""
    command = [sys.executable, "-m", "tests.serving_desk", str(desk), str(seconds), "serve", "--articles", str(desk / "stories")]
    own = {"FOOTNOTE_TOKEN": TOKEN, "FOOTNOTE_STATE": str(desk / "state"), "FOOTNOTE_CONFIG": str(desk / "none.toml")}
    with subprocess.Popen(command, env=os.environ | own, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            first = process.stderr.readline()
            found = re.search(r"at (http://\S+);", first)
            assert found, first + process.stderr.read()
            yield found[1]
        finally:
            process.terminate()
            process.communicate(timeout=30)
