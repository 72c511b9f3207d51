"""An index opened for reading: cheap to open, usable from any thread, never in a writer's way.

It reads the state of SQLite at every call, so what a writer publishes is found by the next question. FAISS and
tantivy are loaded when first searched; one that is missing, damaged or behind while nobody writes is made
anew from SQLite, and `notes` says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.errors import IndexBusy, IndexUnwritable
from rag.index import dense, lexical, statements
from rag.index.catalogue import Catalogue
from rag.index.encode import as_kind, unpack_article, unpack_spans, unpack_text
from rag.index.filters import matches, undated
from rag.index.lexical import Wanted
from rag.index.lock import writer, writing
from rag.index.passage import StoredPassage
from rag.index.schema import check_embedder, check_schema, connect, fact, generation, reading, vectors_state
from rag.index.statements import Kept
from rag.index.store import ALL, Opened
from rag.index.summary import IndexStatus
from rag.types import Article, ArticleInfo, Filters, IndexPaths, Skipped

TITLE_WEIGHT = 0.3
_RARE = 4  # filters that let through less than one article in so many are pushed into the search at once


def open_local(folder: Path) -> Index:
    """The index in a folder. Raises NoSuchIndex, IndexDamaged, IndexMismatch (made by another version)."""
    db = connect(folder)
    try:
        check_schema(db, folder)
        return Index(folder, db)
    except BaseException:
        db.close()
        raise


class Index(Opened):
    """One index for searching and reading. `notes` are sentences for a person, of what had to be mended."""

    def __init__(self, folder: Path, db: sqlite3.Connection) -> None:
        self.folder, self._db, self._paths = folder, db, IndexPaths(folder)
        self.notes: list[str] = []
        self._lock = RLock()
        self._catalogue: tuple[str, Catalogue] | None = None
        self._dense: tuple[str, Any] = ("", None)
        self._lexical: tuple[str, Any] = ("", None)

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def roots(self) -> tuple[str, ...]:
        return tuple(path for (path,) in self._rows("SELECT path FROM roots ORDER BY path"))

    @property
    def generation(self) -> int:
        """How often the set of passages has changed."""
        with self._lock, reading(self.folder):
            return generation(self._db)

    @property
    def embedder(self) -> str:
        return self._fact("embedder")

    @property
    def embedder_sha256(self) -> str:
        return self._fact("embedder_sha256")

    def require(self, embedder: Embedder) -> None:
        """Raises IndexMismatch when the index was made with another embedder."""
        check_embedder(self.embedder, self.embedder_sha256, embedder, self.folder)

    def article(self, id: int) -> Article:
        """The whole article, marked. Raises KeyError when it is no longer there."""
        rows = self._rows(
            "SELECT c.text, COALESCE(c.marked, c.found), f.file FROM contents c JOIN articles a ON a.id = c.article "
            "JOIN files f ON f.id = a.source WHERE c.article = ?",
            id,
        )
        if not rows:
            raise KeyError(id)
        packed, content, file = rows[0]
        return unpack_article(content, unpack_text(packed), file)

    def info(self, id: int) -> ArticleInfo:
        """Raises KeyError when the article is no longer there."""
        return self._catalogue_now().infos[id]

    def articles(self, filters: Filters = ALL) -> list[ArticleInfo]:
        """What the filters let through, by root, file and place in the file."""
        return [info for info in self._catalogue_now().infos.values() if matches(info, filters)]

    def count(self, filters: Filters) -> int:
        """How many articles the filters let through."""
        with self._lock:
            return len(self._catalogue_now().allowed(filters))

    def undated(self, filters: Filters) -> int:
        """How many articles a date filter drops only because they carry no date."""
        return undated(self._catalogue_now().infos.values(), filters)

    def skipped(self) -> list[Skipped]:
        rows = self._rows("SELECT file, reason, part FROM skipped ORDER BY file, part")
        return [Skipped(str(file), str(reason), None if part is None else str(part)) for file, reason, part in rows]

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """The passages of these ids in this order, without those that are no longer there."""
        marks = ",".join("?" * len(ids))
        rows = self._rows(f"SELECT id, article, place, kind, spans FROM passages WHERE id IN ({marks})", *ids)
        infos = self._catalogue_now().infos
        texts = self._texts({row[1] for row in rows})
        found = {row[0]: row for row in rows if row[1] in infos and row[1] in texts}
        return [
            StoredPassage.of(id, infos[article], place, as_kind(kind), unpack_spans(spans), texts[article])
            for id, article, place, kind, spans in (found[id] for id in ids if id in found)
        ]

    def passages_of(self, article: int) -> list[StoredPassage]:
        """All passages of an article, body in the order of the text, then captions."""
        return self.passages([id for (id,) in self._rows("SELECT id FROM passages WHERE article = ? ORDER BY place", article)])

    def newest(self) -> str | None:
        """The day of the newest dated article: what "last week" is read against when no day is given."""
        return self._catalogue_now().newest

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[int]) -> list[tuple[int, float]]:
        """(passage id, cosine) of these passages, without those that cannot be searched by meaning yet."""
        with self._lock, reading(self.folder):
            index = self._dense_index()
        return dense.similarities(index, vector, passages)

    def dense(self, vector: NDArray[np.float32], k: int, filters: Filters = ALL) -> list[tuple[int, float]]:
        """(passage id, cosine) of the k passages nearest in meaning. Raises IndexMismatch for another dimension."""
        with self._lock, reading(self.folder):
            index = self._dense_index()
            allowed = self._catalogue_now().allowed_passages(filters) if filters else None
        return dense.search(index, vector, k, allowed)

    def lexical(
        self, words: Sequence[str | Wanted], k: int, filters: Filters = ALL, title: float = TITLE_WEIGHT
    ) -> list[tuple[int, float]]:
        """(passage id, BM25 score) of the k passages that hold the words best."""
        wanted = [Wanted((word,)) if isinstance(word, str) else word for word in words]
        with self._lock, reading(self.folder):
            index = self._lexical_index()
            catalogue = self._catalogue_now()
            allowed = catalogue.allowed(filters) if filters else None
        rare = allowed is not None and len(allowed) * _RARE < len(catalogue.infos)
        try:
            return lexical.search(index, wanted, k, allowed, title, rare)
        except (ValueError, OSError):
            with self._lock:
                self._lexical = ("memory", lexical.in_memory(self._db))
                self._note("The full-text part is damaged; the question was answered from a rebuilt copy.")
            return lexical.search(self._lexical[1], wanted, k, allowed, title, rare)

    def articles_of(self, passages: Sequence[int]) -> dict[int, ArticleInfo]:
        """The article of each passage, without passages that are no longer there."""
        with self._lock:
            catalogue = self._catalogue_now()
            owners = catalogue.owners(passages)
        return {id: catalogue.infos[article] for id, article in owners.items() if article in catalogue.infos}

    def among(self, passages: Sequence[int], filters: Filters) -> list[int]:
        """Those of the passages that the filters let through, in their order."""
        with self._lock:
            catalogue = self._catalogue_now()
            owners, allowed = catalogue.owners(passages), catalogue.allowed(filters)
        return [id for id in passages if owners.get(id) in allowed]

    def status(self) -> IndexStatus:
        """What the index holds, how much of it can be searched, and who is writing."""
        counts = self._rows(
            "SELECT (SELECT COUNT(*) FROM files), (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM passages), "
            "(SELECT COUNT(*) FROM passages WHERE key IN (SELECT key FROM vectors)), (SELECT COUNT(*) FROM skipped), "
            "(SELECT COUNT(*) FROM articles WHERE published IS NULL), "
            "(SELECT COUNT(*) - COUNT(DISTINCT story) FROM articles WHERE story IS NOT NULL)"
        )[0]
        files, articles, passages, embedded, skipped, no_date, copies = counts
        _, _, made_from = self._fact("lexical").partition(":")
        in_text = self._rows("SELECT COUNT(*) FROM passages WHERE added <= ?", int(made_from) if made_from.isdecimal() else 0)[0][0]
        return IndexStatus(
            name=self.name,
            folder=self.folder,
            roots=self.roots,
            files=files,
            articles=articles,
            passages=passages,
            embedded=embedded,
            lexical=in_text,
            copies=copies,
            undated=no_date,
            skipped=skipped,
            generation=self.generation,
            embedder=self.embedder,
            embedder_sha256=self.embedder_sha256,
            updated=self._fact("updated") or None,
            bytes=sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()),
            writer=writer(self.folder),
            notes=tuple(self.notes),
            older=sum(info.newer is not None for info in self._catalogue_now().infos.values()),
        )

    def statements(self, filters: Filters = ALL, speaker: Sequence[str] = (), about: Sequence[str] = ()) -> list[tuple[ArticleInfo, Kept]]:
        """What was said, by whoever is called by all the words of `speaker`, about all those of `about` (normal forms)."""
        with self._lock, reading(self.folder):
            catalogue = self._catalogue_now()
            allowed = catalogue.allowed(filters) if filters else catalogue.infos.keys()
            found = statements.find(self._db, speaker, about)
        return [(catalogue.infos[one.article], one) for one in found if one.article in allowed]

    def close(self) -> None:
        with self._lock:
            self._db.close()
            self._dense = self._lexical = ("", None)

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with self._lock, reading(self.folder):
            return self._db.execute(sql, values).fetchall()

    def _fact(self, key: str) -> str:
        with self._lock, reading(self.folder):
            return fact(self._db, key) or ""

    def _catalogue_now(self) -> Catalogue:
        with self._lock, reading(self.folder):
            now = f"{fact(self._db, 'generation')} {fact(self._db, 'grouped')}"
            if self._catalogue is None or self._catalogue[0] != now:
                self._catalogue = (now, Catalogue(self._db))
            return self._catalogue[1]

    def _texts(self, articles: set[int]) -> dict[int, str]:
        marks = ",".join("?" * len(articles))
        rows = self._rows(f"SELECT article, text FROM contents WHERE article IN ({marks})", *articles)
        return {article: unpack_text(packed) for article, packed in rows}

    def _dense_index(self) -> Any:
        """The FAISS index as it was last published; loaded again when another was."""
        stamp = fact(self._db, "dense") or ""
        if self._dense[1] is None or self._dense[0] != stamp or not stamp.startswith(vectors_state(self._db) + " "):
            if not dense.current(self._db, self._paths):
                self._mend(lambda db: dense.publish(db, self._paths))
                stamp = fact(self._db, "dense") or ""
            if self._dense[1] is None or self._dense[0] != stamp:
                self._dense = (stamp, self._load_dense())
        return self._dense[1]

    def _load_dense(self) -> Any:
        try:
            return dense.load(self._paths)
        except RuntimeError:
            if not self._mend(lambda db: dense.publish(db, self._paths, anew=True)):
                return dense.make(self._db)
            return dense.load(self._paths)

    def terms(self, _: Sequence[Wanted] = ()) -> Any:
        with self._lock, reading(self.folder):
            return self._lexical_index()

    def _lexical_index(self) -> Any:
        stamp = fact(self._db, "lexical") or ""
        if self._lexical[1] is None or self._lexical[0] != stamp or not lexical.current(self._db):
            if not (lexical.current(self._db) and lexical.sound(self._db, self._paths)):
                self._mend(lambda db: lexical.update(db, self._paths))
                stamp = fact(self._db, "lexical") or ""
            if self._lexical[1] is None or self._lexical[0] != stamp:
                self._lexical = (stamp, self._load_lexical())
        return self._lexical[1]

    def _load_lexical(self) -> Any:
        if not lexical.current(self._db) or lexical.sound(self._db, self._paths):
            with suppress(Exception):  # tantivy raises several kinds
                return lexical.load(self._paths)
        return lexical.in_memory(self._db)

    def _mend(self, work: Callable[[sqlite3.Connection], str | None]) -> bool:
        """Does the work as the writer; leaves it when another process is writing or the place cannot be written."""
        try:
            with writing(self.folder, wait=0), closing(connect(self.folder, write=True)) as db:
                self._note(work(db))
            return True
        except (IndexBusy, IndexUnwritable, OSError):
            return False

    def _note(self, note: str | None) -> None:
        if note and note not in self.notes:
            self.notes.append(note)
