"""Fits a model's decisions on questions whose answers are known: is this answered, with and without the model reading; and yes or no."""

from __future__ import annotations

import hashlib
import json
import math
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rag.answer import answered
from rag.answer.calibration import UNFITTED, Calibration, Decision, calibration_of, own_file, probability, prompts_sha256
from rag.answer.compose import fact, yes_no
from rag.answer.compose.types import Tools
from rag.answer.evidence import Evidence, Line, gather
from rag.answer.generate import Model
from rag.answer.pipeline import query
from rag.answer.question import Intent, understand
from rag.engine import Engine
from rag.errors import BadInput, Cancelled
from rag.evaluate.fitting import READ, UNREAD, Choice, Fitted, decision
from rag.language.claims import claims
from rag.types import Progress, Turn

DRAFTED = (Intent.FACT, Intent.REASON, Intent.YES_NO, Intent.STATEMENT, Intent.LIST)
UNDRAFTED = (Intent.SUMMARY, Intent.TIMELINE, Intent.COMPARE)

REFUSED = 0.1  # share of the answerable questions that may be refused for the sake of the others
REFUSED_UNREAD = 0.03  # the same for questions that the model does not read
THROUGH = 0.45  # share of the others that may pass, however many are refused for it: a weak model would else answer what nobody says
WRONG = 0.08  # share of the leads given that may be wrong
FEWEST = 8  # cases of either label: with fewer a decision stays that of the default model

LEAST_AREA = 0.7  # a decision that tells apart less is not worth keeping: with it the model would answer at random

Case = tuple[str, Mapping[str, float], bool]
Lead = tuple[str, Mapping[str, float], str]


@dataclass
class Cases:
    """What the decisions are fitted on: whether a question is answered, with and without the model, whether one of yes or no is settled,
    which way (the gold lead is yes, no or unstated), and by which sentence."""

    read: list[Case] = field(default_factory=list)
    unread: list[Case] = field(default_factory=list)
    settled: list[Case] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    settling: list[Choice] = field(default_factory=list)


def collect(
    engine: Engine,
    rows: Sequence[Mapping[str, Any]],
    cases: Cases,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancel: threading.Event | None = None,
) -> None:
    """Add the signals of each question over the stories of an index; each says whether it is `answerable`.

    Raises Cancelled. What the generator remembers it has replied is not asked again.
    """
    for number, row in enumerate(rows):
        on_progress(Progress("asking", number, len(rows), "questions"))
        try:
            if cancel and cancel.is_set():
                raise Cancelled("Stopped.")
            _ask(engine, row, cases, cancel)
        except Cancelled as stopped:
            raise Cancelled(f"Stopped after {number} of {len(rows)} questions; the same command goes on from there.") from stopped


def _ask(engine: Engine, row: Mapping[str, Any], cases: Cases, cancel: threading.Event | None) -> None:
    _, embedder, generator = engine.parts()
    told = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history") or ())
    asked = understand(row["question"], told)
    if asked.parts or asked.intent not in (*DRAFTED, *UNDRAFTED) or row.get("kind") == "index":
        return
    evidence = gather(asked, engine.search(query(asked)), engine.shelf(), embedder)
    if not evidence.ranked or not answered.near(evidence):
        return

    def again(_: object, found: Evidence = evidence) -> Evidence:
        return found

    tools = Tools(Model(generator, cancel), calibration_of(generator.name), again)
    _add(row, evidence, tools, cases)


def _add(row: Mapping[str, Any], evidence: Evidence, tools: Tools, cases: Cases) -> None:
    id, asked = str(row.get("id", row["question"])), evidence.question
    label = _answered(row)
    pair = claims(asked.text) if asked.intent is Intent.YES_NO else None
    cases.unread.append((id, answered.unread(evidence), label))
    if pair:
        near = yes_no.judged(pair, evidence, tools)
        cases.settled.append((id, yes_no.settled(near), label))
        if right := answering([one.line for one in near], row):
            top = max(evidence.scores[one.line] for one in near)
            cases.settling.append(([yes_no.settling_by(one.signals, evidence.scores[one.line] - top) for one in near], right))
        if row.get("lead") or not label:
            cases.leads.append((id, near[0].signals, row.get("lead") or "unstated"))
    elif asked.intent in DRAFTED:
        cases.read.append((id, answered.read(evidence, fact.draft(evidence, tools)), label))


