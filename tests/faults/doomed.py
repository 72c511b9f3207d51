"""What is killed at random moments: indexing, watching, chatting, fetching a model, warming. Each knows what must be left.

The work says how far it is into a file before it goes on: what it said must be there after any kill.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import shutil
import struct
import termios
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

from rag.config import Settings, load_settings
from rag.index import embedding, mark_up, read_in
from rag.index.building import build
from rag.index.opening import open_index
from rag.index.watching import watch
from rag.llm.passage_cache import open_cache
from rag.models import fetch, locate
from rag.models.catalogue import Hub, Model, ModelFile
from rag.types import Progress
from tests.faults import forked
from tests.index.digest import content_digest
from tests.index.killing import opened
from tests.index.made import WordEmbedder, story, write_stories


class Doomed(Protocol):
    """One kind of work, in a folder of its own."""

    seconds: float
    """The span within which it is killed."""

    def start(self) -> int:
        """The number of a process that does it."""

    def meanwhile(self) -> None:
        """What goes on outside while it is done."""

    def lost(self) -> list[str]:
        """What is missing after a kill, in words."""

    def finish(self) -> list[str]:
        """Lets the work end undisturbed, and begins anew in another place; what is wrong with what it made."""


class Said:
    """Lines that survive a kill, since each is written at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def say(self, line: object) -> None:
        handle = os.open(self._path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        os.write(handle, f"{line}\n".encode())
        os.close(handle)

    @property
    def lines(self) -> list[str]:
        return self._path.read_text(encoding="utf-8").split("\n")[:-1] if self._path.exists() else []

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)


class Indexing:
    """A build in small batches."""

    def __init__(self, place: Path) -> None:
        self._place, self._round = place, 0
        self._articles, self._said = place / "articles", Said(place / "said")
        write_stories(self._articles, 60)
        read_in._BATCH_FILES, mark_up._BATCH, embedding._BATCH = 3, 3, 10
        self._folder = place / "whole"
        began = time.monotonic()
        forked.wait(self.start())
        self.seconds = time.monotonic() - began
        self._expected = content_digest(self._folder)
        self._begin()

    def _begin(self) -> None:
        self._round += 1
        self._folder, self._before = self._place / f"round{self._round}", (0, 0)

    def start(self) -> int:
        self._said.clear()
        return forked.start(lambda: build(self._folder, [self._articles], WordEmbedder(), Settings(), self._tell))

    def _tell(self, progress: Progress) -> None:
        self._said.say(f"{progress.stage} {progress.done}")

    def meanwhile(self) -> None:
        pass

    def lost(self) -> list[str]:
        told = forked.result(self._held)
        if told[0] != "held":
            return told
        articles, embedded = int(told[1]), int(told[2])
        read, done = self._far("reading"), self._far("embedding")
        wrong = []
        if articles < self._before[0] + read:
            wrong.append(f"{articles} articles, where {self._before[0]} and {read} more had been read")
        if embedded < max(self._before[1], done):
            wrong.append(f"{embedded} passages embedded, where {max(self._before[1], done)} had been")
        self._before = articles, embedded
        return wrong

    def _far(self, stage: str) -> int:
        return max((int(line.split()[1]) for line in self._said.lines if line.startswith(stage)), default=0)

    def _held(self) -> Sequence[str]:
        if opened(self._folder, "committee", WordEmbedder().embed_query("bridge")) == "no index yet":
            return "held", "0", "0"
        with closing(open_index(self._folder)) as index:
            status = index.status()
        return "held", str(status.articles), str(status.embedded)

    def finish(self) -> list[str]:
        code = forked.wait(self.start())
        wrong = [] if code == 0 else [f"the next run ended with {code}"]
        wrong += forked.result(lambda: [] if content_digest(self._folder) == self._expected else ["the content is another"])
        shutil.rmtree(self._folder)
        self._begin()
        return wrong


class Watching:
    """A watched folder in which stories come, change and go."""

    seconds = 1.5

    def __init__(self, place: Path) -> None:
        self._place, self._chance = place, random.Random(11)
        self._articles, self._folder, self._said = place / "articles", place / "index", Said(place / "said")
        write_stories(self._articles, 12)

    def start(self) -> int:
        self._said.clear()
        return forked.start(self._watch)

    def _watch(self) -> None:
        for _ in watch(self._folder, [self._articles], WordEmbedder(), Settings(), threading.Event()):
            with closing(open_index(self._folder)) as index:
                self._said.say(index.generation)

    def meanwhile(self) -> None:
        if self._chance.random() > 0.1:
            return
        number, way = self._chance.randrange(24), self._chance.random()
        path, other = self._articles / f"story{number:03}.txt", self._place / "coming"
        if way < 0.3:
            path.unlink(missing_ok=True)
            return
        other.write_text(story(number if way < 0.6 else number + 100), encoding="utf-8")
        other.replace(path)

    def lost(self) -> list[str]:
        return forked.result(self._missing)

    def _missing(self) -> list[str]:
        if opened(self._folder, "committee", WordEmbedder().embed_query("bridge")) == "no index yet":
            return ["what was indexed is gone"] if self._said.lines else []
        with closing(open_index(self._folder)) as index:
            texts = [index.article(info.id).text for info in index.articles()]
            reached = index.generation
        whole = {story(number + far) for number in range(24) for far in (0, 100)}
        wrong = [f"a story nobody wrote: {text[:40]!r}" for text in texts if text not in whole]
        said = int(self._said.lines[-1]) if self._said.lines else 0
        return wrong + ([f"state {said} had been reached, {reached} is left"] if reached < said else [])

    def finish(self) -> list[str]:
        def same() -> list[str]:
            for folder in (self._folder, self._place / "fresh"):
                build(folder, [self._articles], WordEmbedder(), Settings())
            return [] if content_digest(self._folder) == content_digest(self._place / "fresh") else ["the content is another"]

        wrong = forked.result(same)
        shutil.rmtree(self._place / "fresh", ignore_errors=True)
        return wrong


