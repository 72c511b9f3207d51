"""Building an index and keeping it current, in phases that each can be killed and taken up again.

discover and compare → read → mark and split → full text (searchable from here) → statements → copies → embed → vectors.
A run that was stopped anywhere leaves a sound index, and the next run ends with the same content.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from rag import corpus
from rag.config import Settings
from rag.embed import Embedder
from rag.errors import Cancelled, IndexDamaged, IndexMismatch, NoSuchIndex
from rag.index import lexical, same_story, statements
from rag.index.address import address_of
from rag.index.changes import Changes, Pending, compare, require
from rag.index.crew import Crew
from rag.index.disk import make_folder
from rag.index.embedding import drop_unused, embed, missing
from rag.index.lock import writing
from rag.index.mark_up import mark_up
from rag.index.opening import publisher
from rag.index.publishing import Local
from rag.index.read_in import forget_removed, read_in, root_id
from rag.index.schema import check_embedder, check_schema, connect, create, fact, generation, none_called, set_fact, transaction
from rag.index.store import Publisher
from rag.index.summary import Summary
from rag.types import IndexPaths, Progress, Skipped

OnProgress = Callable[[Progress], None]
_BLANK = (
    "SELECT r.path, f.file FROM files f JOIN roots r ON r.id = f.root WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.source = f.id)"
)
_FIRST_WORDS, _FIRST_VECTORS = 2.0, 20.0  # seconds until what is ready of a large folder can be searched


def build(
    folder: Path,
    roots: Sequence[Path],
    embedder: Embedder,
    settings: Settings,
    on_progress: OnProgress | None = None,
    cancel: Event | None = None,
    dry_run: bool = False,
    rebuild: bool = False,
) -> Summary:
    """Brings the index in `folder` up to the articles below `roots` (none: those it has).

    `rebuild` makes it anew, with all its roots. Raises BadInput, IndexBusy, IndexDamaged, IndexMismatch (another embedder or schema),
    IndexUnwritable (all whole batches kept), and Cancelled when `cancel` was set, with all whole batches kept.
    """
    started = time.monotonic()
    roots = [root.resolve() for root in roots]
    if dry_run:
        return _would(folder, roots, embedder, settings, on_progress, cancel, started)
    require(roots)
    if not roots and not IndexPaths(folder).sqlite.exists():
        raise NoSuchIndex(*_not_made(folder))
    make_folder(folder)
    with writing(folder), closing(publisher(folder, embedder)) as published:  # a server that is away is known before anything is done
        if rebuild:
            with suppress(IndexDamaged, IndexMismatch):
                roots = sorted({*roots, *_known_roots(folder)})
            require(roots)
            clear(folder)
        roots = roots or _known_roots(folder)
        with closing(create(folder, _made_with(embedder))) as db:
            check_embedder(fact(db, "embedder") or "another", fact(db, "embedder_sha256") or "", embedder, folder)
            return _Run(db, folder, published, embedder, settings, on_progress, cancel, started).all(roots)


def _not_made(folder: Path) -> tuple[str, str]:
    if address := address_of(folder):
        return f"Nothing was indexed from this machine into {address}.", f"Name what to index: footnote index FOLDER --index {address}"
    return none_called(folder)


def clear(folder: Path) -> None:
    """Takes out everything of an index but its lock."""
    paths = IndexPaths(folder)
    for path in (paths.sqlite, Path(f"{paths.sqlite}-wal"), Path(f"{paths.sqlite}-shm"), paths.vectors):
        path.unlink(missing_ok=True)
    lexical.discard(paths)


@dataclass
class _Run:
    """One run of the writer, its progress and its notes."""

    db: sqlite3.Connection
    folder: Path
    publisher: Publisher
    embedder: Embedder
    settings: Settings
    on_progress: OnProgress | None
    cancel: Event | None
    started: float

    def all(self, roots: Sequence[Path]) -> Summary:
        db = self.db
        for root in roots:
            if root.exists():
                root_id(db, root)
        self._forget_old_readers()
        before = generation(db)
        changes = compare(db, roots)
        forget_removed(db, changes)
        publish_vectors = _now_and_then(_FIRST_VECTORS, self._vectors)
        with self._crew() as crew:
            self._read(changes, crew, _now_and_then(_FIRST_WORDS, self._words))
            notes = [self.publisher.words(db)]
            statements.catch_up(db, self._step("finding statements", "articles"), crew)
        same_story.group(db)
        to_embed, new = self._counted(before)
        embed(db, self.embedder, self._step("embedding", "passages", publish_vectors))
        drop_unused(db)
        notes.append(self.publisher.vectors(db, True, self._step("sending", "articles")))
        with transaction(db):
            set_fact(db, "updated", datetime.now(UTC).isoformat(timespec="seconds"))
        return self._summary(changes, to_embed, max(0, new - to_embed), tuple(note for note in notes if note))

    def only_counted(self, roots: Sequence[Path]) -> Summary:
        """What `all` would do, up to the embedding: nothing is derived."""
        db = self.db
        self._forget_old_readers()
        before = generation(db)
        changes = compare(db, roots)
        forget_removed(db, changes)
        with self._crew() as crew:
            self._read(changes, crew)
        to_embed, new = self._counted(before)
        return replace(self._summary(changes, to_embed, max(0, new - to_embed), ()), dry_run=True)

    def _crew(self) -> Crew:
        return Crew(self.settings.cores, seconds=self.settings.max_file_seconds, check=self._stop_if_asked)

    def _read(self, changes: Changes, crew: Crew, publish: Callable[[], None] | None = None) -> None:
        read_in(self.db, changes, self.settings, self._step("reading"), crew)
        mark_up(self.db, self.embedder, self.settings, self._step("splitting", "articles", publish), crew)

    def _counted(self, before: int) -> tuple[int, int]:
        """How many passages are to be embedded, and how many there are that were not at generation `before`."""
        new = self.db.execute("SELECT COUNT(*) FROM passages WHERE added > ?", (before,)).fetchone()[0]
        return len(missing(self.db)), int(new)

    def _forget_old_readers(self) -> None:
        """What another version of its reader made of a file is read again, wherever it stands."""
        by = f"{corpus.CLEANER_VERSION} {self.settings.max_file_bytes} {self.settings.max_file_seconds}"
        versions = {format: f"{by} {version}" for format, version in corpus.reader_versions(self.settings).items()}
        known = _object(fact(self.db, "readers"))
        changed = {format for format in versions if versions[format] != known.get(format)}
        if not changed and known.keys() == versions.keys():
            return
        files = self.db.execute("SELECT id, file FROM files").fetchall()
        with transaction(self.db):
            again = [(id,) for id, file in files if corpus.format_by_name(file) in (None, *changed)]
            self.db.executemany("UPDATE files SET sha256 = '', mtime_ns = -1 WHERE id = ?", again)
            set_fact(self.db, "readers", json.dumps(versions, sort_keys=True))

    def _words(self) -> None:
        self.publisher.words(self.db)

    def _vectors(self) -> None:
        self.publisher.vectors(self.db, False, self._step("sending", "articles"))

    def _step(self, stage: str, unit: str = "files", publish: Callable[[], None] | None = None) -> Callable[[int, int], None]:
        def step(done: int, total: int) -> None:
            if self.on_progress:
                self.on_progress(Progress(stage, done, total, unit))
            if publish and done < total:
                publish()
            self._stop_if_asked()

        return step

    def _stop_if_asked(self) -> None:
        if self.cancel and self.cancel.is_set():
            raise Cancelled("Indexing was stopped.", "Run the same command again: it continues where it stopped.")

    def _summary(self, changes: Changes, embedded: int, reused: int, notes: tuple[str, ...]) -> Summary:
        count = "SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM passages), (SELECT COUNT(*) FROM files)"
        articles, passages, files = self.db.execute(count).fetchone()
        skipped = tuple(Skipped(*row) for row in self.db.execute("SELECT file, reason, part FROM skipped ORDER BY file, part"))
        blank = set(self.db.execute(_BLANK))

        def held(pending: Pending) -> bool:
            return (str(pending.root), pending.file) not in blank

        new = [pending for pending in changes.pending if pending.known is None]
        added, moved = sum(map(held, new)), sum(map(held, changes.moved))
        changed = sum(map(held, changes.pending)) - added
        return Summary(
            self.folder,
            added=added,
            changed=changed,
            moved=moved,
            removed=len(changes.removed) - len(changes.moved) + moved,
            unchanged=files - len(blank) - added - changed,
            failed=len(new) - added,
            skipped=skipped,
            articles=articles,
            passages=passages,
            embedded=embedded,
            reused=reused,
            seconds=time.monotonic() - self.started,
            notes=notes,
        )


def _now_and_then(seconds: float, work: Callable[[], None]) -> Callable[[], None]:
    """Does the work when called after `seconds`, then after twice as long, and so on: what is ready can be searched early."""
    due, pause = time.monotonic() + seconds, seconds

    def maybe() -> None:
        nonlocal due, pause
        if time.monotonic() >= due:
            work()
            pause *= 2
            due = time.monotonic() + pause

    return maybe


def _object(text: str | None) -> dict[str, str]:
    """A JSON object of strings; an empty one of what is none."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _reader(folder: Path) -> Iterator[sqlite3.Connection | None]:
    if not IndexPaths(folder).sqlite.exists():
        yield None
        return
    with closing(connect(folder)) as db:
        check_schema(db, folder)
        yield db


