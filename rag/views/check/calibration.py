"""The numbers by which a verdict is found, kept as data with what they were fitted on (`python -m benchmarks.check.fit`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rag.answer.calibration import Decision

FILE = Path(__file__).parent / "calibration.json"


@cache
def decisions() -> Mapping[str, Decision]:
    """ "contradicted" and "supported" for claims of a draft, "pair" for a claim with its evidence given."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: Decision(
            one["bias"], one["weights"], {signal: (low, high) for signal, (low, high) in one["ranges"].items()}, one["threshold"]
        )
        for name, one in data["decisions"].items()
    }
