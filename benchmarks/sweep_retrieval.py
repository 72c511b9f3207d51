"""What each choice of retrieval is worth: the tables of docs/measurements/retrieval.md.

    python benchmarks/sweep_retrieval.py SETS [--sets news2022,squad2] [--tokens 150,200] [--only NAME] [--store FOLDER]
    python benchmarks/sweep_retrieval.py SETS --sets news2022 --index FOLDER      an index that is there, of more than the set's articles

SETS is a folder of question sets, each with articles/ and questions.jsonl (the format of `footnote eval`). For every
passage size an index is built (kept in --store, with the vectors of texts already embedded), then every variant
of the tuning is scored on every set: file@1, @4, passage@1, @4, @8, the same of any file's passages @4 (other stories may hold the
answer too, or its word), and the milliseconds of a search.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from rag.answer.pipeline import query
from rag.answer.question import understand
from rag.config import Settings, load_settings
from rag.embed import Embedder, load_embedder
from rag.embed.embedder import OnProgress, Vectors
from rag.evaluate.match import holds
from rag.evaluate.questions import Question, read_questions
from rag.evaluate.score import CHARACTERS, found
from rag.index.building import build
from rag.index.encode import text_key
from rag.index.opening import open_index
from rag.index.store import Store
from rag.search import search
from rag.search.tuning import DEFAULT, Tuning
from rag.types import Hit


class Remembering:
    """The embedder, with every vector kept in a file: sweeps embed the same texts again and again."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self._kept = sqlite3.connect(path, check_same_thread=False)  # search embeds in a thread of its own
        self._kept.execute("CREATE TABLE IF NOT EXISTS vectors(key BLOB PRIMARY KEY, vector BLOB)")
        self.name, self.sha256, self.dimension, self.max_tokens = embedder.name, embedder.sha256, embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:  # noqa: ARG002
        return self._all(texts, self._embedder.embed_documents)

    def embed_query(self, text: str) -> Vectors:
        (vector,) = self._all([text], lambda texts: np.stack([self._embedder.embed_query(t) for t in texts]))
        return np.asarray(vector, np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        return self._embedder.embed_tokens(texts)

    def _all(self, texts: Sequence[str], embed: Callable[[list[str]], Vectors]) -> Vectors:
        keys = [text_key(text) for text in texts]
        rows = {key: self._kept.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone() for key in keys}
        if new := {key: text for key, text in zip(keys, texts, strict=True) if rows[key] is None}:
            for key, vector in zip(new, embed(list(new.values())), strict=True):
                rows[key] = (vector.astype("<f4").tobytes(),)
                self._kept.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (key, *rows[key]))
            self._kept.commit()
        return np.stack([np.frombuffer(rows[key][0], dtype="<f4") for key in keys])


def variants(base: Tuning) -> Iterator[tuple[str, Tuning]]:
    """One number changed at a time."""
    yield "default", base
    yield "full text only", replace(base, dense=0.0)
    for name, values in (
        ("dense", (0.2, 0.3, 0.4, 0.5, 0.7, 1.0)),
        ("title", (0.0, 0.2, 0.4, 0.6, 1.0)),
        ("pair", (0.0, 0.1, 0.15, 0.25, 0.4)),
        ("date_word", (0.0, 0.2, 0.5, 1.0)),
        ("near", (0.0, 0.2, 0.4, 0.5, 0.6)),
        ("days", (7.0, 14.0, 30.0)),
        ("sentence", (0.0, 0.2, 0.3, 0.4, 0.5, 0.7)),
        ("asked", (0.2, 0.4, 0.6, 1.0)),
        ("asked_before", (0.0, 0.2, 0.4)),
        ("replied", (0.0, 0.1, 0.2, 0.3)),
        ("candidates", (30, 50, 100, 200)),
        ("same", (0.7, 0.8, 0.9, 1.01)),
    ):
        for value in values:
            if value != getattr(base, name):
                yield f"{name} {value}", replace(base, **{name: value})  # type: ignore[arg-type]


def measure(index: Store, embedder: Remembering, questions: Sequence[Question], tuning: Tuning) -> tuple[list[float], float]:
    """Shares of file@1, @4, passage@1, @4, @8, any file's passages @4, and the median seconds of a search."""
    ranks: list[tuple[int | None, int | None]] = []
    anywhere: list[bool] = []
    seconds: list[float] = []
    for question in questions:
        found = query(understand(question.text, question.history, as_of=question.asked))
        asked = replace(found, k=8)
        search(index, embedder, replace(asked, k=1))  # so that the vectors are there
        started = time.perf_counter()
        hits = search(index, embedder, asked, tuning)
        seconds.append(time.perf_counter() - started)
        ranks.append(ranked(question, hits))
        if question.short_answers:
            anywhere.append(holds("\n".join(hit.text for hit in hits)[: 4 * CHARACTERS], question.short_answers))
    files = [sum(1 for rank, _ in ranks if rank and rank <= k) / len(ranks) for k in (1, 4)]
    short = [within for _, within in ranks if within is not None]
    passages = [sum(1 for within in short if within and within <= k) / max(1, len(short)) for k in (1, 4, 8)]
    return [*files, *passages, sum(anywhere) / max(1, len(anywhere))], statistics.median(seconds)


def ranked(question: Question, hits: Sequence[Hit]) -> tuple[int | None, int | None]:
    """The rank of the first hit in an evidence file, and of the first passage that holds the answer."""
    return found(question, [{"file": hit.article.file, "copies": hit.article.copies, "text": hit.text} for hit in hits])


def indexed(sets: Path, name: str, store: Path, embedder: Embedder, settings: Settings) -> Store:
    """The articles of an evaluation set, indexed in `store` and open."""
    build(store / f"{name}-148", [sets / name / "articles"], embedder, settings)
    return open_index(store / f"{name}-148")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", default="news2022,squad2,wikinews,mtrag")
    parser.add_argument("--tokens", default=str(Settings().passage_tokens))
    parser.add_argument("--only", default="", help="variants whose name begins so")
    parser.add_argument("--store", type=Path, default=Path(".sweep"))
    parser.add_argument("--index", type=Path, help="an index made before, instead of one of each set's articles")
    given = parser.parse_args()
    given.store.mkdir(parents=True, exist_ok=True)
    settings = load_settings()
    embedder = Remembering(load_embedder(settings.embedder, settings), given.store / "vectors.sqlite")
    print("| set | tokens | variant | file@1 | file@4 | passage@1 | @4 | @8 | any @4 | median ms |\n|" + "---|" * 10)
    for name in given.sets.split(","):
        questions = [q for q in read_questions(given.folder / name / "questions.jsonl") if q.answerable and q.evidence]
        for tokens in map(int, given.tokens.split(",")):
            place = given.index or given.store / f"{name}-{tokens}"
            if not given.index:
                build(place, [given.folder / name / "articles"], embedder, replace(settings, passage_tokens=tokens))
            index = open_index(place)
            for label, tuning in variants(DEFAULT):
                if label.startswith(given.only):
                    shares, seconds = measure(index, embedder, questions, tuning)
                    figures = " | ".join(f"{share:.3f}" for share in shares)
                    print(f"| {name} | {tokens} | {label} | {figures} | {seconds * 1000:.1f} |", flush=True)
            index.close()


if __name__ == "__main__":
    main()