def _known_roots(folder: Path) -> list[Path]:
    with _reader(folder) as db:
        return [Path(path) for (path,) in db.execute("SELECT path FROM roots ORDER BY path")] if db else []


def _would(
    folder: Path,
    roots: Sequence[Path],
    embedder: Embedder,
    settings: Settings,
    on_progress: OnProgress | None,
    cancel: Event | None,
    started: float,
) -> Summary:
    """What a run would do: done in a copy that is thrown away, so that it counts as the run does."""
    roots = roots or _known_roots(folder)
    require(roots)
    with TemporaryDirectory(prefix="footnote-") as scratch:
        copy = Path(scratch) / folder.name
        copy.mkdir(mode=0o700)
        with _reader(folder) as db:
            if db:
                with closing(sqlite3.connect(IndexPaths(copy).sqlite)) as target:
                    db.backup(target)
        with closing(create(copy, _made_with(embedder))) as db:
            for root in roots:
                root_id(db, root)
            summary = _Run(db, copy, Local(IndexPaths(copy)), embedder, settings, on_progress, cancel, started).only_counted(roots)
    return replace(summary, folder=folder)


def _made_with(embedder: Embedder) -> dict[str, str]:
    return {"embedder": embedder.name, "embedder_sha256": embedder.sha256, "dimension": str(embedder.dimension)}
