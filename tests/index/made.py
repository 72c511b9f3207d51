"""A small embedder, and small folders of articles, for the tests of index and search."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder


class WordEmbedder:
    """Unit vectors of hashed words: near when words are shared. Counts what it embeds."""

    def __init__(self, name: str = "words", dimension: int = 512) -> None:
        self.name, self.dimension, self.max_tokens = name, dimension, 256
        self.sha256 = blake2b(name.encode()).hexdigest()
        self.embedded: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text)) + 2

    def embed_documents(self, texts: Sequence[str], on_progress: object = None) -> NDArray[np.float32]:
        assert on_progress is None
        self.embedded += texts
        return np.stack([self.embed_query(text) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        return [np.stack([self.embed_query(word) for word in ["", *re.findall(r"\w+", text), ""]]) for text in texts]

    def embed_query(self, text: str) -> NDArray[np.float32]:
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            vector[int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "big") % self.dimension] += 1
        return vector / np.linalg.norm(vector)


class MadeUp:
    """A real embedder by its name, weights and way of counting, that makes up the vectors: indexing without its long part."""

    def __init__(self, real: Embedder) -> None:
        self.name, self.sha256, self.dimension, self.max_tokens = real.name, real.sha256, real.dimension, real.max_tokens
        self.count_tokens = real.count_tokens
        if hasattr(real, "tokenizer_file"):
            self.tokenizer_file = real.tokenizer_file

    def embed_documents(self, texts: Sequence[str], on_progress: object = None) -> NDArray[np.float32]:
        return np.stack([self.embed_query(text) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        return [self.embed_documents(text.split() or [text]) for text in texts]

    def embed_query(self, text: str) -> NDArray[np.float32]:
        chance = np.random.default_rng(int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big"))
        vector = chance.standard_normal(self.dimension).astype(np.float32)
        return vector / np.linalg.norm(vector)


PLACES = ("harbour", "bridge", "school", "market", "tunnel", "theatre", "hospital", "stadium", "library", "reservoir")


def story(number: int) -> str:
    """A story of its own words, long enough for two passages."""
    place, chance = PLACES[number % len(PLACES)], random.Random(number)
    lines = [f"Council weighs the {place} plan number {number}", ""]
    for part in range(12):
        lines.append(
            f"The {place} committee heard {_words(chance, 9)}, and member Odd{number}son{part} asked for {number * 37 + part * 11} crowns. "
            f"Neighbours spoke of {_words(chance, 8)} at the {place}."
        )
        lines.append("")
    return "\n".join(lines)


def _words(chance: random.Random, count: int) -> str:
    """Words nobody uses, so that no two stories are alike."""
    syllables = ("ba", "ko", "ri", "tu", "me", "sal", "dor", "vin", "gel")
    return " ".join("".join(chance.choices(syllables, k=3)) for _ in range(count))


def write_stories(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"story{number:03}.txt").write_text(story(number), encoding="utf-8")
