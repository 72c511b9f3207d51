"""Search by meaning: FAISS over the vectors in SQLite, from which it can be made anew at any time.

FAISS has three traps, all closed here: a vector of another dimension raises an empty AssertionError, a damaged
file a RuntimeError, and asking for more than there are gives ids of -1. The file is published by a temporary
file and a rename, never written where another process may have it mapped.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from rag.errors import IndexMismatch
from rag.index.schema import fact, set_fact, transaction, vectors_state
from rag.types import IndexPaths

if TYPE_CHECKING:
    import faiss
    from numpy.typing import NDArray

_AT_ONCE = 4096  # vectors read from SQLite at a time


def make(db: sqlite3.Connection) -> faiss.Index:
    """The vectors of all passages that have one, by passage id: inner product, exact but for halves of a number's digits.

    Sixteen bits a number halve the memory and the time of a search; ranks hardly change (docs/measurements/search.md).
    """
    import faiss

    dimension = int(fact(db, "dimension") or 0)
    index = faiss.IndexIDMap(faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT))
    rows = db.execute("SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.key = p.key ORDER BY p.id")
    while some := rows.fetchmany(_AT_ONCE):
        if not all(isinstance(vector, bytes) and len(vector) == 4 * dimension for _, vector in some):
            raise sqlite3.DatabaseError("malformed: a vector is not one")
        vectors = np.frombuffer(b"".join(vector for _, vector in some), dtype="<f4").reshape(len(some), dimension)
        index.add_with_ids(vectors, np.array([id for id, _ in some], dtype=np.int64))
    return index


def publish(db: sqlite3.Connection, paths: IndexPaths, anew: bool = False) -> str | None:
    """Makes the file from SQLite when it is not current (or `anew`); says so when it was missing or damaged."""
    import faiss

    state = vectors_state(db)
    made_from, _, of_file = (fact(db, "dense") or "").partition(" ")
    if made_from == state and of_file == _file_stamp(paths) and not anew:
        return None
    temporary = paths.vectors.with_suffix(".tmp")
    try:
        with open(os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
            # FAISS's own writer raises nothing when the disk is full at the last bytes.
            faiss.write_index(make(db), faiss.PyCallbackIOWriter(stream.write))  # type: ignore[attr-defined]
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(paths.vectors)
    finally:
        temporary.unlink(missing_ok=True)
    with transaction(db):
        set_fact(db, "dense", f"{state} {_file_stamp(paths)}")
    return "The part for search by meaning was missing or damaged and has been rebuilt." if made_from == state else None


def current(db: sqlite3.Connection, paths: IndexPaths) -> bool:
    """Whether the file is the one made from the vectors as they are."""
    return fact(db, "dense") == f"{vectors_state(db)} {_file_stamp(paths)}"


def load(paths: IndexPaths) -> faiss.Index:
    """The published file, mapped. Raises RuntimeError when it is missing or damaged."""
    import faiss

    return faiss.read_index(str(paths.vectors), faiss.IO_FLAG_MMAP_IFC)


def search(index: faiss.Index, vector: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None) -> list[tuple[int, float]]:
    """(passage id, inner product), best first. `allowed` are ids of passages. Raises IndexMismatch for another dimension."""
    import faiss

    if vector.shape[-1] != index.d:
        raise IndexMismatch(
            f"The index holds vectors of {index.d} numbers; the embedder gives {vector.shape[-1]}.",
            "Use the embedder it was made with, or remove the index (footnote indexes remove NAME) and index the folder again.",
        )
    k = min(k, index.ntotal)
    if k < 1 or (allowed is not None and not len(allowed)):
        return []
    faiss.omp_set_num_threads(1)  # of this thread: one question at a time, and more only wait for each other
    options: dict[str, Any] = {}
    if allowed is not None:
        options["params"] = faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed))  # type: ignore[call-arg]
    scores, ids = index.search(np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32), k, **options)
    return [(i, score) for i, score in zip(ids[0].tolist(), scores[0].tolist(), strict=True) if i >= 0]


def similarities(index: Any, vector: NDArray[np.float32], ids: Sequence[int]) -> list[tuple[int, float]]:
    """(passage id, inner product) of these passages, without those that are not in the index."""
    import faiss

    held = faiss.rev_swig_ptr(index.id_map.data(), index.ntotal)  # in order, as `make` adds them
    if not (len(ids) and len(held)):
        return []
    wanted = np.asarray(ids, dtype=np.int64)
    at = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
    here = held[at] == wanted
    scores = index.index.reconstruct_batch(at[here]) @ vector
    return list(zip(wanted[here].tolist(), scores.tolist(), strict=True))


def _file_stamp(paths: IndexPaths) -> str:
    try:
        status = paths.vectors.stat()
        return f"{status.st_size}:{status.st_mtime_ns}"
    except OSError:
        return "missing"
