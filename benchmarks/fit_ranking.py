"""Fits the weights by which sentences are ranked, and writes them into rag/answer/calibrations/ranking.json.

    .venv/bin/python -m benchmarks.fit_ranking QUESTIONS.jsonl ARTICLES [QUESTIONS.jsonl ARTICLES …] [--write]

A question's `evidence_text` are the sentences that answer it. The weights maximise the likelihood of those among all
sentences of the stories that were found (a softmax over each question's sentences), with an L2 penalty. Prints how often such
a sentence comes first, among three and among five, with the weights there are and, over folds by question, with fitted ones.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from rag.answer.evidence import gather
from rag.answer.evidence.relevance import weights
from rag.answer.pipeline import query
from rag.answer.question import understand
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.calibrating import answering
from rag.evaluate.fitting import Choice, choice, ranks, ranks_over_folds

RANKING = Path(__file__).parent.parent / "rag" / "answer" / "calibrations" / "ranking.json"


def cases(questions: Path, articles: Path) -> Iterator[Choice]:
    """Each answerable question's sentences with their signals, and which of them answer."""
    settings = load_settings()
    index_articles(settings, [articles])
    with closing(Engine.open(settings, articles=articles)) as engine:
        _, embedder = engine.index_and_embedder()
        for line in questions.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            if not row.get("evidence_text"):
                continue
            asked = understand(row["question"])
            evidence = gather(asked, engine.search(query(asked)), engine.shelf(), embedder)
            if right := answering(evidence.ranked, row):
                yield [evidence.signals[line] for line in evidence.ranked], right


def shown(places: Sequence[int]) -> str:
    return "first {:.3f}, among three {:.3f}, among five {:.3f}".format(*(np.mean([place < k for place in places]) for k in (1, 3, 5)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = [case for at in range(0, len(given.sets), 2) for case in cases(given.sets[at], given.sets[at + 1])]
    now = dict(weights())
    print(f"{len(found)} questions; as they are: {shown(ranks(found, now))}")
    print(f"fitted, over folds: {shown(ranks_over_folds(found, now))}")
    fitted = choice(found, now)
    print(fitted)
    if given.write:
        data = {
            "fitted on": f"{len(found)} questions of {', '.join(path.parent.name + '/' + path.name for path in given.sets[::2])}",
            "weights": fitted,
        }
        RANKING.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
