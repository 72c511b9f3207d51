"""`make attack`: every attempt of every class, and a table of what came of them.

    python -m tests.attack [CLASS…] [--quick] [--minutes 9.5]

Two attempts run side by side. Ends with 1 when any did harm, or when the time was up before all were tried.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.attack import CLASSES, quick
from tests.attack.attempt import Attempt, Verdict, outcomes

HARMS = ("obeyed", "rendered", "crashed", "slow")
ROW = "| {:<13} | {:>5} | {:>6} | {:>6} | {:>8} | {:>7} | {:>4} |{:>5} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("classes", nargs="*", choices=[*CLASSES, []], help="all when none is named")
    parser.add_argument("--quick", action="store_true", help="only what make test runs")
    parser.add_argument("--minutes", type=float, default=9.5)
    given = parser.parse_args()
    started = time.monotonic()
    until = started + 60 * given.minutes
    harm = left_out = 0
    print(ROW.format("", "of", "tried", *HARMS, "")[:-2], flush=True)
    for name in given.classes or CLASSES:
        began = time.monotonic()
        attempts = quick(name) if given.quick else list(CLASSES[name].attempts())
        verdicts = _within(attempts, until)
        counts = [sum(bool(getattr(verdict, kind)) for verdict in verdicts) for kind in HARMS]
        print(ROW.format(name, len(attempts), len(verdicts), *counts, round(time.monotonic() - began)), flush=True)
        harm += sum(counts)
        left_out += len(attempts) - len(verdicts)
    print(f"{time.monotonic() - started:.0f} s in all.", end=" ")
    print(f"{left_out} were not tried: the time was up." if left_out else "All were tried.")
    sys.exit(bool(harm or left_out))


def _within(attempts: list[Attempt], until: float) -> list[Verdict]:
    """What came of as many as there is time for."""

    def run(attempt: Attempt) -> list[Verdict]:
        found = [verdict for _, verdict in outcomes([attempt])] if time.monotonic() < until else []
        for verdict in found:
            if verdict:  # at once, for whoever watches; the table comes when the class is through
                print(f"    {attempt.name!a}: {verdict}", file=sys.stderr, flush=True)
        return found

    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as threads:
        return [verdict for found in threads.map(run, attempts) for verdict in found]


if __name__ == "__main__":
    main()
