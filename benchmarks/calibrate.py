"""Fits the decisions of a model's calibration: whether a question is answered, with and without the model, and yes or no.

    .venv/bin/python -m benchmarks.calibrate [--questions FILE ARTICLES]… [--yes-no FILE]… [--model NAME] [--write]

Replies are remembered beside the indexes, so a run that was broken off goes on where it stopped, and a change of anything but
prompts, evidence and weights of the ranking is fitted anew in seconds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from rag.answer.calibration import FOLDER, calibration_of, prompts_sha256
from rag.answer.compose import yes_no
from rag.answer.generate import Model
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.calibrating import Cases, collect, fit_all
from rag.evaluate.calibrating import questions as read_questions
from rag.evaluate.fitting import Choice, choice, ranks, ranks_over_folds
from rag.evaluate.replies import REPLIES, Remembering, form_of, remember
from rag.llm import load_generator
from rag.types import Progress

OWN = Path(__file__).parent / "answers"


def ask(questions: Path, articles: Path, model: str | None, most: int, cases: Cases) -> None:
    """Adds the signals of each question over its stories."""
    settings = load_settings(generator=model)
    index_articles(settings, [articles])
    with closing(Engine.open(settings, articles=articles)) as engine:
        remember(engine, settings)
        collect(engine, read_questions(questions)[:most], cases, _say)


def _say(progress: Progress) -> None:
    print(f"\r{progress.done}/{progress.total} {progress.unit}", end="", file=sys.stderr)


def judge(questions: Path, model: str | None, cases: Cases) -> None:
    """Adds the signals of yes/no questions whose settling sentences are given."""
    settings = load_settings(generator=model)
    loaded = load_generator(settings)
    with closing(Remembering(loaded, settings.indexes / REPLIES, form_of(settings))) as generator:
        for line in questions.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pair = row["claim"], row["negated"]
            signals = yes_no.weighed(pair, row["context"], row["evidence"][0], row["question"], Model(generator))
            story = row["context"].partition("\n")[0]
            cases.leads.append((story, signals, row["gold"]))
            cases.settled.append((story, yes_no.settled_by(signals), row["gold"] in ("yes", "no")))
            print(f"\r{len(cases.leads)} judged", end="", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", nargs=2, type=Path, action="append")
    parser.add_argument("--yes-no", type=Path, action="append")
    parser.add_argument("--model")
    parser.add_argument("--most", type=int, default=10_000, help="questions of each set")
    parser.add_argument("--keep", type=Path, help="a file for the signals")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    cases = Cases()
    for questions, articles in given.questions or [(OWN / "questions.jsonl", OWN / "stories")]:
        ask(questions, articles, given.model, given.most, cases)
    for questions in given.yes_no or ():
        judge(questions, given.model, cases)
    if given.keep:
        given.keep.write_text(json.dumps(vars(cases)), encoding="utf-8")
    fitted = fit_all(cases)
    for name, found in fitted.items():
        print(f"{name}: {found}")
        for signal, weight in sorted(found.decision["weights"].items(), key=lambda pair: -abs(pair[1])):
            print(f"  {signal:16} {weight:7.3f}")
    decisions = {name: found.decision for name, found in fitted.items()}
    settling = _settling(cases.settling, calibration_of(given.model or "").settling)
    if given.write:
        told = f"{len(cases.read)} questions read, {len(cases.unread)} in all, {len(cases.leads)} of yes or no"
        _write(decisions, settling, given.model, told)


def _settling(found: Sequence[Choice], now: Mapping[str, float]) -> dict[str, float]:
    """The weights by which the sentence that settles a yes or no is chosen."""
    weights = choice(found, now)
    chosen = [sum(not place for place in places) for places in (ranks(found, now), ranks_over_folds(found, now))]
    print(f"settling: of {len(found)} right by the weights there are {chosen[0]}, by fitted ones over folds {chosen[1]}\n  {weights}")
    return weights


def _write(decisions: Mapping[str, Any], settling: Mapping[str, float], model: str | None, fitted_on: str) -> None:
    name = calibration_of("").model if model is None else model
    path = FOLDER / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"decisions": {}}
    data |= {"model": name, "prompts_sha256": prompts_sha256(), "fitted_on": fitted_on, "decisions": data["decisions"] | decisions}
    data["settling"] = settling
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
