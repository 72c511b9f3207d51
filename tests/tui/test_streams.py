"""The chat where there is no terminal at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_without_a_terminal_it_says_so_and_ends(tmp_path: Path) -> None:
    env = os.environ | {"FOOTNOTE_INDEXES": str(tmp_path), "FOOTNOTE_STATE": str(tmp_path)}
    command = [sys.executable, "-c", "from rag.cli import main; raise SystemExit(main())", "chat", str(tmp_path)]
    ended = subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, start_new_session=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("error: There is no terminal to draw on.\nhint: ")
