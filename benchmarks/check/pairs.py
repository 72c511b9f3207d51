"""Measures and fits how claims are judged by evidence that is given with them, on a set like WiCE's.

    .venv/bin/python -m benchmarks.check.pairs FILE.jsonl [--signals FILE] [--write]

Each line has a "claim", its "evidence" (a list of sentences) and a "label" ("supported" or another). Fitted on every other line; prints the
area under the curve of supported against the rest there, on the lines kept aside, and over all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from rag.config import load_settings
from rag.embed import load_embedder
from rag.evaluate.fitting import area, fit
from rag.views.check.calibration import FILE
from rag.views.check.given import Judge

NAMES = ("words", "forms", "figures missing", "names missing", "late", "late low", "far", "length")
PENALTY = 10.0


def gathered(path: Path) -> list[dict[str, Any]]:
    """The signals of each line, and whether it is supported."""
    settings = load_settings()
    judge = Judge(load_embedder(settings.embedder, settings))
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.append({"signals": judge.signals(row["claim"], row["evidence"]), "supported": row["label"] == "supported"})
        print(f"\r{len(found)} claims", end="", file=sys.stderr)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--signals", type=Path, help="a file for the signals, read when it is there")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.signals and given.signals.exists():
        found = json.loads(given.signals.read_text(encoding="utf-8"))
    else:
        found = gathered(given.claims)
        if given.signals:
            given.signals.write_text(json.dumps(found), encoding="utf-8")
    x = np.array([[row["signals"][name] for name in NAMES] for row in found])
    y = np.array([row["supported"] for row in found], float)
    half = np.arange(len(y)) % 2 == 0
    bias, weights = fit(x[half], y[half], PENALTY)
    score = bias + x @ weights
    for told, chosen in (("fitted on", half), ("aside", ~half), ("all", half | ~half)):
        print(f"{told}: area {area(score[chosen], y[chosen]):.3f} of {int(chosen.sum())}")
    if given.write:
        data = json.loads(FILE.read_text(encoding="utf-8"))
        fitted = {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}
        data["decisions"]["pair"] |= {"bias": round(bias, 4), "weights": fitted}
        FILE.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
