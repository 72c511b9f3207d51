"""A sentence as a tree. The parser is spaCy's small English one, loaded from a folder; nothing outside this module knows of it."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

KEPT = 4096  # parses remembered
_UNUSED = ("ner", "senter")
_ENDED = re.compile(r"\b(?:[a-z][a-z-]{2,}|\d{2,})[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z])")  # behind no abbreviation ("Gov. Lund")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its base form, its tag (Penn Treebank), the place of the word it hangs on, and how (its own place at a root)."""

    text: str
    lemma: str
    tag: str
    relation: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Parse:
    """The words of a text, each sentence a tree."""

    words: tuple[Word, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != at:
                found[word.head].append(at)
        return tuple(map(tuple, found))

    def under(self, at: int, *relations: str) -> tuple[int, ...]:
        """The places of the words that hang on one, those of some relations only where any is given."""
        below = self._children[at]
        return tuple(one for one in below if self.words[one].relation in relations) if relations else below


class Parser:
    """Parses texts, and remembers those it has parsed."""

    def __init__(self, folder: Path) -> None:
        from spacy.util import load_config, load_model_from_config

        self._nlp = load_model_from_config(load_config(folder / "config.cfg"), exclude=_UNUSED)
        self._nlp.from_disk(folder, exclude=_UNUSED)
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Parse] = OrderedDict()

    def __call__(self, text: str) -> Parse:
        return self.all([text])[0]

    def all(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of several texts, which together take less time."""
        with self._lock:
            for text in self._known.keys() & set(texts):
                self._known.move_to_end(text)  # not to be forgotten for the others
            self._learn(list(dict.fromkeys(text for text in texts if text not in self._known)))
            return [self._known[text] for text in texts]

    def _learn(self, wanted: Sequence[str]) -> None:
        while len(self._known) > max(KEPT - len(wanted), 0):
            self._known.popitem(last=False)
        pieces = {text: [text[start:end] for start, end in pairwise((*_starts(text), len(text)))] for text in wanted}
        listed = list(dict.fromkeys(piece for found in pieces.values() for piece in found))
        docs = dict(zip(listed, self._nlp.pipe(listed), strict=True))
        for text, found in pieces.items():
            words: list[Word] = []
            start = 0
            for piece in found:
                words += _words(docs[piece], start, len(words))
                start += len(piece)
            self._known[text] = Parse(tuple(words))


def _starts(text: str) -> Iterator[int]:
    """Where the sentences of a text begin for certain; where else one may, is for the parser to find."""
    yield 0
    yield from (match.end() for match in _ENDED.finditer(text))


def _words(doc: Iterable[Any], start: int, before: int) -> Iterator[Word]:
    """The words of a piece that begins at a place of its text, behind so many words."""
    for t in doc:
        yield Word(t.text, t.lemma_.lower(), t.tag_, t.dep_, before + t.head.i, start + t.idx, start + t.idx + len(t.text))
