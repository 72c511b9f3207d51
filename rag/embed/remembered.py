"""An embedder that remembers the vectors of what it embedded last.

The sentences of the passages a question is answered from are embedded several times over: while the generator
is loaded or the person is still typing, before writing, and for each answer to a conversation about the same stories.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.embed.embedder import Embedder, OnProgress, Vectors

MOST = 4096  # vectors; 6 MB of the default embedder's
MOST_TEXTS = 512  # texts whose token vectors are kept; some 12 MB of the default embedder's


class Remembered:
    """`embedder` with the same interface; several threads may use it at once."""

    def __init__(self, embedder: Embedder, most: int = MOST) -> None:
        self.name, self.sha256 = embedder.name, embedder.sha256
        self.dimension, self.max_tokens = embedder.dimension, embedder.max_tokens
        self._embedder, self._most = embedder, most
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._tokens: OrderedDict[str, NDArray[np.float16]] = OrderedDict()
        self._lock = threading.Lock()

    def count_tokens(self, text: str) -> int:
        return self._embedder.count_tokens(text)

    def embed_query(self, text: str) -> Vectors:
        return self._embedder.embed_query(text)

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= zip(new, self._embedder.embed_documents(new, on_progress), strict=True)
        with self._lock:
            for text in dict.fromkeys(texts):
                self._vectors[text] = known[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._most:
                self._vectors.popitem(last=False)
        return np.array([known[text] for text in texts], np.float32).reshape(len(texts), self.dimension)

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        with self._lock:
            known = {text: self._tokens[text] for text in texts if text in self._tokens}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= zip(new, (tokens.astype(np.float16) for tokens in self._embedder.embed_tokens(new)), strict=True)
        with self._lock:
            for text in dict.fromkeys(texts):
                self._tokens[text] = known[text]
                self._tokens.move_to_end(text)
            while len(self._tokens) > MOST_TEXTS:
                self._tokens.popitem(last=False)
        return [known[text].astype(np.float32) for text in texts]
