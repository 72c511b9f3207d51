"""Passages a second of the embedder against its bare onnxruntime session and sentence-transformers; what opening it costs.

    python -m benchmarks.bench_embed [FOLDER] [ROUNDS]

Passages are those of FOLDER's stories (the shipped articles), at most 256. Each round embeds them all in every
way, one after the other, so that ratios are of pairs; `bare` are onnxruntime's own ways without Footnote,
tokens made beforehand. Opening is timed in processes of their own, file cache warm, with the memory it takes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bench_llm_cache import row
from rag.config import CHECKOUT, Settings, load_settings
from rag.corpus import discover, mark, read, split
from rag.embed import load_embedder
from rag.embed.compiled import CompiledEmbedder
from rag.models import locate
from rag.models.disk import ONNX
from rag.types import passage_text

MOST = 256
OPEN = """
import resource, sys, time, numpy
def resident():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1024
before, start = resident(), time.perf_counter()
import onnxruntime
options = onnxruntime.SessionOptions()
options.log_severity_level, options.intra_op_num_threads = 3, 1
if sys.argv[2] == "optimised":
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
print(time.perf_counter() - start, resident() - before)
"""


def texts_of(folder: Path, embedder: CompiledEmbedder, settings: Settings) -> list[str]:
    """Passages as they are embedded, without their titles."""
    found: list[str] = []
    for entry in discover(folder):
        for article in read(folder, entry.file, settings)[0]:
            marked = mark(article, frozenset())
            found += [passage_text(marked.text, p.spans) for p in split(marked, embedder.count_tokens, embedder.max_tokens)]
        if len(found) >= MOST:
            break
    return found[:MOST]


def bare(session: Any, batches: list[dict[str, Any]], threads: int) -> None:
    """Run a session over batches of tokens, on as many threads; pool and normalise as every user must."""

    def run(batch: dict[str, Any]) -> Any:
        states, mask = session.run(None, batch)[0], batch["attention_mask"][:, :, None]
        mean = (states * mask).sum(axis=1) / mask.sum(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, batches))


def batches_of(embedder: CompiledEmbedder, texts: list[str], size: int) -> list[dict[str, Any]]:
    """Tokens in batches of texts alike in length, padded."""
    tokens = sorted((embedder.tokens(text) for text in texts), key=len, reverse=True)
    made = []
    for start in range(0, len(tokens), size):
        chosen = tokens[start : start + size]
        mask = np.array([[1] * len(t) + [0] * (len(chosen[0]) - len(t)) for t in chosen], np.int64)
        ids = np.array([t + [0] * (len(chosen[0]) - len(t)) for t in chosen], np.int64)
        made.append({"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})
    return made


def ways(folder: Path, embedder: CompiledEmbedder, texts: list[str], settings: Settings) -> dict[str, Callable[[], object]]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = settings.cores
    all_cores = onnxruntime.InferenceSession(str(folder / ONNX), options, providers=["CPUExecutionProvider"])
    alone, padded = batches_of(embedder, texts, 1), batches_of(embedder, texts, 32)
    found: dict[str, Callable[[], object]] = {
        "Footnote": lambda: embedder.embed_documents(texts),
        "bare, each alone, one a core": lambda: bare(embedder.session, alone, settings.cores),
        "bare, batches of 32 by length": lambda: bare(all_cores, padded, 1),
    }
    try:
        from rag.embed.reference import ReferenceEmbedder
    except ImportError:
        return found
    reference = ReferenceEmbedder(folder, settings.cores)
    return found | {"sentence-transformers": lambda: reference.embed_documents(texts)}


def opening(folder: Path, rounds: int) -> None:
    """Seconds from `import onnxruntime` to a session, and megabytes it adds."""
    (saved,) = (folder / ONNX).parent.glob("optimised-*")
    for name, path, kind in (("as it came", folder / ONNX, "plain"), ("saved optimised", saved / "graph.onnx", "optimised")):
        command = [sys.executable, "-c", OPEN, str(path), kind]
        runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(rounds)]
        seconds, megabytes = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
        row(f"opening {name}, s", list(seconds))
        row(f"opening {name}, MB", list(megabytes))


def main() -> None:
    settings = load_settings()
    stories = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "examples" / "articles"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    folder = locate(settings.embedder, "embedder", settings)
    embedder = load_embedder(settings.embedder, settings)
    assert isinstance(embedder, CompiledEmbedder)
    texts = texts_of(stories, embedder, settings)
    counted = sum(embedder.count_tokens(text) for text in texts) / len(texts)
    print(f"{len(texts)} passages of {counted:.0f} tokens, {settings.cores} cores, {rounds} rounds; passages a second: median [quartiles]")
    rates: dict[str, list[float]] = {}
    timed = ways(folder, embedder, texts, settings)
    for _ in range(rounds):
        for name, embed in timed.items():
            start = time.perf_counter()
            embed()
            rates.setdefault(name, []).append(len(texts) / (time.perf_counter() - start))
    for name, values in rates.items():
        row(name, values)
    for name, values in list(rates.items())[1:]:
        row(f"Footnote / {name}"[:28], [a / b for a, b in zip(rates["Footnote"], values, strict=True)])
    opening(folder, rounds * 2)


if __name__ == "__main__":
    main()
