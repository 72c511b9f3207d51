"""A person's own reranker: a CrossEncoder that scores how well a passage answers a question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rag.embed.cross_encoder import CrossEncoderFolder
from rag.errors import ModelError

_ANOTHER = "Choose another folder with --reranker; it has to be a CrossEncoder that gives one score."


class Reranker:
    """The CrossEncoder in a folder, with one score. Raises ModelMissing, ModelError."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._model = CrossEncoderFolder(folder, threads, "reranker")
        self.name, self.sha256 = self._model.name, self._model.sha256
        if (scores := len(self._model.labels)) != 1:
            raise ModelError(f"{folder} gives {scores} scores for a passage; a reranker gives one.", _ANOTHER)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question; higher is better."""
        if not texts:
            return []
        return [float(score) for score in self._model.predict([(question, text) for text in texts])]