def answering(lines: Sequence[Line], row: Mapping[str, Any]) -> list[int]:
    """Which of some sentences answer a question, by those of its `evidence_text`: either holds the other."""
    told = [" ".join(text.split()) for text in row.get("evidence_text") or ()]
    return [at for at, line in enumerate(lines) if any(text in line.text or line.text in text for text in told)]


def drawn(rows: Sequence[Mapping[str, Any]], most: int | None = None) -> list[Mapping[str, Any]]:
    """At most so many of the questions, answered and not in turn, always the same ones: however far it goes, both are there."""

    def mixed(row: Mapping[str, Any]) -> bytes:
        return hashlib.sha256(json.dumps([row["question"], row.get("history")]).encode()).digest()

    in_turn = zip_longest(*(sorted((row for row in rows if _answered(row) is wanted), key=mixed) for wanted in (True, False)))
    return [row for pair in in_turn for row in pair if row][:most]


def _answered(row: Mapping[str, Any]) -> bool:
    return bool(row.get("answerable", row.get("status") == "answered"))


def _labelled(cases: Cases) -> dict[str, list[Case]]:
    """The cases of each decision: of a lead, whether it is the right one."""
    leads = {name: [(id, signals, gold == name) for id, signals, gold in cases.leads] for name in ("yes", "no")}
    return {"read": cases.read, "unread": cases.unread, "settled": cases.settled} | leads


def fit_all(cases: Cases) -> dict[str, Fitted]:
    """The decisions for which there are cases enough; a lead's threshold is so high that few leads given are wrong."""
    lead = partial(decision, names=yes_no.SIGNALS, wrong=WRONG)
    fits = {
        "read": partial(decision, names=READ, refused=REFUSED, through=THROUGH),
        "unread": partial(decision, names=UNREAD, refused=REFUSED_UNREAD),
        "settled": partial(decision, names=yes_no.SETTLED, refused=REFUSED, through=THROUGH),
        "yes": lead,
        "no": lead,
    }
    fitted = {}
    for name, listed in _labelled(cases).items():
        labels = [label for *_, label in listed]
        if min(labels.count(True), labels.count(False)) >= FEWEST:
            fitted[name] = fits[name]([signals for _, signals, _ in listed], labels, [id for id, *_ in listed])
    return fitted


def shares(cases: Cases, calibration: Calibration) -> dict[str, tuple[float, float]]:
    """How a calibration decides these cases: by decision, which share of yes it refuses, and which of no it lets through."""
    caution = calibration.caution(0.5)
    return {name: _shares(listed, calibration.decisions[name], caution) for name, listed in _labelled(cases).items()}


def _shares(cases: Sequence[Case], by: Decision, caution: float) -> tuple[float, float]:
    held = [(by.holds(signals, caution), label) for _, signals, label in cases]
    yes, no = ([decided for decided, label in held if label is wanted] for wanted in (True, False))
    return yes.count(False) / max(len(yes), 1), no.count(True) / max(len(no), 1)


def as_calibration(name: str, sha256: str, fitted: Mapping[str, Fitted], fitted_on: str) -> dict[str, Any]:
    """A model's calibration, as it is kept; what was not fitted is the default model's, with more caution."""
    default = json.loads(Path(calibration_of("").path).read_text(encoding="utf-8"))
    decisions = {each: _with_caution(one) for each, one in default["decisions"].items()}
    decisions |= {each: found.decision for each, found in fitted.items()}
    return {"model": name, "model_sha256": sha256, "prompts_sha256": prompts_sha256(), "fitted_on": fitted_on, "decisions": decisions}


def _with_caution(decision: Mapping[str, Any]) -> dict[str, Any]:
    """A decision as it is for a model that it was not fitted to."""
    threshold = float(decision["threshold"])
    return {**decision, "threshold": round(probability(math.log(threshold / (1 - threshold)) + UNFITTED), 4)}


def keep(calibration: Mapping[str, Any]) -> Path:
    """Store a calibration as the person's own."""
    path = own_file(str(calibration["model"]))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(calibration, indent=2) + "\n", encoding="utf-8")
    return path


def questions(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of questions. Raises BadInput naming the line that cannot be used."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            usable = isinstance(row["question"], str) and re.search(r"\S", row["question"]) and ("answerable" in row or "status" in row)
        except (ValueError, KeyError, TypeError):
            usable = None
        if not usable:
            hint = 'A line looks like {"question": "Who signed it?", "answerable": true}, half of them false.'
            raise BadInput(f"Line {number} of {path} is not a question to calibrate on.", hint)
        rows.append(row)
    return rows
