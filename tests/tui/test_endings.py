"""How the application may end: killed in mid-sentence it has kept what was said, crashed it says so in a few words."""

from __future__ import annotations

import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.tui.kept import missing

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[2]


def run(state: Path, *words: str, end: Callable[[subprocess.Popen[bytes]], object]) -> tuple[int, str]:
    """The application in a terminal of its own until `end` of it is true or it has ended; its exit code and screen."""
    leader, follower = pty.openpty()
    env = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    command = [sys.executable, "-m", "tests.tui.doomed", str(state), *words]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=follower, stdout=follower, stderr=follower, start_new_session=True)
    screen = b""
    while process.poll() is None and not end(process):
        if select.select([leader], [], [], 0.005)[0]:
            screen += os.read(leader, 65536)
    code = process.wait()
    while select.select([leader], [], [], 0)[0]:
        screen += os.read(leader, 65536)
    os.close(leader)
    os.close(follower)
    return code, screen.decode("utf-8", "replace")


def killed_after(state: Path, seconds: float) -> Callable[[subprocess.Popen[bytes]], bool]:
    """Kills the process `seconds` after its first turn has been kept."""
    began: list[float] = []

    def end(process: subprocess.Popen[bytes]) -> bool:
        if not began and (state / "said").exists():
            began.append(time.monotonic())
        if not began or time.monotonic() - began[0] < seconds:
            return False
        os.kill(process.pid, signal.SIGKILL)
        return True

    return end


@pytest.mark.parametrize("seed", range(3))
def test_killed_in_a_conversation_it_has_lost_at_most_the_words_in_flight(tmp_path: Path, seed: int) -> None:
    code, _ = run(tmp_path, end=killed_after(tmp_path, random.Random(seed).random() * 2))
    assert code == -signal.SIGKILL
    assert missing(tmp_path)[0] == []


def test_an_unforeseen_error_leaves_a_few_words_and_no_traceback(tmp_path: Path) -> None:
    code, screen = run(tmp_path, "crash", end=lambda _: False)
    left = screen.split("\x1b[?1049l")[-1]
    assert code == 1
    assert "ended because of an unexpected error (ZeroDivisionError)" in left
    assert "ctrl+o, to continue it" in left
    assert "footnote.log" in left
    assert "Traceback" not in screen
    log = (tmp_path / "footnote.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "nobody foresaw this" in log
    assert (tmp_path / "footnote.log").stat().st_mode & 0o077 == 0


def test_the_measurements_of_the_screen_can_be_begun() -> None:
    assert import_module("benchmarks.bench_tui").kill
