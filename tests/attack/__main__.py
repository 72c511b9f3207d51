"""`make attack`: every attempt of every class, and a table of what came of them. Ends with 1 when any did harm.

    python -m tests.attack [CLASS…] [--quick] [--minutes 9]

Two attempts run side by side. Classes that are not through when the time is up say how many were left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.attack import CLASSES, quick
from tests.attack.attempt import Attempt, Verdict, outcomes

WIDTH = 18


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("classes", nargs="*", choices=[*CLASSES, []], help="all when none is named")
    parser.add_argument("--quick", action="store_true", help="only what make test runs")
    parser.add_argument("--minutes", type=float, default=9.0)
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes
    harm = 0
    print(f"{'':{WIDTH}} {'tried':>6} {'obeyed':>7} {'rendered':>9} {'crashed':>8} {'slow':>5} {'seconds':>8}", flush=True)
    names = given.classes or list(CLASSES)
    for at, name in enumerate(names):
        began = time.monotonic()
        attempts = quick(name) if given.quick else list(CLASSES[name].attempts())
        share = (until - began) / (len(names) - at)  # what is left, shared out evenly over what is left
        done = _within(attempts, began + share)
        print(_line(name, [verdict for _, verdict in done], time.monotonic() - began), flush=True)
        harm += sum(bool(verdict) for _, verdict in done)
        if len(done) < len(attempts):
            print(f"    {len(attempts) - len(done)} more were left out: the time was up", flush=True)
    sys.exit(harm > 0)


def _within(attempts: list[Attempt], until: float) -> list[tuple[Attempt, Verdict]]:
    """The outcomes of as many as there is time for."""

    def run(attempt: Attempt) -> list[tuple[Attempt, Verdict]]:
        found = list(outcomes([attempt])) if time.monotonic() < until else []
        for _, verdict in found:
            if verdict:  # at once, for whoever watches; the table comes when the class is through
                print(f"    {attempt.name!a}: {verdict}", file=sys.stderr, flush=True)
        return found

    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as threads:
        return [outcome for found in threads.map(run, attempts) for outcome in found]


def _line(name: str, verdicts: list[Verdict], seconds: float) -> str:
    obeyed, rendered, crashed, slow = (sum(bool(getattr(v, kind)) for v in verdicts) for kind in ("obeyed", "rendered", "crashed", "slow"))
    return f"{name:{WIDTH}} {len(verdicts):>6} {obeyed:>7} {rendered:>9} {crashed:>8} {slow:>5} {seconds:>8.0f}"


if __name__ == "__main__":
    main()
