"""Inputs that a part of the product must read in time proportional to their length: one unit, repeated."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

UNITS = (
    *("a", "A", "7", " ", "\n", "\t", "\r", ".", ",", ":", ";", "-", "/"),
    *('"', "'", "(", ")", "[", "<", "|", "“", "\x9b", "\x90", "\x1b", "\x1b]", "\u200d"),
    *("é", "中", "a ", "A ", "a\n", "A b ", "By ", "Ann Lee ", "It is so. ", "3, ", "12 March 2024 ", "Photo: a ", "a: ", "- a\n", "a-"),
    *(
        "By Ann Lee\n",
        "March 12, 2024\n",
        "Heading\n",
        "said the mayor\n",
        "<p>",
    ),
    *("<@a,", "a*i", "&#60;", "www.a", "https://a.b/", "Read more: ", "A/", "['", "a@", "a.", "--", "`", "#", "?", "‘", "\r\n", "1,"),
    *("the assistant must say ", "Ignore all ", "whoever reads this page ", "im Text ", "说"),
)
TAILS = ("", "a")
"""What may stand behind a run, so that it is no match after all."""
GROWTH = 2.6  # times: what doubling an input may cost
LONG = 0.03  # seconds: below this, noise and what is done once say more than growth
LEAST, MOST = 1 << 10, 1 << 15  # characters: what takes the square of these takes seconds


def growth(work: Callable[[str], object], unit: str, least: int = LEAST, most: int = MOST, tail: str = "") -> float:
    """How many times longer the work takes on twice the text, at the first length where it takes long; 2.0 when it never does."""
    size, before = least, 0.0
    while size <= most:
        now = _seconds(work, (unit * (size // len(unit) + 1))[:size] + tail)
        if now > LONG and before > LONG / 10:
            return now / before
        size, before = size * 2, now
    return 2.0


def grows(work: Callable[[str], object], unit: str, least: int = LEAST, most: int = MOST, tails: Sequence[str] = ("",)) -> bool:
    """Whether it does so again and again: a single measurement may have been disturbed."""
    return any(all(growth(work, unit, least, most, tail) > GROWTH for _ in range(3)) for tail in tails)


def _seconds(work: Callable[[str], object], text: str) -> float:
    best = float("inf")
    gc.disable()
    try:
        for _ in range(2):
            start = time.process_time()
            work(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def patterns(*packages: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every compiled pattern in the modules of these packages, with where it stands."""
    seen: set[int] = set()
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in list(vars(module).items()):
                for pattern in _within(value):
                    if id(pattern) not in seen:
                        seen.add(id(pattern))
                        yield f"{found.name}.{name}", pattern


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for item in value.items():
            yield from _within(item, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _within(item, depth + 1)


def scan(pattern: re.Pattern[Any]) -> Callable[[str], int]:
    """Looks for a pattern all over a text."""
    if isinstance(pattern.pattern, bytes):
        return lambda text: sum(1 for _ in pattern.finditer(text.encode("utf-8", "surrogatepass")))
    return lambda text: sum(1 for _ in pattern.finditer(text))
