"""The generator on a cassette: what it replied and its log-odds, by the prompt's hash."""

from __future__ import annotations

import json
import lzma
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.cassette.vectors import NotRecorded
from rag.evaluate.replies import Remembering
from rag.llm import Generator, Prompt

FORM = "cassette"  # what is recorded stays valid whatever code reads the prompt
DIGITS = 2  # of log-odds


class Recorder(Remembering):
    """Asks `generator` only what is neither on the cassette at `path` nor in the file `replies` of an earlier, broken-off recording."""

    def __init__(self, generator: Generator, replies: Path, path: Path) -> None:
        super().__init__(generator, replies, FORM)
        if path.is_file():
            recorded = _read(path)
            if recorded["sha256"] == generator.sha256:
                self.learn(recorded["replies"])

    def close(self) -> None:
        """It stays open: several engines use it."""

    def save(self, path: Path) -> None:
        replies = {key: _plain(reply) for key, reply in self.entries().items() if reply is not None}
        recorded = {"name": self.name, "sha256": self.sha256, "replies": replies}
        path.write_bytes(lzma.compress(json.dumps(recorded, ensure_ascii=False, sort_keys=True).encode("utf-8")))


def recorded(path: Path) -> Remembering:
    """The generator on a cassette. Raises NotRecorded when it is asked something else."""
    held = _read(path)
    generator = Remembering(_Silent(held["name"], held["sha256"]), Path(":memory:"), FORM)
    generator.learn(held["replies"])
    return generator


def _read(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(lzma.decompress(path.read_bytes()))
    return held


def _plain(reply: Any) -> Any:
    """A reply in few characters: log-odds rounded, a text in one piece."""
    if isinstance(reply, float | int):
        return round(reply, DIGITS)
    pieces, whole = reply
    return ["".join(pieces)], whole


class _Silent:
    """A generator that only has a name."""

    def __init__(self, name: str, sha256: str) -> None:
        self.name, self.sha256 = name, sha256

    def generate(self, prompt: Prompt, *_: object) -> Iterator[str]:
        raise NotRecorded(prompt.question)

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        """Nothing is read."""

    def log_odds(self, prompts: Sequence[Prompt], *_: object) -> list[float]:
        if prompts:
            raise NotRecorded(prompts[0].question)
        return []

    def close(self) -> None:
        pass
