"""A person's own verifier: a CrossEncoder that judges whether a text bears out a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rag.embed.cross_encoder import CrossEncoderFolder
from rag.errors import ModelError

_ANOTHER = "Choose another folder with --verifier; it has to be a CrossEncoder with one score, or with a label such as “entailment”."
_BORNE_OUT = re.compile(r"[\W\d_]*(?:entail|support)", re.IGNORECASE)  # "not_entailment" and "unsupported" are none


class Verifier:
    """The CrossEncoder in a folder: with one score, or with labels of which one is that of entailment. Raises ModelMissing, ModelError."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._model = CrossEncoderFolder(folder, threads, "verifier")
        self.name, self.sha256 = self._model.name, self._model.sha256
        labels = self._model.labels
        found = [number for number, label in enumerate(labels) if _BORNE_OUT.match(label)]
        if len(labels) > 1 and len(found) != 1:
            raise ModelError(f"None of the labels of {folder} alone says that a claim is supported: {', '.join(labels):.200}.", _ANOTHER)
        self._label = found[0] if len(labels) > 1 else None

    def log_odds(self, evidence: str, claim: str) -> float:
        """The log-odds that the evidence says the claim: above 0 it does."""
        return self.all_log_odds([(evidence, claim)])[0]

    def all_log_odds(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The same for several pairs of evidence and claim."""
        if not pairs:
            return []
        scores = self._model.predict(pairs, raw=True).reshape(len(pairs), -1).astype(np.float64)
        if self._label is None:
            odds = scores[:, 0]
        else:
            odds = scores[:, self._label] - np.logaddexp.reduce(np.delete(scores, self._label, axis=1), axis=1)
        return [float(one) for one in np.where(np.isnan(odds), -np.inf, odds)]  # a model that gives no number bears nothing out
