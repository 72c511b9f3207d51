"""A build in a process of its own that can be killed at any moment, and what must hold after: shared by tests and benchmarks."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import NoSuchIndex
from rag.index.opening import open_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def run(child: str, *arguments: object, kill_after: float | None = None) -> float:
    """Seconds that `child`, a program which prints a line when it begins, took or was given before SIGKILL."""
    process = subprocess.Popen([sys.executable, "-c", child, *map(str, arguments)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    started = time.monotonic()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    code = process.wait()
    process.stdout.close()
    assert code in (0, -9), f"the run ended with {code}"
    return time.monotonic() - started


def opened(folder: Path, word: str, vector: NDArray[np.float32]) -> str:
    """How far a killed build came, in words. Raises when its index cannot be opened, or searched by either."""
    try:
        index = open_index(folder)
    except NoSuchIndex:
        return "no index yet"
    status = index.status()
    index.lexical([word], 5)
    index.dense(vector, 5)
    index.close()
    return f"opens, {status.articles} articles, {status.embedded} of {status.passages} passages embedded"
