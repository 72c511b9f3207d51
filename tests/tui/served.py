"""`footnote chat --serve` in a process of its own, for tests that visit it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Address = tuple[str, int, str]


@contextmanager
def served(folder: Path) -> Iterator[tuple[Address, int]]:
    """Host, port and token of an application served where folders are named like modules; and the process's number."""
    for name in ("rag", "tui"):
        Path(folder, name).mkdir()
    env = os.environ | {"FOOTNOTE_INDEXES": str(folder), "FOOTNOTE_STATE": str(folder), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-P", "-c", "from rag.cli import main; raise SystemExit(main())", "chat", "--serve", "--no-save"]
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.fullmatch(r"Open http://(127\.0\.0\.1):(\d+)/\?token=([\w-]{20,})\n", process.stdout.readline())
    assert found
    try:
        yield (found[1], int(found[2]), found[3]), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
