"""Indexes of any size out of a real one, for measuring what size costs.

A passage is made of the first half of one real passage's sentences and the second half of another's, its vector of the mean of
theirs and some noise; a story of thirteen such, with a title made of two and the day of a third. So words are as frequent, and as
near each other, as in the real stories, and vectors lie where real ones do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.index.encode import pack_article, pack_spans, pack_text
from rag.index.reader import open_local
from rag.index.schema import create, set_fact, transaction
from rag.types import Article, Sentence, Span

PER_STORY = 13
NOISE = 0.35  # length of the noise against a vector's: about the cosine of two passages of one story, .9
_AT_ONCE = 512  # stories in a transaction


@dataclass(frozen=True)
class Stock:
    """What indexes are made of: real passages' sentences and vectors (float32, (n, dim)), titles, days."""

    embedder: str
    embedder_sha256: str
    sentences: list[tuple[str, ...]]
    vectors: NDArray[np.float32]
    titles: list[str]
    days: list[str | None]


def stock_of(folder: Path, most: int) -> Stock:
    """At most so many of the embedded passages of an index."""
    with closing(open_local(folder)) as index, closing(sqlite3.connect(folder / "index.sqlite")) as db:
        rows = db.execute("SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.key = p.key ORDER BY p.id LIMIT ?", (most,)).fetchall()
        sentences = [p.sentences for first in range(0, len(rows), 500) for p in index.passages([id for id, _ in rows[first : first + 500]])]
        infos = index.articles()
        return Stock(
            index.embedder,
            index.embedder_sha256,
            sentences,
            np.stack([np.frombuffer(vector, dtype="<f4") for _, vector in rows]),
            [info.title for info in infos],
            [info.published for info in infos],
        )


def grow(stock: Stock, folder: Path, stories: int, seed: int = 1) -> None:
    """An index of so many made-up stories in `folder`, its derived parts not yet made."""
    rng = np.random.default_rng(seed)
    dimension = stock.vectors.shape[1]
    facts = {"embedder": stock.embedder, "embedder_sha256": stock.embedder_sha256, "dimension": str(dimension)}
    with closing(create(folder, facts)) as db:
        db.execute("INSERT INTO roots VALUES (1, 'made up')")
        for first in range(1, stories + 1, _AT_ONCE):
            with transaction(db, bump=True):
                for id in range(first, min(first + _AT_ONCE, stories + 1)):
                    _add(db, stock, id, rng)
        with transaction(db):
            set_fact(db, "embedded", "1")


def _add(db: sqlite3.Connection, stock: Stock, id: int, rng: np.random.Generator) -> None:
    title = " ".join(_halves(*(stock.titles[i].split() for i in rng.integers(len(stock.titles), size=2))))
    day = stock.days[rng.integers(len(stock.days))]
    passages = list(_passages(stock, rng))
    text, spans = _laid_out([sentences for sentences, _ in passages])
    file = f"story{id:07}.txt"
    db.execute("INSERT INTO files VALUES (?, 1, ?, ?, 0, '')", (id, file, len(text)))
    db.execute(
        "INSERT INTO articles(id, source, place, text_sha256, characters, title, published) VALUES (?, ?, 0, ?, ?, ?, ?)",
        (id, id, file, len(text), title, day),
    )
    article = Article(file, text, file, title, published=day, sentences=tuple(Sentence(*span) for some in spans for span in some))
    db.execute("INSERT INTO contents(article, text, found, line_keys) VALUES (?, ?, ?, x'')", (id, pack_text(text), pack_article(article)))
    keys = [rng.bytes(16) for _ in passages]
    db.executemany(
        "INSERT INTO passages(article, place, kind, spans, key, added) VALUES (?, ?, 'body', ?, ?, 1)",
        [(id, place, pack_spans(some), key) for place, (some, key) in enumerate(zip(spans, keys, strict=True))],
    )
    rows = [(key, vector.astype("<f4").tobytes()) for key, (_, vector) in zip(keys, passages, strict=True)]
    db.executemany("INSERT INTO vectors VALUES (?, ?)", rows)


def _passages(stock: Stock, rng: np.random.Generator) -> Iterator[tuple[list[str], NDArray[np.float32]]]:
    noise = rng.standard_normal((PER_STORY, stock.vectors.shape[1]), dtype=np.float32) * NOISE / np.sqrt(stock.vectors.shape[1])
    for one, other, some in zip(*rng.integers(len(stock.sentences), size=(2, PER_STORY)), noise, strict=True):
        between = stock.vectors[one] + stock.vectors[other]
        vector = between / np.linalg.norm(between) + some
        yield _halves(stock.sentences[one], stock.sentences[other]), vector / np.linalg.norm(vector)


def _halves(one: tuple[str, ...] | list[str], other: tuple[str, ...] | list[str]) -> list[str]:
    return [*one[: (len(one) + 1) // 2], *other[(len(other) + 1) // 2 :]]


def _laid_out(passages: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """A text of these passages' sentences, and where they stand in it."""
    parts: list[str] = []
    spans: list[list[Span]] = []
    at = 0
    for sentences in passages:
        spans.append([])
        for sentence in sentences:
            spans[-1].append(Span(at, at + len(sentence)))
            parts.append(sentence)
            at += len(sentence) + 1
    return "\n".join(parts), spans
