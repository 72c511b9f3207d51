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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.fit import READ, UNREAD, decision
from rag.answer import answered
from rag.answer.calibration import FOLDER, calibration_of, prompts_sha256
from rag.answer.compose import fact, yes_no
from rag.answer.compose.types import Tools
from rag.answer.evidence import Evidence, gather
from rag.answer.explain import Trace
from rag.answer.generate import Model
from rag.answer.pipeline import query
from rag.answer.question import Intent, understand
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.evaluate.kept import READING, code_version
from rag.evaluate.replies import REPLIES, Remembering, remember
from rag.language.claims import claims
from rag.llm import load_generator
from rag.models import locate
from rag.types import Turn

OWN = Path(__file__).parent / "answers"
DRAFTED = (Intent.FACT, Intent.REASON, Intent.YES_NO, Intent.STATEMENT, Intent.LIST)
UNDRAFTED = (Intent.SUMMARY, Intent.TIMELINE, Intent.COMPARE)

REFUSED = 0.1  # share of the answerable questions that may be refused for the sake of the others
REFUSED_UNREAD = 0.03  # the same for questions that the model does not read
WRONG = 0.08  # share of the leads given that may be wrong

Case = tuple[str, Mapping[str, float], bool]
Lead = tuple[str, Mapping[str, float], str]


@dataclass
class Cases:
    """What the decisions are fitted on: whether a question is answered, with and without the model, whether one of yes or no is settled,
    and which way (the gold lead is yes, no or unstated)."""

    read: list[Case] = field(default_factory=list)
    unread: list[Case] = field(default_factory=list)
    settled: list[Case] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)


def ask(questions: Path, articles: Path, model: str | None, most: int, cases: Cases) -> None:
    """Adds the signals of each question over its stories."""
    settings = load_settings(generator=model)
    index_articles(settings, [articles])
    with closing(Engine.open(settings, articles=articles)) as engine:
        remember(engine, settings)
        _, embedder, generator = engine.parts()
        for line in questions.read_text(encoding="utf-8").splitlines()[:most]:
            row: dict[str, Any] = json.loads(line)
            told = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history") or ())
            asked = understand(row["question"], told)
            if asked.parts or asked.intent not in (*DRAFTED, *UNDRAFTED) or row.get("kind") == "index":
                continue
            evidence = gather(asked, engine.search(query(asked)), engine.shelf(), embedder)
            if not evidence.ranked or not answered.near(evidence):
                continue
            tools = Tools(Model(generator), engine.shelf(), calibration_of(generator.name), lambda _, found=evidence: found, 0.5, Trace())
            _add(row, evidence, tools, cases)
            print(f"\r{len(cases.unread)} questions", end="", file=sys.stderr)


def _add(row: Mapping[str, Any], evidence: Evidence, tools: Tools, cases: Cases) -> None:
    id, asked = row["id"], evidence.question
    label = bool(row.get("answerable", row.get("status") == "answered"))
    pair = claims(asked.text) if asked.intent is Intent.YES_NO else None
    cases.unread.append((id, answered.unread(evidence), label))
    if pair:
        near = yes_no.judged(pair, evidence, tools)
        cases.settled.append((id, yes_no.settled(near), label))
        if row.get("lead") or not label:
            cases.leads.append((id, near[0].signals, row.get("lead") or "unstated"))
    elif asked.intent in DRAFTED:
        cases.read.append((id, answered.read(evidence, fact.draft(evidence, tools)), label))


def judge(questions: Path, model: str | None, cases: Cases) -> None:
    """Adds the signals of yes/no questions whose settling sentences are given."""
    settings = load_settings(generator=model)
    form = f"{code_version(READING)} {settings.passage_cache}"
    loaded = load_generator(locate(settings.generator, "generator", settings), settings)
    with closing(Remembering(loaded, settings.indexes / REPLIES, form)) as generator:
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
    decisions = {
        "read": _decision(cases.read, READ, REFUSED),
        "unread": _decision(cases.unread, UNREAD, REFUSED_UNREAD),
        "settled": _decision(cases.settled, yes_no.SETTLED, REFUSED),
    } | {name: _lead(cases.leads, name) for name in ("yes", "no")}
    if given.write:
        told = f"{len(cases.read)} questions read, {len(cases.unread)} in all, {len(cases.leads)} of yes or no"
        _write(decisions, given.model, told)


def _decision(cases: Sequence[Case], names: Sequence[str], refused: float) -> dict[str, Any]:
    return decision([signals for _, signals, _ in cases], [label for *_, label in cases], [id for id, *_ in cases], names, refused)


def _lead(judged: Sequence[Lead], name: str) -> dict[str, Any]:
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
