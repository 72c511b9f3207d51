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

from benchmarks.fit import READ, UNREAD, decision
from rag.answer import answered
from rag.answer.calibration import FOLDER, calibration_of, prompts_sha256
from rag.answer.compose import fact, yes_no
from rag.answer.compose.types import Tools
from rag.answer.evidence import gather
from rag.answer.explain import Trace
from rag.answer.generate import Model
from rag.answer.pipeline import query
from rag.answer.question import Intent, understand
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.replies import remember
from rag.types import Turn

OWN = Path(__file__).parent / "answers"
DRAFTED = (Intent.FACT, Intent.REASON, Intent.YES_NO, Intent.STATEMENT, Intent.LIST)

REFUSED = 0.1  # share of the answerable questions that may be refused for the sake of the others
REFUSED_UNREAD = 0.03  # the same for questions that the model does not read
WRONG = 0.08  # share of the leads given that may be wrong

Case = tuple[str, Mapping[str, float], bool]


def answerable(questions: Path, articles: Path, model: str | None, most: int) -> tuple[list[Case], list[Case]]:
    """(id, signals, answerable) of each question: with the model's draft, and without."""
    settings = load_settings(generator=model)
    index_articles(settings, [articles])
    read: list[Case] = []
    unread: list[Case] = []
    with closing(Engine.open(settings, articles=articles)) as engine:
        remember(engine, settings)
        _, embedder, generator = engine.parts()
        for line in questions.read_text(encoding="utf-8").splitlines()[:most]:
            row: dict[str, Any] = json.loads(line)
            told = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history") or ())
            asked = understand(row["question"], told)
            if asked.parts or asked.intent not in (*DRAFTED, Intent.SUMMARY, Intent.TIMELINE, Intent.COMPARE) or row.get("kind") == "index":
                continue
            evidence = gather(asked, engine.search(query(asked)), engine.shelf(), embedder)
            if not evidence.ranked or not answered.near(evidence):
                continue
            label = bool(row.get("answerable", row.get("status") == "answered"))
            unread.append((row["id"], answered.unread(evidence), label))
            if asked.intent in DRAFTED:
                tools = Tools(
                    Model(generator), engine.shelf(), calibration_of(generator.name), lambda _, found=evidence: found, 0.5, Trace()
                )
                read.append((row["id"], answered.read(evidence, fact.draft(evidence, tools)), label))
                print(f"\r{len(read)} read", end="", file=sys.stderr)
    return read, unread


def yes_or_no(questions: Path, model: str | None) -> list[tuple[str, Mapping[str, float], str]]:
    """(story, signals, gold) of yes/no questions with the sentences that settle them."""
    settings = load_settings(generator=model)
    from rag.evaluate.kept import READING, code_version
    from rag.evaluate.replies import REPLIES, Remembering
    from rag.llm import load_generator
    from rag.models import locate

    generator = Remembering(
        load_generator(locate(settings.generator, "generator", settings), settings),
        settings.indexes / REPLIES,
        f"{code_version(READING)} {settings.passage_cache}",
    )
    found = []
    with closing(generator):
        for line in questions.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            signals = yes_no.weighed((row["claim"], row["negated"]), row["context"], row["evidence"][0], Model(generator))
            found.append((row["context"].partition("\n")[0], signals, row["gold"]))
            print(f"\r{len(found)} judged", end="", file=sys.stderr)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", nargs=2, type=Path, action="append")
    parser.add_argument("--yes-no", type=Path, action="append")
    parser.add_argument("--model")
    parser.add_argument("--most", type=int, default=10_000, help="questions of each set")
    parser.add_argument("--keep", type=Path, help="a file for the signals")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    read: list[Case] = []
    unread: list[Case] = []
    for questions, articles in given.questions or [(OWN / "questions.jsonl", OWN / "stories")]:
        more, others = answerable(questions, articles, given.model, given.most)
        read, unread = [*read, *more], [*unread, *others]
    decisions = {
        "read": _decision(read, READ, REFUSED),
        "unread": _decision(unread, UNREAD, REFUSED_UNREAD),
    }
    judged = [case for path in given.yes_no or () for case in yes_or_no(path, given.model)]
    if given.keep:
        given.keep.write_text(json.dumps({"read": read, "unread": unread, "judged": judged}), encoding="utf-8")
    if judged:
        decisions |= {name: _lead(judged, name) for name in ("yes", "no")}
    if given.write:
        _write(decisions, given.model, f"{len(read)} questions read, {len(unread)} in all, {len(judged)} of yes or no")


def _decision(cases: Sequence[Case], names: Sequence[str], refused: float) -> dict[str, Any]:
    return decision([signals for _, signals, _ in cases], [label for *_, label in cases], [id for id, *_ in cases], names, refused)


def _lead(judged: Sequence[tuple[str, Mapping[str, float], str]], name: str) -> dict[str, Any]:
    """A decision for one lead, its threshold so high that few leads given are wrong."""
    return decision(
        [s for _, s, _ in judged], [gold == name for *_, gold in judged], [story for story, *_ in judged], yes_no.SIGNALS, wrong=WRONG
    )


def _write(decisions: Mapping[str, Any], model: str | None, fitted_on: str) -> None:
    name = calibration_of("").model if model is None else model
    path = FOLDER / f"{name}.json"
    data = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"decisions": {}}
    data |= {"model": name, "prompts_sha256": prompts_sha256(), "fitted_on": fitted_on, "decisions": data["decisions"] | decisions}
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
