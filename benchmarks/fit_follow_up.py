"""Fits whether a turn goes on from the conversation, and prints the weights that `rag/answer/question/follow_up.py` holds.

    .venv/bin/python -m benchmarks.fit_follow_up

The turns are those of `answers/turns.jsonl`, `answers/intents.jsonl` and `answers/questions.jsonl`, without those that only ask for the
last answer's evidence or another form. A question of the latter two that has no history counts as one that stands alone, unless a
pronoun in it has nothing to stand for. Figures are over folds by question, at the limit with the least loss.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rag.answer.question.follow_up import signals
from rag.evaluate.fitting import area, fit, over_folds

LABELLED = Path(__file__).parent / "answers"
MISSED = 3  # as many turns that stand alone and are asked on weigh as much as one that leans and is asked alone
APART = ("evidence", "reword", "other")


def turns() -> Iterator[tuple[str, bool, dict[str, float]]]:
    """(turn, whether it leans, what shows it) of the labelled sets."""
    for name in ("turns.jsonl", "intents.jsonl", "questions.jsonl"):
        for line in (LABELLED / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            leans, shown = row.get("follows", bool(row.get("history"))), signals(row["question"])
            if row.get("intent") not in APART and (leans or row.get("history") or not shown["pronoun"]):
                yield row["question"], leans, shown


def main() -> None:
    labelled = list(turns())
    names = list(labelled[0][2])
    x = np.array([[shown[name] for name in names] for _, _, shown in labelled])
    y = np.array([float(leans) for _, leans, _ in labelled])
    unseen = over_folds(x, y, [question for question, _, _ in labelled])
    few = min(sorted(unseen), key=lambda limit: ((unseen > limit) & (y == 0)).sum() + MISSED * ((unseen <= limit) & (y > 0)).sum())
    bias, weights = fit(x, y)
    bias, unseen = bias - few, unseen - few
    print(f"{len(y)} turns, {int(y.sum())} of them leaning; over folds: area {area(unseen, y):.3f},")
    print(f"leaning and read so {(unseen[y > 0] > 0).mean():.2f}, standing alone and read so {(unseen[y == 0] <= 0).mean():.2f}")
    print(json.dumps({"bias": round(bias, 2)} | dict(zip(names, (round(float(w), 2) for w in weights), strict=True)), indent=4))
    for (question, leans, _), score in sorted(zip(labelled, unseen, strict=True), key=lambda one: one[1]):
        if (score > 0) != leans:
            print(f"{score:+.1f} {'leans' if leans else 'alone'}  {question}")


if __name__ == "__main__":
    main()
