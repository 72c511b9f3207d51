"""An index here and one on a Milvus server, side by side (docs/scale.md).

    python -m benchmarks.bench_stores SETS milvus://127.0.0.1:19530/bench [--sets news2022,squad2] [--store FOLDER]
    python -m benchmarks.bench_stores SETS milvus://127.0.0.1:19530/bench --sets news2022 --of INDEX [--minutes 5]
    python -m benchmarks.bench_stores SETS milvus://127.0.0.1:19530/bench --sets news2022 --of INDEX --grow 200000

The first asks each set's questions of both; SETS and the columns are those of benchmarks/sweep_retrieval.py. The second sends all of
an index that is there, a folder, the third so many passages made out of it (benchmarks/grow.py), and both ask the questions of
either; they stop after some minutes, and the same command goes on.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.grow import PER_STORY, grow, stock_of
from benchmarks.sweep_retrieval import Remembering, measure
from rag.config import Settings, load_settings
from rag.embed import load_embedder
from rag.errors import Cancelled
from rag.evaluate.questions import Question, read_questions
from rag.index import index_folder
from rag.index.address import parse
from rag.index.building import build
from rag.index.milvus import Sender
from rag.index.opening import open_index
from rag.index.reader import open_local
from rag.index.schema import create
from rag.search.tuning import DEFAULT
from rag.types import IndexPaths


def side_by_side(given: argparse.Namespace, name: str, questions: Sequence[Question], embedder: Remembering, settings: Settings) -> None:
    for label, index_name in (("here", f"{name}-here"), ("Milvus", f"{given.address}_{name}")):
        place = index_folder(settings, name=index_name)
        started = time.perf_counter()
        summary = build(place, [given.folder / name / "articles"], embedder, settings)
        took = time.perf_counter() - started
        with closing(open_index(place)) as index:
            shares, seconds = measure(index, embedder, questions, DEFAULT)
        figures = " | ".join(f"{share:.3f}" for share in shares)
        print(f"| {name} | {label} | {summary.passages:,} | {figures} | {seconds * 1000:.1f} | {took:.1f} |", flush=True)


def large(given: argparse.Namespace, name: str, questions: Sequence[Question], embedder: Remembering, settings: Settings) -> None:
    address = f"{given.address}_{given.grow or 'all'}"
    place = index_folder(settings, name=address)
    if not IndexPaths(place).sqlite.exists():
        if given.grow:
            grow(stock_of(given.of, 20_000), place, given.grow // PER_STORY)
        else:
            shutil.copytree(given.of, place)
    started, first = time.perf_counter(), 0

    def step(done: int, total: int) -> None:
        nonlocal first
        first = first or total
        if time.perf_counter() - started > given.minutes * 60:
            raise Cancelled(f"{done:,} of {total:,} articles sent in {time.perf_counter() - started:.0f} s")

    with closing(create(place, {})) as db:
        Sender(parse(address), embedder).vectors(db, True, step)
    print(f"{first:,} articles sent in {time.perf_counter() - started:.0f} s", flush=True)
    for label, index in (("here", open_local(place)), ("Milvus", open_index(place))):
        with closing(index):
            index.lexical(["bridge"], 1)  # what is derived is made
            shares, seconds = measure(index, embedder, questions, DEFAULT)
            figures = " | ".join(f"{share:.3f}" for share in shares)
            print(f"| {name} | {label} | {index.status().passages:,} | {figures} | {seconds * 1000:.1f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("address")
    parser.add_argument("--sets", default="news2022,squad2,wikinews")
    parser.add_argument("--store", type=Path, default=Path(".sweep"))
    parser.add_argument("--of", type=Path, help="an index's folder")
    parser.add_argument("--grow", type=int, help="passages")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--questions", type=int, default=1000, help="at most so many")
    given = parser.parse_args()
    given.store.mkdir(parents=True, exist_ok=True)
    settings = load_settings(indexes=given.store)
    embedder = Remembering(load_embedder(settings.embedder, settings), given.store / "vectors.sqlite")
    if not given.of:
        print("| set | store | passages | file@1 | file@4 | passage@1 | @4 | @8 | any @4 | median ms | indexed in s |\n|" + "---|" * 11)
    for name in given.sets.split(","):
        questions = [q for q in read_questions(given.folder / name / "questions.jsonl") if q.answerable and q.evidence]
        (large if given.of else side_by_side)(given, name, questions[: given.questions], embedder, settings)


if __name__ == "__main__":
    main()
