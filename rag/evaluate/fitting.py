"""Fits a decision to signals and labels: a logistic regression with an L2 penalty, its figures over folds by question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

READ = ("tells", "finds", "says")  # with the other signals the area is the same, and more is answered wrongly where few are refused
UNREAD = ("words", "cosine", "passage", "lacking")
RANGES = {"tells": (-3.0, 5.0), "finds": (-3.0, 5.0), "says": (-4.0, 5.0)}
PENALTY, FOLDS = 10.0, 10
PULL, CHOICE_FOLDS, STEPS, RATE = 0.3, 5, 600, 0.05
TEMPERATURE = 0.12  # of scores as they are used


Choice = tuple[Sequence[Mapping[str, float]], Sequence[int]]
"""The signals of each of several sentences, and which of them are right."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A decision as a calibration keeps it, and how well it tells apart what it has not seen: shares of what is yes, of what is no."""

    decision: dict[str, Any]
    cases: int
    yes: int
    area: float
    refused: float
    let_through: float

    def __str__(self) -> str:
        return (
            f"{self.cases} cases, {self.yes} of them yes; area {self.area:.3f}; "
            f"wrongly refused {self.refused:.3f}, wrongly let through {self.let_through:.3f}"
        )


def rows_of(signals: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """float64, (questions, signals), each clipped to its range."""
    clip = {name: RANGES.get(name, (-math.inf, math.inf)) for name in names}
    return np.array([[min(max(one.get(name, 0.0), clip[name][0]), clip[name][1]) for name in names] for one in signals])


def fit(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], penalty: float = PENALTY) -> tuple[float, np.ndarray[Any, Any]]:
    """(bias, weights) of a logistic regression over standardised signals, given back for the signals as they are; labels weigh the same."""
    mean, std = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / std])
    weight = np.where(y > 0, 0.5 / max(y.mean(), 1e-6), 0.5 / max(1 - y.mean(), 1e-6))
    w = np.zeros(z.shape[1])
    ridge = np.diag([0.0, *[penalty] * x.shape[1]])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = z.T @ (weight * (p - y)) + ridge @ w
        w -= np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + ridge + 1e-9 * np.eye(len(w)), gradient)
    return float(w[0] - (w[1:] * mean / std).sum()), w[1:] / std


def area(score: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> float:
    """The area under the ROC curve."""
    yes, no = score[y > 0], score[y == 0]
    return float((yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean())


def over_folds(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], groups: Sequence[str]) -> np.ndarray[Any, Any]:
    """Log-odds for each question by a regression that has not seen its group."""
    score = np.zeros(len(y))
    fold = np.array([sum(map(ord, group)) % FOLDS for group in groups])
    for one in range(FOLDS):
        if (fold == one).any():
            bias, weights = fit(x[fold != one], y[fold != one])
            score[fold == one] = bias + x[fold == one] @ weights
    return score


def _sure(score: np.ndarray[Any, Any], y: np.ndarray[Any, Any], wrong: float) -> float:
    """The lowest threshold from which on few are wrong."""
    cuts = [cut for cut in sorted(score) if (y[score >= cut] == 0).mean() <= wrong]
    return float(cuts[0]) if cuts else float(score.max() + 1)


def _lenient(score: np.ndarray[Any, Any], y: np.ndarray[Any, Any], refused: float, through: float) -> float:
    """The threshold at which few of what is yes are refused, unless too much of what is no passes there."""
    return max(float(np.quantile(score[y > 0], refused)), float(np.quantile(score[y == 0], 1 - through, method="higher")))


def decision(
    signals: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    groups: Sequence[str],
    names: Sequence[str],
    refused: float = 0.0,
    wrong: float | None = None,
    through: float = 1.0,
) -> Fitted:
    """A fitted decision.

    Its threshold is the highest that decides no on at most the share `refused` of what is yes, or a higher one where that would let more
    than the share `through` of what is no pass; or the lowest at which at most the share `wrong` of what is decided yes is wrong.
    """
    x, y = rows_of(signals, names), np.array(labels, float)
    score = over_folds(x, y, groups)
    cut = _lenient(score, y, refused, through) if wrong is None else _sure(score, y, wrong)
    bias, weights = fit(x, y)
    found = {
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
        "ranges": {n: list(RANGES[n]) for n in names if n in RANGES},
        "threshold": round(1 / (1 + math.exp(-cut)), 4),
    }
    return Fitted(found, len(y), int(y.sum()), area(score, y), float((score[y > 0] < cut).mean()), float((score[y == 0] >= cut).mean()))


def choice(found: Sequence[Choice], start: Mapping[str, float]) -> dict[str, float]:
    """The weights that make the right sentences likeliest among all (a softmax over those of each question), with an L2 penalty on their
    distance from `start`, whose scale they keep."""
    names = list(start)
    before = np.array(list(start.values()))
    w = before.copy()
    matrices = [np.array([[one.get(name, 0.0) for name in names] for one in signals]) for signals, _ in found]
    for _ in range(STEPS):
        gradient = -PULL * (w - before)
        for x, (_, right) in zip(matrices, found, strict=True):
            score = x @ w / TEMPERATURE
            p = np.exp(score - score.max())
            p /= p.sum()
            target = np.zeros(len(p))
            target[right] = p[right] / p[right].sum()
            gradient += (target - p) @ x / len(found)
        w += RATE * gradient
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def ranks(found: Sequence[Choice], weights: Mapping[str, float]) -> list[int]:
    """For each question, how many sentences come before the first that is right."""
    scores = [np.array([sum(weight * one.get(name, 0.0) for name, weight in weights.items()) for one in signals]) for signals, _ in found]
    return [int((score > score[right].max()).sum()) for score, (_, right) in zip(scores, found, strict=True)]


def ranks_over_folds(found: Sequence[Choice], start: Mapping[str, float]) -> list[int]:
    """The same by weights that have not seen the question."""
    held = [0] * len(found)
    for fold in range(CHOICE_FOLDS):
        weights = choice([one for at, one in enumerate(found) if at % CHOICE_FOLDS != fold], start)
        held[fold::CHOICE_FOLDS] = ranks(found[fold::CHOICE_FOLDS], weights)
    return held
