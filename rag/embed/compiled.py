"""A sentence-transformers model run from its ONNX form, without torch.

Each text is run alone, one on each core: nothing is spent on padding, and a vector depends on its text
only, not on what happened to be embedded beside it, so that an index built in pieces equals one built at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from rag.embed.counting import Counter
from rag.embed.embedder import OnProgress, Vectors
from rag.errors import ModelError
from rag.models import identity
from rag.models.disk import ONNX
from rag.types import Progress

REPORT_EVERY = 16
GRAPH = "graph.onnx"


class CompiledEmbedder:
    """The ONNX form of a sentence-transformers folder, on `threads` cores."""

    def __init__(self, folder: Path, threads: int) -> None:
        from tokenizers import Tokenizer

        self.name, self.sha256 = folder.name, identity(folder)
        self.tokenizer_file = folder / "tokenizer.json"
        try:
            self._tokenizer = Tokenizer.from_file(str(self.tokenizer_file))
            window = int(_json(folder / "sentence_bert_config.json")["max_seq_length"])
            self.dimension = int(_pooling(folder)["word_embedding_dimension"])
            self.session = _open(folder / ONNX, self.sha256)
        except ModelError:
            raise
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions of their own
            raise ModelError(f"The embedder in {folder} cannot be opened: {error}.", "Fetch it again, or choose another.") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._count = Counter(self._tokenizer)
        self._window, self._added = window, self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self.max_tokens = window - self._added
        self._inputs = {given.name for given in self.session.get_inputs()}
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="embed")

    def count_tokens(self, text: str) -> int:
        return self._count(text)

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # The longest first, so that no core is left alone with a long text at the end.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        embedded = self._pool.map(self.embed_query, (texts[i] for i in order))
        for done, (i, vector) in enumerate(zip(order, embedded, strict=True), 1):
            vectors[i] = vector
            if on_progress and (done % REPORT_EVERY == 0 or done == len(texts)):
                on_progress(Progress("embedding", done, len(texts), "passages"))
        return vectors

    def tokens(self, text: str) -> list[int]:
        """What the model reads of a text, with the tokens it adds; half a character (a lone surrogate) is read as "?"."""
        ids: list[int] = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
        return ids if len(ids) <= self._window else [*ids[: self._window - 1], ids[-1]]

    def embed_query(self, text: str) -> Vectors:
        mean = self._states(text).mean(axis=0, dtype=np.float32)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        return list(self._pool.map(self._unit_states, texts))

    def _unit_states(self, text: str) -> Vectors:
        states = self._states(text)
        return np.asarray(states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-12), np.float32)

    def _states(self, text: str) -> Vectors:
        """What the model makes of each token of a text: float32, (tokens, dimension)."""
        tokens = np.array([self.tokens(text)], np.int64)
        given = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        states: Vectors = self.session.run(None, {name: given[name] for name in self._inputs})[0][0]
        return states


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _pooling(folder: Path) -> dict[str, Any]:
    """The pooling's configuration. Raises ModelError unless it is the plain mean."""
    pooling = _json(folder / "1_Pooling" / "config.json")
    modes = [mode for mode, chosen in pooling.items() if mode.startswith("pooling_mode_") and chosen is True]
    if modes != ["pooling_mode_mean_tokens"]:
        raise ModelError(f"{folder} pools by {', '.join(modes)}: its ONNX form can only be pooled by the mean.", f"Move {ONNX} away.")
    return pooling


def _open(model: Path, sha256: str) -> Any:
    """A session, from the graph as onnxruntime optimised it the first time and with the weights mapped, not read.

    The optimised form lies beside the model, named after it and onnxruntime's version; where it cannot
    be written or read, the model itself is opened. Ways to open it measured: benchmarks/bench_embed.py.
    """
    import onnxruntime

    saved = model.parent / f"optimised-{sha256[:12]}-onnxruntime-{onnxruntime.__version__}"
    if saved.is_dir():
        with contextlib.suppress(Exception):
            return _session(saved / GRAPH, optimised=True)
        shutil.rmtree(saved, ignore_errors=True)
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=model.parent) as work:
        session = _session(model, save_in=Path(work, "new"))
        os.replace(Path(work, "new"), saved)
        return session
    return _session(model)


def _session(path: Path, *, optimised: bool = False, save_in: Path | None = None) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # the pool's threads each run a text of their own
    level = onnxruntime.GraphOptimizationLevel
    options.graph_optimization_level = level.ORT_DISABLE_ALL if optimised else level.ORT_ENABLE_EXTENDED
    if save_in:
        save_in.mkdir()
        options.optimized_model_filepath = str(save_in / GRAPH)
        options.add_session_config_entry("session.optimized_model_external_initializers_file_name", "weights.bin")
        options.add_session_config_entry("session.optimized_model_external_initializers_min_size_in_bytes", "1024")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
