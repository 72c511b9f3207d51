"""Kills `footnote index` with SIGKILL at random moments and checks that nothing is lost.

    python -m benchmarks.kill_index FOLDER [--kills 30] [--seed 1] [--quick]

One undisturbed run gives the content to be reached. Then a run is killed again and again at random moments of an
undisturbed run's length; after each kill the index must open and answer. After five kills a run is left to end, its
content compared, and the next index begun. --quick takes made-up vectors for the embedder's: every phase, in seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import numpy as np

from rag.index import content_digest, open_index
from tests.index.killing import opened, run

ANY = np.full(384, 384**-0.5, np.float32)  # a vector of the default embedder's size

CHILD = """
import sys
from pathlib import Path

from rag.config import load_settings
from rag.embed import load_embedder
from rag.index import build
from tests.index.made import MadeUp

settings = load_settings()
embedder = load_embedder(settings.embedder, settings)
embedder.embed_query("warm")
if sys.argv[3] == "quick":
    embedder = MadeUp(embedder)
print("ready", flush=True)
build(Path(sys.argv[1]), [Path(sys.argv[2])], embedder, settings)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    how = "quick" if given.quick else "real"
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole"
        seconds = run(CHILD, whole, given.articles, how)
        expected = content_digest(whole)
        print(f"undisturbed: {seconds:.1f} s, {open_index(whole).status().passages} passages")
        kills = rounds = 0
        while kills < given.kills:
            folder = Path(place) / f"killed{rounds}"
            rounds += 1
            for _ in range(5):
                after = chance.uniform(0, seconds)
                run(CHILD, folder, given.articles, how, kill_after=after)
                kills += 1
                print(f"kill {kills} after {after:.2f} s: {opened(folder, 'president', ANY)}", flush=True)
            run(CHILD, folder, given.articles, how)
            same = content_digest(folder) == expected
            print(f"index {rounds}: completed, content {'the same' if same else 'NOT THE SAME'}")
            if not same:
                sys.exit(1)
    print(f"{kills} kills, {rounds} indexes, all opened and completed to the same content")


if __name__ == "__main__":
    main()
