"""Fits the numbers by which a verdict is found on the labelled claims, and writes them with --write.

    .venv/bin/python -m benchmarks.check.fit [--read] [--signals FILE] [--write]

--read asks the model about each claim as well (hours on a busy machine; replies are remembered). --signals keeps what was weighed, so
that a second run fits at once. "pair", for claims with their evidence given, is fitted by `python -m benchmarks.check.pairs`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.check.measure import engines, is_aside, rows
from rag.evaluate.fitting import fit, over_folds
from rag.types import Filters
from rag.views.check.calibration import FILE
from rag.views.check.evidence import Finder
from rag.views.check.later import overtaken
from rag.views.check.signals import CODES
from rag.views.check.verdict import weigh

CHEAP = ("top", "clean", "doubt", "later", "against", "figure missing", "name missing", *(f"{code} other" for code in CODES))
SUPPORTING = (*CHEAP, "own", "far", "late")
ODDS = ("says", "denies", "difference")
PENALTY = 3.0
WRONG = 0.02  # share of what is true that may be called contradicted
LET_BY = 0.1  # share of what is false that may be called supported


def gathered(read: bool) -> list[dict[str, Any]]:
    """The labelled claims with their signals."""
    found = []
    for name, engine in engines():
        checker = engine.checker()
        finder = Finder(engine.search, engine.shelf(), engine.index_and_embedder()[1], Filters())
        for row in rows():
            if row["stories"] != name:
                continue
            near = finder.near(row["claim"])
            weighed = weigh(near.besides, overtaken(near.besides, near.evidence))
            if read and near.besides:
                weighed = weighed.read(*checker.asked(row["claim"], near.besides[0].lines, None))
            found.append({**row, "signals": dict(weighed.signals)})
            print(f"\r{len(found)} claims", end="", file=sys.stderr)
    return found


def decision(found: Sequence[dict[str, Any]], names: Sequence[str], contradicted: bool) -> dict[str, Any]:
    """A decision fitted on what is not aside, with its figures over folds there and on what is aside."""
    x = np.array([[row["signals"].get(name, 0.0) for name in names] for row in found])
    y = np.array([(row["kind"] != "true") == contradicted for row in found], float)
    aside = np.array([is_aside(row) for row in found])
    bias, weights = fit(x[~aside], y[~aside], PENALTY)
    score = np.where(aside, bias + x @ weights, 0.0)
    score[~aside] = over_folds(x[~aside], y[~aside], [row["id"] for row, out in zip(found, aside, strict=True) if not out])
    cut = float(np.quantile(score[~aside][y[~aside] == 0], 1 - (WRONG if contradicted else LET_BY)))
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
    parser.add_argument("--read", action="store_true", help="with the model")
    parser.add_argument("--signals", type=Path, help="a file for the signals, read when it is there")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.signals and given.signals.exists():
        found = json.loads(given.signals.read_text(encoding="utf-8"))
    else:
        found = gathered(given.read)
        if given.signals:
            given.signals.write_text(json.dumps(found), encoding="utf-8")
    known = [row for row in found if "says" in row["signals"]]
    made = {}
    for suffix, more, fitted in (("", (), found), (" read", ODDS, known)):
        if fitted:
            made[f"contradicted{suffix}"] = decision(fitted, (*CHEAP, *more), contradicted=True)
            made[f"supported{suffix}"] = decision(fitted, (*SUPPORTING, *more), contradicted=False)
    if given.write:
        data = json.loads(FILE.read_text(encoding="utf-8"))
        fitted = [row for row in found if not is_aside(row)]
        data["fitted_on"] = f"{len(fitted)} labelled claims, {sum(row in known for row in fitted)} of them read"
        data["decisions"] |= made
        FILE.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
