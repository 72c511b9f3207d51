"""An embedder on a cassette: its vectors in fewer dimensions and four bits each, which keeps their products within some .02."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import methodcaller
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.embed.embedder import OnProgress, Vectors
from rag.errors import FootnoteError

DIMENSIONS = 64
STEPS = 7  # a number is kept as one of -7 … 7 times the vector's largest
KEY = 8  # bytes


class NotRecorded(FootnoteError):
    """Something was asked that is not on the cassette."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"Not on the cassette: {asked}", "python -m benchmarks.cassette --write")


@dataclass(frozen=True, slots=True)
class Coded:
    """The vectors of one text: steps of the largest number of each, and those largest numbers."""

    steps: NDArray[np.int8]
    largest: NDArray[np.float16]

    @classmethod
    def of(cls, vectors: Vectors) -> Coded:
        largest = np.abs(vectors).max(axis=1, keepdims=True).astype(np.float16)
        return cls(np.rint(vectors / np.maximum(largest, 1e-4) * STEPS).clip(-STEPS, STEPS).astype(np.int8), largest)

    def vectors(self) -> Vectors:
        return (self.steps.astype(np.float32) / STEPS * self.largest.astype(np.float32)).astype(np.float32)


class RecordedEmbedder:
    """The Embedder interface over coded vectors. With a `source` what is not known yet is asked of it, and kept."""

    name = "cassette"
    sha256 = hashlib.sha256(b"cassette").hexdigest()
    dimension = DIMENSIONS
    max_tokens = 256

    def __init__(self, source: Embedder | None = None, basis: Vectors | None = None) -> None:
        self._source, self._basis = source, basis
        self._coded: dict[bytes, Coded] = {}
        self._counts: dict[bytes, int] = {}

    @classmethod
    def recording(cls, source: Embedder, texts: Iterable[str]) -> RecordedEmbedder:
        """A recorder of the directions in which the tokens of `texts` differ most."""
        tokens = np.concatenate(source.embed_tokens(sorted(texts))).astype(np.float64)
        _, directions = np.linalg.eigh(tokens.T @ tokens)
        basis = directions[:, ::-1][:, :DIMENSIONS]
        return cls(source, (basis * np.sign(basis[np.abs(basis).argmax(axis=0), range(DIMENSIONS)])).astype(np.float32))

    @classmethod
    def load(cls, path: Path) -> RecordedEmbedder:
        self = cls()
        with np.load(path) as data:
            packed = data["steps"]
            steps = np.stack([packed >> 4, packed & 15], axis=2).reshape(len(packed), DIMENSIONS).astype(np.int8) - STEPS
            ends = np.cumsum(data["lengths"])
            for key, start, end in zip(data["keys"], [0, *ends[:-1]], ends, strict=True):
                self._coded[key.tobytes()] = Coded(steps[start:end], data["largest"][start:end])
            self._counts = {key.tobytes(): int(count) for key, count in zip(data["counted"], data["counts"], strict=True)}
        return self

    def save(self, path: Path) -> None:
        keys = sorted(self._coded)
        coded = [self._coded[key] for key in keys]
        nibbles = (np.concatenate([one.steps for one in coded]) + STEPS).astype(np.uint8)
        counted = sorted(self._counts)
        np.savez_compressed(
            path,
            keys=_as_rows(keys),
            lengths=np.array([len(one.steps) for one in coded], np.uint16),
            steps=nibbles[:, ::2] << 4 | nibbles[:, 1::2],
            largest=np.concatenate([one.largest for one in coded]),
            counted=_as_rows(counted),
            counts=np.array([self._counts[key] for key in counted], np.uint16),
        )

    def count_tokens(self, text: str) -> int:
        key = _key("count", text)
        if key not in self._counts:
            self._counts[key] = self._asked(text).count_tokens(text)
        return self._counts[key]

    def embed_query(self, text: str) -> Vectors:
        (vector,) = self._vectors("query", text, lambda source: source.embed_query(text)[None])
        return np.asarray(vector, np.float32)

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:  # noqa: ARG002
        return np.concatenate([self._vectors("document", text, methodcaller("embed_documents", [text])) for text in texts])

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        return [self._vectors("tokens", text, partial(_tokens, text)) for text in texts]

    def _vectors(self, kind: str, text: str, embed: Callable[[Embedder], Vectors]) -> Vectors:
        key = _key(kind, text)
        if key not in self._coded:
            source = self._asked(text)
            assert self._basis is not None
            self._coded[key] = Coded.of(embed(source) @ self._basis)
        return self._coded[key].vectors()

    def _asked(self, text: str) -> Embedder:
        if self._source is None:
            raise NotRecorded(text)
        return self._source


def _key(kind: str, text: str) -> bytes:
    return hashlib.sha256(f"{kind} {text}".encode("utf-8", "surrogatepass")).digest()[:KEY]


def _as_rows(keys: Sequence[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(keys), np.uint8).reshape(-1, KEY)


def _tokens(text: str, source: Embedder) -> Vectors:
    return source.embed_tokens([text])[0]
