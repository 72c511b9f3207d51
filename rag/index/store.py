"""What an index is to everything above it, wherever it is kept: `Store` is read, a `Publisher` brings it up to what was indexed.

Building is the same for every store: files are read, marked, split and embedded in SQLite, which remembers what was done. What is
searched is made from that: here FAISS and tantivy beside it (`rag.index.reader`, `rag.index.publishing`), on a server the
collections that several machines share (`rag.index.milvus`). A reader never writes, so that there are two protocols.
"""

from __future__ import annotations

import re
import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.index import vocabulary
from rag.index.coverage import coverage
from rag.index.lexical import HasTerms, Wanted, analyzer
from rag.index.passage import StoredPassage
from rag.index.statements import Kept
from rag.index.summary import IndexStatus
from rag.types import Article, ArticleInfo, Filters, Skipped, without_page

ALL = Filters()
_NAME = re.compile(r"\w+")
_LIKE = 8  # words like a mistyped one that are looked up


class Store(Protocol):
    """An index opened for searching and reading, from any thread. `notes` are sentences for a person."""

    notes: list[str]

    @property
    def name(self) -> str: ...

    @property
    def roots(self) -> tuple[str, ...]: ...

    @property
    def generation(self) -> int:
        """Another number whenever the set of passages has changed."""
        ...

    def require(self, embedder: Embedder) -> None:
        """Raises IndexMismatch when the index was made with another embedder."""
        ...

    def status(self) -> IndexStatus: ...

    def skipped(self) -> list[Skipped]: ...

    def close(self) -> None: ...

    # Articles: whole ones only, whatever a writer is doing.

    def article(self, id: int) -> Article:
        """The whole article, marked. Raises KeyError when it is no longer there."""
        ...

    def info(self, id: int) -> ArticleInfo:
        """Raises KeyError when the article is no longer there."""
        ...

    def find(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo | None: ...

    def articles(self, filters: Filters = ALL) -> list[ArticleInfo]: ...

    def count(self, filters: Filters) -> int: ...

    def undated(self, filters: Filters) -> int: ...

    def newest(self) -> str | None: ...

    def is_signed(self, word: str) -> bool: ...

    def statements(
        self, filters: Filters = ALL, speaker: Sequence[str] = (), about: Sequence[str] = ()
    ) -> list[tuple[ArticleInfo, Kept]]: ...

    # Passages, by meaning and by words.

    def dense(self, vector: NDArray[np.float32], k: int, filters: Filters = ALL) -> list[tuple[int, float]]:
        """(passage id, cosine), best first."""
        ...

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[int]) -> list[tuple[int, float]]:
        """(passage id, cosine) of these passages."""
        ...

    def lexical(self, words: Sequence[str | Wanted], k: int, filters: Filters = ALL, title: float = ...) -> list[tuple[int, float]]:
        """(passage id, BM25 score), best first."""
        ...

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]: ...

    def passages_of(self, article: int) -> list[StoredPassage]: ...

    def articles_of(self, passages: Sequence[int]) -> dict[int, ArticleInfo]: ...

    def among(self, passages: Sequence[int], filters: Filters) -> list[int]: ...

    # Words.

    def coverage(self, words: Sequence[Wanted], texts: Sequence[str]) -> list[float]: ...

    def frequency(self, word: str) -> int: ...

    def rarity(self, words: Sequence[str]) -> list[float]: ...

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]: ...

    def as_name(self, word: str) -> str | None: ...


class Opened(Store):
    """What every opened index does alike, wherever it is kept."""

    @abstractmethod
    def terms(self, wanted: Sequence[Wanted] = ()) -> HasTerms:
        """The words of the index; `wanted` are those that will be asked for."""

    def find(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo | None:
        """The article at a path below its root, or with this page; the first of a file with several when no part is given."""
        found = [info for info in self.articles() if info.file == file and root in (None, info.root)]
        return next((info for wanted in (part, without_page(part)) for info in found if part is None or info.part == wanted), None)

    def is_signed(self, word: str) -> bool:
        """Whether a byline or an outlet's name holds a word."""
        named = (f"{info.byline or ''} {info.outlet or ''}".lower() for info in self.articles())
        return any(word.lower() in text and word.lower() in _NAME.findall(text) for text in named)

    def coverage(self, words: Sequence[Wanted], texts: Sequence[str]) -> list[float]:
        """For each text the share (0 to 1) of the words it holds, rare words counting more."""
        return coverage(self.terms(words), words, texts)

    def frequency(self, word: str) -> int:
        """How many passages hold a word, whatever its ending."""
        return vocabulary.frequency(self.terms(), word)

    def rarity(self, words: Sequence[str]) -> list[float]:
        """The idf of each word; the highest there is for one that no passage holds."""
        return vocabulary.rarity(self.terms([Wanted((word,)) for word in words]), words)

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]:
        """(word as a story writes it, letters that differ, passages that hold it), the nearest first."""
        found = []
        for term, between, passages in vocabulary.like(self.terms(), word, slips)[:_LIKE]:
            written = vocabulary.as_written(term, self._holding(term, 1))
            if written:
                found.append((written, between, passages))
        return found

    def as_name(self, word: str) -> str | None:
        """A word as stories write it when they do so with capitals throughout, within their sentences too; None when they do not."""
        terms = analyzer().analyze(word)
        return vocabulary.as_name(word, self._holding(terms[0], _LIKE)) if len(terms) == 1 else None

    def _holding(self, term: str, most: int) -> list[str]:
        """The texts of the passages that hold a term, the best first."""
        return [passage.text for passage in self.passages([id for id, _ in self.lexical([Wanted((term,))], most, title=0.0)])]


class Publisher(Protocol):
    """Brings what is searched up to what a writer's SQLite holds: adds what is new there, takes out what has gone.

    Each can be called at any time and again; killed in between, the next call ends with the same content. They may return a
    sentence for a person.
    """

    def words(self, db: sqlite3.Connection) -> str | None:
        """Every article has been marked and split, or some more have."""
        ...

    def vectors(self, db: sqlite3.Connection, whole: bool, step: Callable[[int, int], None]) -> str | None:
        """Some more passages have their vectors; with `whole` all have. `step(done, total)` may raise to stop."""
        ...

    def close(self) -> None: ...
