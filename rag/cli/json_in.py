"""JSON that others wrote: what the standard allows, and no more of it than can be meant."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from rag.cli import strings

LONGEST_LINE = 4 * 10**6
LARGEST_FILE = 32 * 10**6


def read_json(data: bytes) -> Any:
    """Raises ValueError, also for NaN, for numbers too large to be one and for what is nested too deeply."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_number, parse_float=_number)
    except RecursionError:
        raise ValueError(strings.TOO_DEEP) from None


def read_bounded(path: Path) -> bytes:
    """What a file holds. Raises OSError, and ValueError when that is more than any answer is."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValueError(strings.larger_than(count=LARGEST_FILE // 10**6))
    return data


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream as they come; of one that is too long only as much as shows that it is."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def _number(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(strings.is_not_a_number(written=written))
    return number
