"""SIGKILL at any moment: fifty of the thousand kills of benchmarks/kill_anything.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kill_anything import KINDS

pytestmark = [pytest.mark.attack, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=[pytest.mark.models] if kind == "warming" else []) for kind in KINDS])
def test_nothing_but_the_words_in_flight_is_lost(kind: str) -> None:
    command = [sys.executable, "-m", "benchmarks.kill_anything", "--kills", "10", "--only", kind, "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split("\n")[1].split()[:3] == [kind, "10", "0"]
