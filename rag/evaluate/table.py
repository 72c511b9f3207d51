"""A report as lines of text, and what two reports say of the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rag.evaluate.figures import Figures

HEADINGS = ("figure", "value", "from", "to", "cases")
BOUNDS = (
    "value: a share from 0 to 1, or seconds. from, to: its 95% interval. With other questions of the same kind the figure would lie "
    "between these bounds about 95 times in 100, so a difference within them says nothing. cases: how many questions (or sentences) it "
    "was counted over. file@4: the file that holds the answer is among the first 4 found; mrr: the mean of 1 divided by its rank."
)
_GOODNESS = {"rank": "file found", "within": "passage found", "right": "answered right", "refusal": "refused or answered as it should be"}


def table(figures: Figures) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows under HEADINGS: a group's name alone, then its figures."""
    for group, named in figures.items():
        shown = [(name, figure) for name, figure in named.items() if figure.value is not None]
        if shown:
            yield group, "", "", "", ""
        for name, figure in shown:
            yield f"  {name}", _value(figure.value), _value(figure.low), _value(figure.high), str(figure.n)


def _value(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Lines: each figure's change, then by question what got better and what worse, over the questions in both.

    `old` and `new` are as `Report.to_json` writes them. The sign test's p says how likely so uneven a
    split is by chance alone.
    """
    for group, named in new.items():
        if isinstance(named, dict) and isinstance(old.get(group), dict) and group not in ("intervals", "conditions"):
            yield from (f"{group}, {name}: {_change(old[group].get(name), value)}" for name, value in named.items() if value is not None)
    before, after = ({row["id"]: row for row in report["rows"]} for report in (old, new))
    both = [id for id in after if id in before]
    yield f"{len(both)} questions in both"
    for measure, words in _GOODNESS.items():
        yield from _turned(measure, words, [(id, before[id], after[id]) for id in both])


def _change(old: float | None, new: float) -> str:
    return f"{new:.3f}" if old is None else f"{old:.3f} -> {new:.3f} ({new - old:+.3f})"


def _turned(measure: str, words: str, pairs: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]]) -> Iterator[str]:
    told = [(id, _good(measure, old), _good(measure, new)) for id, old, new in pairs]
    better = [id for id, old, new in told if old is False and new]
    worse = [id for id, old, new in told if old and new is False]
    if better or worse:
        yield f"{words}: {len(better)} better, {len(worse)} worse (p = {_sign_test(len(better), len(worse)):.2f})"
        yield from (f"  + {id}" for id in better)
        yield from (f"  - {id}" for id in worse)


def _good(measure: str, row: Mapping[str, Any]) -> bool | None:
    """Whether a row is good by a measure; None where the measure does not apply."""
    if measure == "refusal":
        refused = row["refused"]
        return None if refused is None or row["kind"] == "apart" else refused == (row["kind"] == "unanswerable")
    value = row[measure]
    if value is None or measure == "right":
        return None if value is None else bool(value)
    return 0 < int(value) <= 4


def _sign_test(better: int, worse: int) -> float:
    """Two-sided exact binomial p of a split this uneven."""
    from math import comb

    n, tail = better + worse, min(better, worse)
    return float(min(1.0, 2 * sum(comb(n, i) for i in range(tail + 1)) / 2**n))
