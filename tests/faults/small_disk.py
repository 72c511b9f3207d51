"""A disk of a few megabytes that only the process run on it sees: a tmpfs in a name space of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'


@cache
def _allowed() -> bool:
    unshare = shutil.which("unshare")
    probe = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /tmp"]
    return bool(unshare) and subprocess.run(probe, capture_output=True, check=False).returncode == 0


def on_small_disk(disk: Path, script: str, *arguments: object, size: str = "6m") -> str:
    """What the Python `script` prints, run with DISK and `arguments`; it must end well. Skips where nothing may be mounted."""
    if not _allowed():
        pytest.skip("no disk can be mounted here, so a full one cannot be tried")
    disk.mkdir(exist_ok=True)
    python = [sys.executable, "-c", script, str(disk), *map(str, arguments)]
    command = ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", size, str(disk), *python]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fill(disk: Path, left: int = 0) -> Path:
    """A file that leaves so many bytes; take it away to make room again."""
    path = disk / "filler"
    path.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left)))
    return path
