"""What an embedder gives, whichever way it computes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.types import Progress

Vectors = NDArray[np.float32]
OnProgress = Callable[[Progress], None]


class Embedder(Protocol):
    """Text → unit vectors. May be used by several threads at once.

    `sha256` is that of the weights; a text of at most `max_tokens` tokens, by `count_tokens`, is read whole.
    """

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def max_tokens(self) -> int: ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, without those the model adds around it."""

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:
        """float32, (len(texts), dimension), unit length."""

    def embed_query(self, text: str) -> Vectors:
        """float32, (dimension,), unit length."""

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        """For each text its tokens' vectors: float32, (tokens, dimension), each of unit length."""
