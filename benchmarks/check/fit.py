"""Fits the numbers by which a verdict is found on the labelled claims, and writes them with --write.

    .venv/bin/python -m benchmarks.check.fit [--signals FILE] [--write]

--signals keeps what was weighed, so that a second run fits at once.
"pair", for claims with their evidence given, is fitted by `python -m benchmarks.check.pairs`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.check.measure import engines, is_aside, rows
from rag.answer.verify import align
from rag.evaluate.fitting import fit, over_folds
from rag.language import words
from rag.types import Filters
from rag.views.check.calibration import FILE
from rag.views.check.clashes import Pair
from rag.views.check.clashes.name import runs, written
from rag.views.check.evidence import Beside, Finder, weighed
from rag.views.check.later import overtaken
from rag.views.check.signals import CODES, signals

CHEAP = ("top", "clean", "doubt", "later", "against", "figure missing", "name missing", *(f"{code} other" for code in CODES))
SUPPORTING = ("clean", "doubt", "later", "against", *(f"{code} other" for code in CODES), "own", "late")
PAIRS = Path(__file__).parent.parent / "answers" / "claims.jsonl"
PENALTY = 3.0
WRONG = 0.035  # share of what holds that may be called contradicted, claims worded to mislead among them
LET_BY = 0.1  # share of what is false that may be called supported


def gathered() -> list[dict[str, Any]]:
    """The labelled claims with their signals."""
    found = []
    for name, engine in engines():
        finder = Finder(engine.search, engine.shelf(), engine.index_and_embedder()[1], Filters())
        for row in rows():
            if row["stories"] != name:
                continue
            near = finder.near(row["claim"])
            found.append({**row, "signals": signals(near.besides, overtaken(near.besides, near.evidence))})
            print(f"\r{len(found)} claims", end="", file=sys.stderr)
    return found


def paired() -> list[dict[str, Any]]:
    """Of the claims that the checks of answers are measured on those that hold, each beside its support: worded to mislead a check."""
    made = []
    for row in (json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()):
        if row["label"] == "fail":
            continue
        around = " ".join(part for part in (row.get("title"), row.get("context")) if part)
        support = " ".join(row["support"])
        day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        full = frozenset(tuple(map(written, run)) for run in runs(align.tokens(f"{support} . {around}")) if len(run) > 1)
        pair = Pair(row["claim"], support, around, day, words.content(f"{support} {around}"), full)
        one = Beside((), pair, weighed(row["claim"], lambda listed: [1.0] * len(listed)), {})
        one = replace(one, signals={"late": one.own})  # nothing is embedded here
        made.append({"id": f"pair-{row['id'].strip('c')}", "kind": "true", "signals": signals([one], None)})
    return made


def decision(
    found: Sequence[dict[str, Any]], names: Sequence[str], contradicted: bool, holding: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """A decision fitted on what is not aside, with its figures over folds there and on what is aside; `holding` are claims that hold,
    which the threshold has to let by as well."""
    x = np.array([[row["signals"].get(name, 0.0) for name in names] for row in found])
    y = np.array([(row["kind"] != "true") == contradicted for row in found], float)
    aside = np.array([is_aside(row) for row in found])
    bias, weights = fit(x[~aside], y[~aside], PENALTY)
    score = np.where(aside, bias + x @ weights, 0.0)
    score[~aside] = over_folds(x[~aside], y[~aside], [row["id"] for row, out in zip(found, aside, strict=True) if not out])
    more = bias + np.array([[row["signals"].get(name, 0.0) for name in names] for row in holding]).reshape(-1, len(names)) @ weights
    cut = float(np.quantile([*score[~aside][y[~aside] == 0], *more], 1 - (WRONG if contradicted else LET_BY)))
    for told, chosen in (("fitted on, over folds", ~aside), ("aside", aside)):
        print(f"{'contradicted' if contradicted else 'supported'}, {told}: wrongly {(score[chosen & (y == 0)] > cut).mean():.3f}", end="")
        print("; " + ", ".join(_share(found, kind, score > cut, chosen) for kind in sorted({row["kind"] for row in found})))
    return {
        "bias": round(bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True) if abs(weight) > 1e-6},
        "ranges": {},
        "threshold": round(float(1 / (1 + np.exp(-cut))), 4),
    }


def _share(found: Sequence[dict[str, Any]], kind: str, held: np.ndarray[Any, Any], chosen: np.ndarray[Any, Any]) -> str:
    of_kind = np.array([row["kind"] == kind for row in found]) & chosen
    return f"{kind} {held[of_kind].mean():.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--signals", type=Path, help="a file for the signals, read when it is there")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.signals and given.signals.exists():
        found = json.loads(given.signals.read_text(encoding="utf-8"))
    else:
        found = gathered()
        if given.signals:
            given.signals.write_text(json.dumps(found), encoding="utf-8")
    made = {
        "contradicted": decision(found, CHEAP, contradicted=True, holding=paired()),
        "supported": decision(found, SUPPORTING, contradicted=False),
    }
    if given.write:
        data = json.loads(FILE.read_text(encoding="utf-8"))
        data["fitted_on"] = f"{sum(not is_aside(row) for row in found)} labelled claims"
        data["decisions"] |= made
        FILE.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
