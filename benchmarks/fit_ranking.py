"""Fits the weights by which sentences are ranked, and writes them into rag/answer/calibrations/ranking.json.

    .venv/bin/python -m benchmarks.fit_ranking QUESTIONS.jsonl ARTICLES [QUESTIONS.jsonl ARTICLES …] [--write]

A question's `evidence_text` are the sentences that answer it. The weights maximise the likelihood of those among all
sentences of the stories that were found (a softmax over each question's sentences), with an L2 penalty. Prints how often such
a sentence comes first, among three and among five, with the weights there are and, over folds by question, with fitted ones.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
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

RANKING = Path(__file__).parent.parent / "rag" / "answer" / "calibrations" / "ranking.json"
PENALTY, FOLDS, STEPS, RATE = 0.3, 5, 600, 0.5
TEMPERATURE = 0.12  # of the scores as they are used: weights keep the scale they were set in

Case = tuple[list[Mapping[str, float]], list[int]]


def cases(questions: Path, articles: Path) -> Iterator[Case]:
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
            texts = [" ".join(text.split()) for text in row["evidence_text"]]
            right = [at for at, line in enumerate(evidence.ranked) if any(text in line.text or line.text in text for text in texts)]
            if right:
                yield [evidence.signals[line] for line in evidence.ranked], right


def fitted(found: Sequence[Case], names: Sequence[str]) -> np.ndarray[Any, Any]:
    """The weights, by gradient ascent from those there are."""
    start = np.array([weights().get(name, 0.0) for name in names])
    w = start.copy()
    matrices = [np.array([[one.get(name, 0.0) for name in names] for one in signals]) for signals, _ in found]
    for _ in range(STEPS):
        gradient = -PENALTY * (w - start)
        for x, (_, right) in zip(matrices, found, strict=True):
            score = x @ w / TEMPERATURE
            p = np.exp(score - score.max())
            p /= p.sum()
            target = np.zeros(len(p))
            target[right] = p[right] / p[right].sum()
            gradient += (target - p) @ x / len(found)
        w += RATE * 0.1 * gradient
    return w


def ranks(found: Sequence[Case], names: Sequence[str], w: np.ndarray[Any, Any]) -> list[int]:
    """For each question, how many sentences come before the first that answers."""
    scores = [np.array([[one.get(name, 0.0) for name in names] for one in signals]) @ w for signals, _ in found]
    return [int((score > score[right].max()).sum()) for score, (_, right) in zip(scores, found, strict=True)]


def shown(places: Sequence[int]) -> str:
    return "first {:.3f}, among three {:.3f}, among five {:.3f}".format(*(np.mean([place < k for place in places]) for k in (1, 3, 5)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = [case for at in range(0, len(given.sets), 2) for case in cases(given.sets[at], given.sets[at + 1])]
    names = list(weights())
    now = np.array([weights()[name] for name in names])
    print(f"{len(found)} questions; as they are: {shown(ranks(found, names, now))}")
    held = [0] * len(found)
    for fold in range(FOLDS):
        w = fitted([case for at, case in enumerate(found) if at % FOLDS != fold], names)
        for at, place in zip(range(fold, len(found), FOLDS), ranks(found[fold::FOLDS], names, w), strict=True):
            held[at] = place
    print(f"fitted, over folds: {shown(held)}")
    w = fitted(found, names)
    print({name: round(float(value), 3) for name, value in zip(names, w, strict=True)})
    if given.write:
        data = {
            "fitted on": f"{len(found)} questions of {', '.join(path.parent.name + '/' + path.name for path in given.sets[::2])}",
            "weights": {n: round(float(v), 3) for n, v in zip(names, w, strict=True)},
        }
        RANKING.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
