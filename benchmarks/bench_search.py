"""What size costs a search: time, memory, bytes on disk and recall of the dense part, over indexes of made-up stories.

    python -m benchmarks.bench_search [--index FOLDER] [--questions FILE] [--stories 100,1000,10000] [--store FOLDER] [--plot FILE.svg]

The stories are made of those of --index (none: the shipped examples, indexed first); benchmarks/grow.py says how. --store keeps the
indexes made. Each is searched in a process of its own, by every question once to warm up and once to be counted, with the question
embedded each time. Processor time is given beside the clock, since it does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.grow import Stock, grow, stock_of
from benchmarks.plot import Line, plot
from rag.config import CHECKOUT, load_settings
from rag.embed import load_embedder
from rag.evaluate.questions import read_questions
from rag.index import dense, lexical
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.index.schema import connect
from rag.search import search
from rag.types import IndexPaths, Query

MOST_STOCK = 100_000
EXACT = 100  # questions of which the ten nearest are also found exactly
PLOTTED = {
    "cpu 50": "search: CPU ms, median",
    "cpu 95": "95th percentile",
    "own MB": "memory, MB",
    "all MB": "with mapped files, MB",
    "vectors MB": "vectors on disk, MB",
    "text s": "full text made, CPU s",
}


def made(stock: Stock, folder: Path, stories: int) -> dict[str, Any]:
    """Makes the index unless it is there; processor seconds and bytes of its derived parts."""
    kept = folder / "made.json"
    if not kept.exists():
        grow(stock, folder, stories)
        paths = IndexPaths(folder)
        with closing(connect(folder, write=True)) as db:
            started = time.process_time()
            lexical.update(db, paths)
            between = time.process_time()
            dense.publish(db, paths)
            ended = time.process_time()
        sizes = {
            "text MB": sum(path.stat().st_size for path in paths.lexical.iterdir()) / 1e6,
            "vectors MB": paths.vectors.stat().st_size / 1e6,
            "SQLite MB": paths.sqlite.stat().st_size / 1e6,
        }
        kept.write_text(json.dumps({"text s": between - started, "vectors s": ended - between} | sizes), encoding="utf-8")
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def measured(folder: Path, questions: Path, count: int) -> dict[str, Any]:
    """One index searched by the questions: milliseconds, megabytes, recall. Run in a process of its own."""
    settings = load_settings()
    embedder = load_embedder(settings.embedder, settings)
    asked = [Query(q.text, as_of=q.asked) for q in read_questions(questions)[:count]]
    before = time.process_time()
    with closing(open_local(folder)) as index:
        search(index, embedder, asked[0])
        opened = time.process_time() - before
        for query in asked:
            search(index, embedder, query)
        clock, cpu = [], []
        for query in asked:
            started = time.perf_counter(), time.process_time()
            search(index, embedder, query)
            clock.append(time.perf_counter() - started[0])
            cpu.append(time.process_time() - started[1])
        memory = _memory()
        vectors = [embedder.embed_query(query.text) for query in asked[:EXACT]]
        return {
            "passages": index.status().passages,
            "first s": opened,
            **{f"{name} {q}": float(np.percentile(took, q)) * 1000 for name, took in (("cpu", cpu), ("clock", clock)) for q in (50, 95)},
            "own MB": memory["RssAnon"],
            "all MB": memory["VmRSS"],
            "recall@10": recall(index, vectors),
        }


def recall(index: Index, vectors: list[np.ndarray]) -> float:
    """The share of the ten nearest passages, found by comparing with every vector in full, that the dense part finds."""
    nearest: list[list[tuple[float, int]]] = [[] for _ in vectors]
    asked = np.stack(vectors)
    with closing(connect(index.folder)) as db:
        rows = db.execute("SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.key = p.key")
        while some := rows.fetchmany(20_000):
            ids = np.array([id for id, _ in some])
            scores = asked @ np.frombuffer(b"".join(v for _, v in some), dtype="<f4").reshape(len(some), -1).T
            for best, row in zip(nearest, scores, strict=True):
                at = np.argpartition(-row, min(10, len(row) - 1))[:10]
                best[:] = sorted([*best, *zip(row[at].tolist(), ids[at].tolist(), strict=True)], reverse=True)[:10]
    hits = [len({id for id, _ in index.dense(v, 10)} & {id for _, id in best}) for v, best in zip(vectors, nearest, strict=True)]
    return sum(hits) / sum(map(len, nearest))


def _memory() -> dict[str, float]:
    """Megabytes of this process: its own, and with the mapped files."""
    lines = (line.partition(":") for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return {name: int(value.split()[0]) / 1000 for name, _, value in lines if name in ("RssAnon", "VmRSS")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--questions", type=Path, default=CHECKOUT / "examples" / "questions.jsonl")
    parser.add_argument("--count", type=int, default=200, help="questions asked")
    parser.add_argument("--stories", default="80,800,8000")
    parser.add_argument("--store", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--measure", type=Path, help="only this index, as JSON")
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measured(given.measure, given.questions, given.count)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        _table(given, given.store or Path(temporary))


def _table(given: argparse.Namespace, store: Path) -> None:
    settings = load_settings()
    source = given.index or store / "examples"
    if not given.index:
        build(source, [CHECKOUT / "examples" / "articles"], load_embedder(settings.embedder, settings), settings)
    counts = list(map(int, given.stories.split(",")))
    stock = stock_of(source, MOST_STOCK)
    rows = []
    for stories in counts:
        facts = made(stock, store / f"{stories}", stories)
        command = [sys.executable, "-m", "benchmarks.bench_search", "--measure", str(store / f"{stories}")]
        command += ["--questions", str(given.questions), "--count", str(given.count)]
        facts |= json.loads(subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, check=True).stdout)
        rows.append({"stories": stories, **facts})
        if len(rows) == 1:
            print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
        print("| " + " | ".join(_written(value) for value in rows[-1].values()) + " |", flush=True)
    if given.plot:
        lines = [Line(label, [(row["passages"], row[name]) for row in rows]) for name, label in PLOTTED.items()]
        given.plot.write_text(plot("What size costs a search", "passages", lines), encoding="utf-8")


def _written(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}" if value < 1.5 else f"{value:.1f}" if value < 1000 else f"{value:.0f}"


if __name__ == "__main__":
    main()
