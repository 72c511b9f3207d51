"""A larger embedder as a reranker of the best passages: what it gains, and the seconds it takes.

    python -m benchmarks.try_reranking SETS EMBEDDER [--sets news2022,squad2] [--sample 40] [--best 16] [--store FOLDER]

EMBEDDER is a sentence-transformers folder (all-mpnet-base-v2 was tried), run by sentence-transformers. The --best passages of a
search are embedded by it, and its cosine, 1 for the best, is added to their scores with different weights.
"""

from __future__ import annotations

import argparse
import random
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.sweep_retrieval import Remembering, indexed, ranked
from rag.config import load_settings
from rag.embed import load_embedder
from rag.embed.reference import ReferenceEmbedder
from rag.evaluate.questions import read_questions
from rag.index.encode import embedded_text
from rag.search import search
from rag.types import Hit, Query

WEIGHTS = (0.0, 0.2, 0.4, 0.8, 1.5, 3.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("embedder", type=Path)
    parser.add_argument("--sets", default="news2022,squad2")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--best", type=int, default=16)
    parser.add_argument("--store", type=Path, default=Path(".sweep"))
    given = parser.parse_args()
    settings = load_settings()
    embedder = Remembering(load_embedder(settings.embedder, settings), given.store / "vectors.sqlite")
    larger = ReferenceEmbedder(given.embedder, settings.cores)
    print("| set | questions | weight | passage@1 | @4 | @8 | CPU s more a question |\n|" + "---|" * 7)
    for name in given.sets.split(","):
        questions = [q for q in read_questions(given.folder / name / "questions.jsonl") if q.answerable and q.short_answers and q.evidence]
        questions = random.Random(1).sample(questions, min(given.sample, len(questions)))
        reread: list[tuple[list[Hit], list[float]]] = []
        with closing(indexed(given.folder, name, given.store, embedder, settings)) as index:
            queries = [Query(q.text, given.best, as_of=q.asked, history=q.history) for q in questions]
            hits = [search(index, embedder, query) for query in queries]
        started = time.process_time()
        for query, some in zip(queries, hits, strict=True):
            texts = [embedded_text(hit.article.title, hit.text) for hit in some]
            reread.append((some, (larger.embed_documents(texts) @ larger.embed_query(query.text)).tolist()))
        seconds = (time.process_time() - started) / len(questions)
        for weight in WEIGHTS:
            within = [ranked(q, _reordered(some, cosines, weight))[1] or 0 for q, (some, cosines) in zip(questions, reread, strict=True)]
            figures = " | ".join(f"{sum(0 < depth <= k for depth in within) / len(within):.3f}" for k in (1, 4, 8))
            print(f"| {name} | {len(questions)} | {weight} | {figures} | {seconds if weight else 0:.2f} |", flush=True)


def _reordered(hits: list[Hit], cosines: list[float], weight: float) -> list[Hit]:
    best = max(cosines, default=1.0)
    added = [replace(hit, score=hit.score + weight * cosine / best) for hit, cosine in zip(hits, cosines, strict=True)]
    return sorted(added, key=lambda hit: -hit.score)


if __name__ == "__main__":
    main()
