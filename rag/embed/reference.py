"""A sentence-transformers model as sentence-transformers runs it: what the compiled form is tested against,
and the way any other folder is run."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rag.embed.embedder import OnProgress, Vectors
from rag.embed.folder import opened
from rag.models import identity
from rag.types import Progress

BATCH = 32
_CONFIGURED = ("modules.json", "config.json")


class ReferenceEmbedder:
    """A sentence-transformers folder, by sentence-transformers, on the CPU with `threads` cores."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._model = opened("SentenceTransformer", folder, threads, _CONFIGURED, "Choose another embedder.")
        self.name, self.sha256 = folder.name, identity(folder)
        self._lock = threading.Lock()
        self._tokenizer = self._model.tokenizer
        self.dimension = int(self._model.encode(["a"], show_progress_bar=False).shape[1])
        self.max_tokens = int(self._model.max_seq_length or 512) - self._tokenizer.num_special_tokens_to_add()

    def count_tokens(self, text: str) -> int:
        with self._lock:
            return len(self._tokenizer.encode(text, add_special_tokens=False, truncation=False, verbose=False))

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            with self._lock:
                vectors[batch] = self._model.encode_document(
                    [texts[i] for i in batch], batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
                )
            if on_progress:
                on_progress(Progress("embedding", start + len(batch), len(texts), "passages"))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        with self._lock:
            return np.asarray(self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False), np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        with self._lock:
            states = self._model.encode(list(texts), output_value="token_embeddings", show_progress_bar=False)
        arrays = [np.asarray(state.cpu(), np.float32) for state in states]
        return [array / np.maximum(np.linalg.norm(array, axis=1, keepdims=True), 1e-12) for array in arrays]
