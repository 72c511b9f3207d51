"""Kills indexing, watching, chatting, fetching a model and warming with SIGKILL at random moments, and says what was lost.

    python -m benchmarks.kill_anything [--kills 1000] [--only indexing,…] [--seed 1]

The kills are shared out evenly. Half of them take the process alone, half all that it started. After each, what was said
to be done must be there; after every fifth the work is left to end, and must come to what it comes to undisturbed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import forked
from tests.faults.doomed import Chatting, Doomed, Fetching, Indexing, Warming, Watching
from tests.models.hub import hub

KINDS = ("indexing", "watching", "chatting", "fetching", "warming")
ROUND = 5  # kills before the work is left to end


@contextmanager
def kind(name: str, place: Path) -> Iterator[Doomed]:
    """The work of that name."""
    if name != "fetching":
        kinds: dict[str, Callable[[Path], Doomed]] = {"indexing": Indexing, "watching": Watching, "chatting": Chatting, "warming": Warming}
        yield kinds[name](place)
        return
    contents = {"model.gguf": random.Random(3).randbytes(3_000_000), "config.json": b"{}"}
    with _hub_beside(contents) as address:
        yield Fetching(place, address, contents)


@contextmanager
def _hub_beside(contents: dict[str, bytes]) -> Iterator[str]:
    """The hub in a process of its own: what is forked here must have no other thread."""
    import os
    import signal

    reader, writer = os.pipe()

    def serve() -> None:
        with hub(contents, delay=0.01) as address:
            os.write(writer, f"{address}\n".encode())
            time.sleep(10**6)

    process = forked.start(serve)
    try:
        with os.fdopen(reader, "r") as told:
            os.close(writer)
            yield told.readline().strip()
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def killed(name: str, kills: int, chance: random.Random) -> tuple[int, list[str]]:
    """How many runs were killed before they ended, and what was lost."""
    lost: list[str] = []
    done = 0
    with tempfile.TemporaryDirectory() as place, kind(name, Path(place)) as doomed:
        while done < kills:
            after, group = chance.uniform(0, doomed.seconds), chance.random() < 0.5
            code = forked.wait(doomed.start(), after, doomed.meanwhile, group)
            if code not in (0, -9):
                lost.append(f"it ended with {code} before it was killed")
            done += code == -9
            lost += [f"{wrong} (kill {done}, after {after:.2f} s)" for wrong in doomed.lost()]
            if code == -9 and done % ROUND == 0:
                lost += [f"{wrong} (the run after kill {done})" for wrong in doomed.finish()]
        in_flight = getattr(doomed, "in_flight", None)
    if in_flight:
        print(f"{name}: {sum(in_flight) / len(in_flight):.0f} words of an unfinished answer kept on average", file=sys.stderr)
    return done, lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--only", default=",".join(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    names = given.only.split(",")
    chance = random.Random(given.seed)
    anything = False
    print(f"{'':<10} {'kills':>6} {'lost':>6} {'seconds':>8}", flush=True)
    for at, name in enumerate(names):
        began = time.monotonic()
        kills, lost = killed(name, given.kills // len(names) + (at < given.kills % len(names)), chance)
        print(f"{name:<10} {kills:>6} {len(lost):>6} {time.monotonic() - began:>8.0f}", flush=True)
        for line in lost:
            print(f"    {line}", flush=True)
        anything = anything or bool(lost)
    sys.exit(anything)


if __name__ == "__main__":
    main()
