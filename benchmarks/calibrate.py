"""Collects the two signals by which an answer is refused before it is written, weighs them, and shows what thresholds give.

    python -m benchmarks.calibrate collect QUESTIONS.jsonl ARTICLES signals.jsonl --sample 100 --seconds 400
    python -m benchmarks.calibrate table signals.jsonl ...

`collect` asks of each of the best passages whether it states the answer, and goes on where it stopped. `table` needs no
model: it fits the weights to all files together by logistic regression (scikit-learn comes with `pip install -e '.[reference]'`),
and shows for each file what the threshold in use and others would refuse. docs/answers.md says what was chosen.
"""

from __future__ import annotations

import argparse
import json
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from rag.answer import dates, threshold
from rag.answer import prompt as prompts
from rag.answer.compose import PASSAGES
from rag.answer.evidence import Pool
from rag.answer.follow import read
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.questions import Question, read_questions, sample
from rag.llm import Prompt

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("questions", type=Path)
    collecting.add_argument("articles", type=Path)
    collecting.add_argument("out", type=Path)
    collecting.add_argument("--sample", type=int, default=100)
    collecting.add_argument("--seconds", type=float, default=420)
    collecting.set_defaults(run=collect)
    showing = commands.add_parser("table")
    showing.add_argument("files", type=Path, nargs="+")
    showing.set_defaults(run=table)
    given = parser.parse_args()
    given.run(given)


def collect(given: argparse.Namespace) -> None:
    """Append a line of signals for each question not yet in the file."""
    started = time.monotonic()
    chosen = sample(read_questions(given.questions), given.sample, 1)
    done = {row["id"] for row in _rows(given.out)} if given.out.exists() else set()
    settings = load_settings()
    index_articles(settings, [given.articles])
    with closing(Engine.open(settings, articles=given.articles)) as engine, given.out.open("a", encoding="utf-8") as out:
        engine.load()
        for question in chosen:
            if question.id not in done and question.kind != "apart" and time.monotonic() - started < given.seconds:
                print(json.dumps(signals(engine, question)), file=out, flush=True)


def signals(engine: Engine, question: Question) -> Row:
    """The log-odds that each passage states the answer, and how near they are; no odds when nothing was found."""
    index, embedder, generator = engine.parts()
    wish = read(question.text, question.history)
    hits = engine.search(replace(engine.query(question.text, question.history), as_of=question.asked))[:PASSAGES]
    part = wish.question.removeprefix(wish.context).strip()
    stated = (prompts.stated(dates.without_date(part, hit.article.published), wish.context) for hit in hits)
    asked = [Prompt(prompts.SYSTEM, prompts.blocks([hit]), (), question) for hit, question in zip(hits, stated, strict=True)]
    odds = [generator.log_odds(prompt, threshold.YES, threshold.NO) for prompt in asked]
    near = threshold.nearness(wish.question, hits, Pool(hits, index, embedder)) if hits else 0.0
    return {"id": question.id, "answerable": question.answerable, "leans": bool(wish.context), "near": near, "odds": odds}


def best(odds: list[float]) -> float:
    """The highest log-odds among the passages that would be looked at."""
    seen = next((place + 1 for place, value in enumerate(odds) if value >= threshold.PLAIN), len(odds))
    return max(odds[:seen], default=-9.0)


def score(row: Row) -> float:
    leaning = threshold.LEANS if row["leans"] else 0.0
    return threshold.ODDS * best(row["odds"]) + threshold.NEAR * float(row["near"]) + threshold.BASE + leaning


def table(given: argparse.Namespace) -> None:
    """The weights that fit all files best, and for each file the shares refused at some thresholds."""
    files = {path.stem: _rows(path) for path in given.files}
    everything = [row for rows in files.values() for row in rows]
    print("fitted: odds {:.2f}, nearness {:.2f}, leaning {:.2f}, base {:.2f}".format(*fitted(everything)))
    print(f"in use: odds {threshold.ODDS}, nearness {threshold.NEAR}, leaning {threshold.LEANS}, base {threshold.BASE}")
    print(f"threshold {threshold.REFUSE}")
    for name, rows in files.items():
        can, cannot = ([score(row) for row in rows if row["answerable"] is wanted] for wanted in (True, False))
        print(f"{name}: {len(can)} answerable, {len(cannot)} not, area under the curve {area(can, cannot):.3f}")
        for least in sorted({-0.6, -0.2, 0.0, 0.2, 0.4, 0.6, 1.0, threshold.REFUSE}):
            print(f"  {least:5.1f}  answerable refused {share(can, least):.3f}  unanswerable refused {share(cannot, least):.3f}")


def fitted(rows: list[Row]) -> tuple[float, float, float, float]:
    """Weights of log-odds, nearness and leaning on a conversation, and the base, in log-odds that a question is answerable."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    signals = [[best(row["odds"]), row["near"], row["leans"]] for row in rows]
    model = LogisticRegression(C=10.0).fit(signals, [row["answerable"] for row in rows])
    return (*map(float, model.coef_[0]), float(model.intercept_[0]))  # type: ignore[return-value]


def area(can: list[float], cannot: list[float]) -> float:
    """How often an answerable question has the higher score; ties count half."""
    pairs = [(a > b) + 0.5 * (a == b) for a in can for b in cannot]
    return sum(pairs) / len(pairs) if pairs else float("nan")


def share(scores: list[float], least: float) -> float:
    return sum(value < least for value in scores) / len(scores) if scores else float("nan")


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
