"""The numbers a model and its prompts are calibrated by: one frozen object, kept as data with what it was fitted on.

The person's own (`footnote calibrate`) come before the shipped ones. A model without numbers of its own, or with numbers of
other weights or prompts, gets those of the default model, or these, with more caution.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rag.config import config_file
from rag.errors import ConfigError

FOLDER = Path(__file__).parent / "calibrations"
PROMPTS = Path(__file__).parent / "generate" / "prompts"
DEFAULT = "qwen2.5-coder-1.5b-instruct-q4_k_m"
SWING = 4.0  # how far a person's caution moves a decision over its whole range, in log-odds
UNFITTED = 0.5  # more caution, in log-odds, for a model without numbers of its own


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic regression: named weights over named signals, each first clipped to its range."""

    bias: float
    weights: Mapping[str, float]
    ranges: Mapping[str, tuple[float, float]]
    threshold: float = 0.5

    def log_odds(self, signals: Mapping[str, float]) -> float:
        return self.bias + sum(weight * self._clipped(name, signals.get(name, 0.0)) for name, weight in self.weights.items())

    def probability(self, signals: Mapping[str, float]) -> float:
        return probability(self.log_odds(signals))

    def holds(self, signals: Mapping[str, float], caution: float = 0.0) -> bool:
        """Whether the decision is yes; `caution` (log-odds) makes it harder."""
        return self.log_odds(signals) - caution >= math.log(self.threshold / (1 - self.threshold))

    def _clipped(self, name: str, value: float) -> float:
        low, high = self.ranges.get(name, (-math.inf, math.inf))
        return min(max(value, low), high)


@dataclass(frozen=True, slots=True)
class Calibration:
    """`decisions` by name: "read" and "unread" (is it answered, with and without the model), "settled", "yes", "no". `fitted_on` says on
    what. `settling` are the weights by which the sentence that settles a yes or no is chosen; `surer` says by how much more (log-odds)
    "read" must hold of a fact, of who it is, and of part of the sentences."""

    model: str
    prompts_sha256: str
    decisions: Mapping[str, Decision]
    fitted_on: str
    settling: Mapping[str, float]
    surer: Mapping[str, float]
    own: bool = True
    path: Path = Path()

    def caution(self, wanted: float) -> float:
        """A person's caution (0 to 1, 0.5 is where it was calibrated) as log-odds."""
        return SWING * (wanted - 0.5) + (0.0 if self.own else UNFITTED)


def probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def calibration_of(model: str, sha256: str = "") -> Calibration:
    """The calibration of a model by its name, or the default model's with `own` False; so is one that was fitted to other weights."""
    own = next((path for path in (own_file(model), FOLDER / f"{model}.json") if path.is_file()), None)
    path = own or FOLDER / f"{DEFAULT}.json"
    return _load(path, path.stat().st_mtime_ns, own is not None, sha256)


def own_file(model: str) -> Path:
    """Where the person's own calibration of a model is kept: beside the configuration file."""
    return config_file().with_name("calibrations") / f"{re.sub(r'[^A-Za-z0-9_.-]+', '-', model)[:120].lstrip('.') or 'model'}.json"


@cache
def _load(path: Path, _: int, own: bool, sha256: str) -> Calibration:
    try:
        shipped = json.loads((FOLDER / f"{DEFAULT}.json").read_text(encoding="utf-8"))
        data: dict[str, Any] = {name: shipped[name] for name in ("settling", "surer")} | json.loads(path.read_text(encoding="utf-8"))
        decisions = {
            name: Decision(
                d["bias"], d["weights"], {signal: (low, high) for signal, (low, high) in d.get("ranges", {}).items()}, d["threshold"]
            )
            for name, d in data["decisions"].items()
        }
        same_model = not sha256 or data.get("model_sha256", "") in ("", sha256)
        sound = same_model and data["prompts_sha256"] in ("", prompts_sha256())
        fitted = decisions, data["fitted_on"], data["settling"], data["surer"]
        return Calibration(data["model"], data["prompts_sha256"], *fitted, own and sound, path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"The calibration {path} cannot be read: {error!r:.200}.", "Type: footnote calibrate, or delete it.") from error


@cache
def prompts_sha256() -> str:
    """SHA-256 of the prompts, which the numbers depend on."""
    digest = hashlib.sha256()
    for path in sorted(PROMPTS.glob("*.txt")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
