"""A person's own CrossEncoder: a folder of sentence-transformers, whose model reads two texts together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.embed.folder import opened
from rag.models import identity

_BATCH = 16


class CrossEncoderFolder:
    """The CrossEncoder in a folder, on the CPU with `threads` cores, as the person's own `role`. Raises as `opened` does."""

    def __init__(self, folder: Path, threads: int, role: str) -> None:
        self._model = opened("CrossEncoder", folder, threads, ("config.json",), f"Choose another folder with --{role}.")
        self.name, self.sha256 = folder.name, identity(folder)
        self._lock = threading.Lock()

    @property
    def labels(self) -> tuple[str, ...]:
        """What the model calls the scores it gives, in their order."""
        names = self._model.config.id2label
        return tuple(str(names.get(number, "")) for number in range(self._model.num_labels))

    def predict(self, pairs: Sequence[tuple[str, str]], raw: bool = False) -> np.ndarray[Any, Any]:
        """The model's scores, (pairs,) or (pairs, labels); `raw` as they are before any activation."""
        import torch

        activation = torch.nn.Identity() if raw else None
        with self._lock:
            found: np.ndarray[Any, Any] = self._model.predict(
                list(pairs), batch_size=_BATCH, show_progress_bar=False, activation_fn=activation
            )
        return found
