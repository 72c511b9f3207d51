"""Kills `footnote index` with SIGKILL at random moments and checks that nothing is lost.

    python benchmarks/kill_index.py FOLDER [--kills 30] [--seed 1] [--quick]

One undisturbed run gives the content to be reached. Then a run is killed again and again at random moments of an
undisturbed run's length; after each kill the index must open and answer. After five kills a run is left to end, its
content compared, and the next index begun. --quick takes made-up vectors for the embedder's: every phase, in seconds.
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
from hashlib import blake2b
from pathlib import Path

import numpy as np

from rag.config import load_settings
from rag.embed import load_embedder
from rag.index import build


class MadeUp:
    def __init__(self, real):
        self.name, self.sha256, self.dimension, self.max_tokens = real.name, real.sha256, real.dimension, real.max_tokens
        self.count_tokens = real.count_tokens

    def embed_documents(self, texts, on_progress=None):
        digests = [blake2b(text.encode("utf-8", "replace"), digest_size=8).digest() for text in texts]
        vectors = [np.random.default_rng(int.from_bytes(d, "big")).standard_normal(self.dimension) for d in digests]
        return np.stack([v / np.linalg.norm(v) for v in vectors]).astype("float32")


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
        seconds = _run(whole, given.articles, how)
        expected = content_digest(whole)
        print(f"undisturbed: {seconds:.1f} s, {open_index(whole).status().passages} passages")
        kills = rounds = 0
        while kills < given.kills:
            folder = Path(place) / f"killed{rounds}"
            rounds += 1
            for _ in range(5):
                after = chance.uniform(0, seconds)
                _run(folder, given.articles, how, after)
                kills += 1
                print(f"kill {kills} after {after:.2f} s: {_state(folder)}", flush=True)
            _run(folder, given.articles, how)
            same = content_digest(folder) == expected
            print(f"index {rounds}: completed, content {'the same' if same else 'NOT THE SAME'}")
            if not same:
                sys.exit(1)
    print(f"{kills} kills, {rounds} indexes, all opened and completed to the same content")


def _run(folder: Path, articles: Path, how: str, kill_after: float | None = None) -> float:
    """Seconds the build took, or was given."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder), str(articles), how], stdout=subprocess.PIPE)
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
