"""A person's own reranker: a sentence-transformers CrossEncoder, which reads a question and a passage together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from rag.errors import ModelError, ModelMissing
from rag.models import identity

_ANOTHER = "Choose another folder with --reranker; it has to be a CrossEncoder that gives one score."
_BATCH = 16


class Reranker:
    """The CrossEncoder in a folder, on the CPU with `threads` cores. Raises ModelMissing, ModelError."""

    def __init__(self, folder: Path, threads: int) -> None:
        if not (folder / "config.json").is_file():  # said before torch is loaded, which takes seconds
            raise ModelMissing(f"{folder} is not a CrossEncoder's folder: it has no config.json.", _ANOTHER)
        try:
            import torch
            from sentence_transformers import CrossEncoder
            from transformers.utils import logging
        except ImportError as error:
            hint = "Type: pip install -e '.[reference]'"
            raise ModelError("A reranker needs sentence-transformers, which is not installed.", hint) from error
        self.name, self.sha256 = folder.name, identity(folder)
        self._lock = threading.Lock()
        try:
            logging.disable_progress_bar()
            torch.set_num_threads(threads)
            self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # transformers raises anything for a folder that is not a model's
            raise ModelError(f"{folder} cannot be opened as a CrossEncoder: {error!s:.300}.", _ANOTHER) from error
        if self._model.num_labels != 1:
            raise ModelError(f"{folder} gives {self._model.num_labels} scores for a passage, a reranker gives one.", _ANOTHER)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question; higher is better."""
        if not texts:
            return []
        with self._lock:
            found = self._model.predict([(question, text) for text in texts], batch_size=_BATCH, show_progress_bar=False)
        return [float(score) for score in found]