class Chatting:
    """The application in a terminal, asking one question after the other. Lost may be the words in flight."""

    seconds = 3.0

    def __init__(self, place: Path) -> None:
        self._place, self._state, self._terminal = place, place / "state", -1
        self.in_flight: list[int] = []
        from tests.tui import doomed  # noqa: F401  # here, once, for all that are forked

    def start(self) -> int:
        from tests.tui.doomed import main

        self._leave()
        shutil.rmtree(self._state, ignore_errors=True)
        self._state.mkdir()
        os.environ |= {"TERM": "xterm-256color"}
        process, terminal = pty.fork()
        if process == 0:
            forked._end(lambda: main(self._state, crash=False))
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._terminal = terminal
        return process

    def meanwhile(self) -> None:
        with suppress(OSError):
            while select.select([self._terminal], [], [], 0)[0]:
                os.read(self._terminal, 65536)

    def lost(self) -> list[str]:
        told = forked.result(self._missing)
        self.in_flight += [int(line.split()[0]) for line in told if line.endswith("words of the last turn were kept")]
        return [line for line in told if not line.endswith("words of the last turn were kept")]

    def _missing(self) -> list[str]:
        from tests.tui.kept import missing

        wrong, kept = missing(self._state)
        return [*wrong, f"{kept} words of the last turn were kept"]

    def finish(self) -> list[str]:
        return []

    def _leave(self) -> None:
        if self._terminal >= 0:
            os.close(self._terminal)


class Fetching:
    """A model of two files from a hub that takes its time."""

    def __init__(self, place: Path, address: str, contents: dict[str, bytes]) -> None:
        from hashlib import sha256

        os.environ |= {"HF_ENDPOINT": address, "HF_HOME": str(place / "hub"), "FOOTNOTE_STATE": str(place / "state"), "PIP_NO_INDEX": "1"}
        self._contents, self._settings = contents, Settings(models=place / "models")
        files = [ModelFile(name, sha256(data).hexdigest(), len(data), (Hub("o/r", "main", name),)) for name, data in contents.items()]
        self._models = (Model("generator", "thing", "Apache-2.0", tuple(files)),)
        began = time.monotonic()
        self.finish()
        self.seconds = time.monotonic() - began

    def start(self) -> int:
        return forked.start(lambda: fetch("thing", self._settings, None, self._models))

    def meanwhile(self) -> None:
        pass

    def lost(self) -> list[str]:
        folder = self._settings.models / "thing"
        there = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return [f"{name} landed and is not what it should be" for name, data in there.items() if data != self._contents.get(name)]

    def finish(self) -> list[str]:
        code = forked.wait(self.start())
        wrong = [] if code == 0 else [f"the next run ended with {code}"]
        folder = self._settings.models / "thing"
        if {path.name: path.read_bytes() for path in folder.glob("*")} != self._contents:
            wrong.append("the model is not whole")
        shutil.rmtree(self._settings.models, ignore_errors=True)
        return wrong


class Warming:
    """Passages read ahead by the small model; the words of each are its own, so the same bytes must come out."""

    def __init__(self, place: Path) -> None:
        self._settings = load_settings(indexes=place, threads=1)
        self._cache = open_cache(self._settings)
        self._passages = [story(number)[:120] for number in range(6)]
        self._path = locate("smollm2-135m-instruct", "generator", self._settings)
        self._before: dict[str, int] = {}
        began = time.monotonic()
        forked.wait(self.start())
        self.seconds = time.monotonic() - began
        self._expected = self._digests()
        assert self._expected
        assert b"damaged" not in self._expected.values()
        self._cache.clear()

    def start(self) -> int:
        return forked.start(self._warm)

    def _warm(self) -> None:
        from rag.llm.llama import LlamaGenerator

        with closing(LlamaGenerator(self._path, self._settings)) as generator:
            generator.warm("Answer from the passages.", self._passages)

    def meanwhile(self) -> None:
        pass

    def _digests(self) -> dict[str, bytes]:
        from hashlib import sha256

        found = {}
        for path in sorted(self._cache.folder.glob("*.kv")):
            body = self._cache.load(path.stem)
            found[path.stem] = b"damaged" if body is None else sha256(body).digest()
        return found

    def lost(self) -> list[str]:
        found = self._digests()
        wrong = [f"the passage {key[:8]} is another" for key, digest in found.items() if digest != self._expected.get(key)]
        wrong += [f"the passage {key[:8]} is gone" for key in self._before if key not in found]
        self._before = dict.fromkeys(found, 0)
        return wrong

    def finish(self) -> list[str]:
        code = forked.wait(self.start())
        wrong = [] if code == 0 else [f"the next run ended with {code}"]
        wrong += [] if self._digests() == self._expected else ["other passages are kept than without kills"]
        self._cache.clear()
        self._before = {}
        return wrong


Kind = Callable[[Path], Doomed]
