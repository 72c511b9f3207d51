"""Rows become figures, each with its number of cases and a 95% confidence interval.

Shares have Wilson's interval (E. B. Wilson, 1927); means and percentiles a bootstrap percentile interval
over 1,000 resamples with a fixed seed, so that the same rows give the same table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.evaluate.score import DEPTHS, Row

Z = 1.959964
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """A value over `n` cases and its 95% interval; `value` is None when there are no cases."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


Figures = dict[str, dict[str, Figure]]


def share(cases: Iterable[bool]) -> Figure:
    """The share of true cases, with Wilson's interval."""
    told = list(cases)
    n, p = len(told), sum(told) / len(told) if told else 0.0
    if not n:
        return Figure(None, 0)
    centre, spread = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Figure(p, n, max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale))


def bootstrap(values: Sequence[float], percentile: float | None = None) -> Figure:
    """The mean of `values`, or a percentile of them, with its bootstrap percentile interval."""
    import numpy as np

    if not values:
        return Figure(None, 0)
    drawn = np.random.default_rng(0).choice(np.asarray(values), size=(RESAMPLES, len(values)))
    value, *resampled = (
        np.mean(rows, axis=1) if percentile is None else np.percentile(rows, percentile, axis=1) for rows in (np.asarray([values]), drawn)
    )
    low, high = np.percentile(resampled, [2.5, 97.5])
    return Figure(float(value[0]), len(values), float(low), float(high))


def _times(values: Sequence[float]) -> tuple[Figure, Figure]:
    return bootstrap(values, 50), bootstrap(values, 95)


def figures(rows: Sequence[Row]) -> Figures:
    """All groups of figures; those of answers only when there are answers."""
    groups: Figures = {"retrieval": _retrieval(rows)}
    told = [row for row in rows if row.status is not None]
    if told:
        groups |= {"answers": _answers(told), "refusals": _refusals(told), "citations": _citations(told)}
    groups["seconds"] = _seconds(rows, told)
    return groups


def _retrieval(rows: Sequence[Row]) -> dict[str, Figure]:
    ranks = [row.rank for row in rows if row.rank is not None]
    within = [row.within for row in rows if row.within is not None]
    by_file = {f"file@{k}": share(0 < rank <= k for rank in ranks) for k in DEPTHS}
    by_passage = {f"passage@{k}": share(0 < depth <= k for depth in within) for k in DEPTHS}
    return {**by_file, **by_passage, "mrr": bootstrap([1 / rank if rank else 0.0 for rank in ranks])}


def _answers(rows: Sequence[Row]) -> dict[str, Figure]:
    judged = [row for row in rows if row.right is not None]
    return {
        "right": share(bool(row.right) for row in judged),
        "right, single questions": share(bool(row.right) for row in judged if row.kind == "answerable"),
        "right, follow-ups": share(bool(row.right) for row in judged if row.kind == "follow-up"),
        "right of those answered": share(bool(row.right) for row in judged if not row.refused),
        "token f1": bootstrap([row.f1 for row in rows if row.f1 is not None]),
        "failed": share(row.status in ("error", "stopped") for row in rows),
    }


def _refusals(rows: Sequence[Row]) -> dict[str, Figure]:
    counted = [row for row in rows if row.kind != "apart"]
    return {
        "precision": share(row.kind == "unanswerable" for row in counted if row.refused),
        "recall": share(bool(row.refused) for row in counted if row.kind == "unanswerable"),
        "answerable refused": share(bool(row.refused) for row in counted if row.kind != "unanswerable"),
        "apart: refused or said what is missing": share(bool(row.said_missing) for row in rows if row.kind == "apart"),
    }


def _citations(rows: Sequence[Row]) -> dict[str, Figure]:
    def of_sentences(count: Callable[[Row], int]) -> Figure:
        return share(i < count(row) for row in rows for i in range(row.sentences))

    return {
        "sentences footnoted": of_sentences(lambda row: row.footnoted),
        "sentences marked unsupported": of_sentences(lambda row: row.marked),
        "sentences with neither": of_sentences(lambda row: row.bare),
        "answers citing an evidence file": share(bool(row.file_right) for row in rows if row.file_right is not None),
        "right answers whose quoted words hold the answer": share(bool(row.backed) for row in rows if row.backed is not None),
        "spans exact": share(i < row.exact for row in rows for i in range(row.citations)),
    }


def _seconds(rows: Sequence[Row], told: Sequence[Row]) -> dict[str, Figure]:
    kinds = {
        "retrieve": [row.retrieve for row in rows],
        "first token": [row.first_token for row in told if row.first_token is not None],
        "total": [row.total for row in told if row.total is not None],
    }
    named: dict[str, Figure] = {}
    for name, values in kinds.items():
        if values:
            named[f"{name}, median"], named[f"{name}, 95th percentile"] = _times(values)
    return named
