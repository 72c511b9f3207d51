"""A small index in memory and an embedder of hashed words, for tests of answering that need no models."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from rag.answer import words
from rag.answer.evidence import Match, Pool
from rag.answer.sentences import split
from rag.types import Article, ArticleInfo, Hit, Sentence, Span, passage_text

DIMENSION = 512


class WordVectors:
    """Texts that share words point the same way."""

    sha256 = "0" * 64
    name = "word vectors"
    dimension = DIMENSION
    max_tokens = 256

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed_documents(self, texts: Sequence[str], on_progress: object = None) -> np.ndarray:
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> np.ndarray:
        vector = np.full(DIMENSION, 1e-3, np.float32)
        for word in words.content(text):
            vector[int.from_bytes(hashlib.sha256(word.encode()).digest()[:2], "big") % DIMENSION] += 1
        return (vector / np.linalg.norm(vector)).astype(np.float32)


class Asked:
    """What a model would say of any sentence: the odds that its passage says it and that it states the answer; the answer in short."""

    def __init__(self, said: float = 5.0, stated: float = 2.0, short: str = "") -> None:
        self._said, self._stated, self._short = said, stated, short

    def says(self, claim: str, match: Match) -> float:
        return self._said

    def answers(self, sentence: str, said: float | None) -> bool:
        return self._stated > 1

    def short(self) -> str:
        return self._short


class Shelf:
    """Stories by number, and one hit for each."""

    name = "shelf"

    def __init__(self, *stories: Article) -> None:
        self.stories = stories

    def article(self, id: int) -> Article:
        return self.stories[id]

    def hits(self, *wanted: int) -> tuple[Hit, ...]:
        return tuple(self.hit(id) for id in (wanted or range(len(self.stories))))

    def pool(self) -> Pool:
        """The sentences of all of them."""
        return Pool(self.hits(), self, WordVectors())

    def hit(self, id: int, copies: tuple[str, ...] = ()) -> Hit:
        story = self.stories[id]
        spans = tuple(sentence.span for sentence in story.sentences)
        info = ArticleInfo(
            id, "/root", story.file, None, story.text_sha256, story.title, outlet=story.outlet, published=story.published, copies=copies
        )
        return Hit(id, info, spans, passage_text(story.text, spans), 1.0 - id / 100)


def story(file: str, text: str, title: str = "", outlet: str | None = None, published: str | None = None) -> Article:
    """An article whose every sentence is body."""
    sentences, at = [], 0
    for part in split(text):
        start, end = at + len(part) - len(part.lstrip()), at + len(part.rstrip())
        at += len(part)
        if end > start:
            sentences.append(Sentence(*Span(start, end)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(file, text, digest, title or file, outlet=outlet, published=published, sentences=tuple(sentences))
