"""Kills `footnote index` with SIGKILL at random moments and checks that nothing is lost: issue of trust, not of speed.

    python benchmarks/kill_index.py FOLDER [--kills 30] [--seed 1]

One undisturbed run gives the content to be reached. Then a run is killed again and again at random moments of an
undisturbed run's length; after each kill the index must open and answer. The last run is left to end. Each of
the runs of one index makes headway, so an index made from many kills is begun anew whenever one is complete.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rag.errors import NoSuchIndex
from rag.index import content_digest, open_index

CHILD = """
import sys
from pathlib import Path
from rag.config import load_settings
from rag.embed import load_embedder
from rag.index import build

settings = load_settings()
embedder = load_embedder(settings.embedder, settings)
embedder.embed_query("warm")
print("ready", flush=True)
build(Path(sys.argv[1]), [Path(sys.argv[2])], embedder, settings)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole"
        seconds = _run(whole, given.articles, None)
        expected = content_digest(whole)
        print(f"undisturbed: {seconds:.1f} s, {open_index(whole).status().passages} passages")
        kills = rounds = 0
        while kills < given.kills:
            folder = Path(place) / f"killed{rounds}"
            rounds += 1
            for _ in range(5):
                after = chance.uniform(0, seconds)
                _run(folder, given.articles, after)
                kills += 1
                print(f"kill {kills} after {after:.2f} s: {_state(folder)}")
            _run(folder, given.articles, None)
            same = content_digest(folder) == expected
            print(f"index {rounds}: completed, content {'the same' if same else 'NOT THE SAME'}")
            if not same:
                sys.exit(1)
    print(f"{kills} kills, {rounds} indexes, all opened and completed to the same content")


def _run(folder: Path, articles: Path, kill_after: float | None) -> float:
    """Seconds the build took, or was given."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder), str(articles)], stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    started = time.monotonic()
    if kill_after is not None:
        time.sleep(kill_after)
        child.kill()
    code = child.wait()
    child.stdout.close()
    if code not in (0, -9):
        sys.exit(f"the run ended with {code}")
    return time.monotonic() - started


def _state(folder: Path) -> str:
    """Opens the index and searches it; raises when it cannot."""
    try:
        index = open_index(folder)
    except NoSuchIndex:
        return "no index yet"
    status = index.status()
    index.lexical(["the", "president"], 5)
    index.close()
    return f"opens, {status.articles} articles, {status.embedded} of {status.passages} passages embedded"


if __name__ == "__main__":
    main()
