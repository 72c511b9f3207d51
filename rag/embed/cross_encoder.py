"""A person's own CrossEncoder: a folder of sentence-transformers, whose model reads two texts together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.errors import ModelError, ModelMissing
from rag.models import identity

if TYPE_CHECKING:
    import numpy as np

_BATCH = 16


class CrossEncoderFolder:
    """The CrossEncoder in a folder, on the CPU with `threads` cores, as the person's own `role`. Raises ModelMissing, ModelError."""

    def __init__(self, folder: Path, threads: int, role: str) -> None:
        another = f"Choose another folder with --{role}."
        if not (folder / "config.json").is_file():  # said before torch is loaded, which takes seconds
            raise ModelMissing(f"{folder} is not a CrossEncoder's folder: it has no config.json.", another)
        try:
            import torch
            from sentence_transformers import CrossEncoder
            from transformers.utils import logging
        except ImportError as error:
            hint = "Type: pip install -e '.[reference]'"
            raise ModelError(f"A {role} needs sentence-transformers, which is not installed.", hint) from error
        self.name, self.sha256 = folder.name, identity(folder)
        self._lock = threading.Lock()
        try:
            logging.disable_progress_bar()
            torch.set_num_threads(threads)
            self._model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # transformers raises anything for a folder that is not a model's
            raise ModelError(f"{folder} cannot be opened as a CrossEncoder: {error!s:.300}.", another) from error
        self._as_it_is = torch.nn.Identity()

    @property
    def labels(self) -> tuple[str, ...]:
        """What the model calls the scores it gives, in their order."""
        names = self._model.config.id2label
        return tuple(str(names.get(number, "")) for number in range(self._model.num_labels))

    def predict(self, pairs: Sequence[tuple[str, str]], raw: bool = False) -> np.ndarray[Any, Any]:
        """The model's scores, (pairs,) or (pairs, labels); `raw` as they are before any activation."""
        activation = self._as_it_is if raw else None
        with self._lock:
            found: np.ndarray[Any, Any] = self._model.predict(
                list(pairs), batch_size=_BATCH, show_progress_bar=False, activation_fn=activation
            )
        return found
