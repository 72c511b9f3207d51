"""The numbers by which a verdict is found, kept as data with what they were fitted on (`python -m benchmarks.check.fit`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rag.answer.calibration import Decision

FILE = Path(__file__).parent / "calibration.json"


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def calibrated_model() -> str:
    """The SHA-256 of the weights for which it was tried how far the model's word can be taken."""
    return str(_data()["model"]["sha256"])


def least_odds() -> float:
    """The log-odds from which that model's word that sentences say a claim is taken."""
    return float(_data()["model"]["least"])


@cache
def decisions() -> Mapping[str, Decision]:
    """ "contradicted" and "supported" for claims of a draft, "pair" for a claim with its evidence given."""
    data = _data()
    return {
        name: Decision(
            one["bias"], one["weights"], {signal: (low, high) for signal, (low, high) in one["ranges"].items()}, one["threshold"]
        )
        for name, one in data["decisions"].items()
    }
