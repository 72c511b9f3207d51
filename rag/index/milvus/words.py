"""The words of the passages on a server, and how many hold each: what BM25 weighs by, and what names are compared with.

A folder's words are counted when it is sent, and kept by their first letters, so that a question reads the few counts it needs. The
counts of several folders are added.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rag.index.lexical import Wanted, analyzer
from rag.index.milvus import drawers
from rag.index.milvus.collections import Collections
from rag.index.milvus.state import Root, State

_LETTERS = 3  # a name is compared with words that begin with as many
Counts = dict[str, list[int]]  # passages that hold a word in their body, and in their story's title


class Counted:
    """The words of a folder's passages."""

    def __init__(self) -> None:
        self._held = (Counter[str](), Counter[str]())
        self.passages, self.body, self.title = 0, 0, 0

    def add(self, words: str) -> None:
        body, title = (line.split(" ") if line else [] for line in words.split("\n"))
        self._held[0].update(set(body))
        self._held[1].update(set(title))
        self.passages, self.body, self.title = self.passages + 1, self.body + len(body), self.title + len(title)

    def by_letters(self) -> dict[str, Counts]:
        found: defaultdict[str, Counts] = defaultdict(dict)
        body, title = self._held
        for word in sorted(body.keys() | title.keys()):
            found[word[:_LETTERS]][word] = [body[word], title[word]]
        return dict(found)


def key(root: str, letters: str) -> str:
    return f"words:{root}:{letters}"


def every(root: str) -> str:
    """The key of the list of all first letters."""
    return f"letters:{root}"


class Vocabulary:
    """The words of one state of an index: what `Terms` asks. Counts are read when they are needed."""

    def __init__(self, collections: Collections, state: State) -> None:
        self._collections, self._roots = collections, state.roots
        self._read: dict[str, Counts] = {}
        self._letters: list[str] | None = None
        self._lock = threading.RLock()

    def searcher(self) -> Vocabulary:
        return self

    @property
    def num_docs(self) -> int:
        return sum(root.passages for root in self._roots)

    def average(self, field: str) -> float:
        """How many words a passage has, or its story's title."""
        return sum(_length(root, field) for root in self._roots) / max(sum(root.counted for root in self._roots), 1)

    def doc_freq(self, field: str, term: str) -> int:
        held = self._starting(term[:_LETTERS]).get(term)
        return held[field == "title"] if held else 0

    def terms_with_prefix(self, field: str, prefix: str) -> list[tuple[str, int]]:
        if len(prefix) < _LETTERS:
            self.load(letters for letters in self._all_letters() if letters.startswith(prefix))
            near = [letters for letters in self._all_letters() if letters.startswith(prefix)]
        else:
            near = [prefix[:_LETTERS]]
        at = field == "title"
        return [
            (term, held[at])
            for letters in near
            for term, held in sorted(self._starting(letters).items())
            if held[at] and term.startswith(prefix)
        ]

    def load_for(self, wanted: Sequence[Wanted]) -> None:
        """Read what will be asked for these words, at once."""
        analyze = analyzer().analyze
        self.load(term[:_LETTERS] for want in wanted for form in want.forms for term in analyze(form))

    def load(self, letters: Iterable[str]) -> None:
        with self._lock:
            new = [one for one in dict.fromkeys(letters) if one not in self._read]
            if not new:
                return
            found = drawers.get(self._collections, [key(root.key, one) for one in new for root in self._roots])
            for one in new:
                self._read[one] = _added(drawers.unpack(found[k]) for root in self._roots if (k := key(root.key, one)) in found)

    def _starting(self, letters: str) -> Counts:
        self.load([letters])
        return self._read[letters]

    def _all_letters(self) -> list[str]:
        if self._letters is None:
            found = drawers.get(self._collections, [every(root.key) for root in self._roots])
            self._letters = sorted({letters for data in found.values() for letters in drawers.unpack(data)})
        return self._letters


def _length(root: Root, field: str) -> int:
    return root.title if field == "title" else root.body


def _added(counts: Iterable[Counts]) -> Counts:
    total: Counts = {}
    for some in counts:
        for word, (body, title) in some.items():
            held = total.setdefault(word, [0, 0])
            held[0] += body
            held[1] += title
    return total
