"""Reads damaged and made-up files for as long as one likes: `python -m tests.corpus.fuzz MINUTES [SEED]`.

Every input is read, marked, split and signed; an exception, a span that does not hold, or more than twenty
seconds for one input ends the run with the seed of that input.
"""

from __future__ import annotations

import gzip
import random
import signal
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from rag.config import Settings
from rag.corpus import line_keys, mark, read, same_stories, signature, split, telling
from rag.corpus.readers import SUFFIXES as READ
from rag.types import passage_text

HERE = Path(__file__).parent
SEEDS = [
    path.read_bytes() for path in (*sorted((HERE / "marks").glob("*.txt")), *sorted((HERE.parents[1] / "examples" / "articles").iterdir()))
]
SUFFIXES = [*READ, ".txt.gz", ".html.gz", ".warc.gz"]
BITS = [
    *(
        "<div>",
        "</p>",
        "<script>",
        "<meta charset=utf-16>",
        "<a href='",
        "&#x0;",
        "<table>" * 50,
        '{"text": "',
        '"}\n',
        "[" * 200,
        "From: ",
        "\r\n\r\n",
    ),
    *(
        "Content-Type: multipart/mixed; boundary=x\r\n",
        "--x\r\n",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x85",
        "…" * 300,
        "A" * 500,
        "By " * 90,
        "A. " * 300,
    ),
    *(
        "Photo: ",
        " / AP",
        ": " * 200,
        "Source: ",
        "Published: 99/99/9999",
        "(" * 300,
        "“" * 200,
        "Name Name " * 60,
        "sign up " * 80,
        "É. ",
        "\ud7ff",
        "🏴" * 40,
    ),
]


def made_up(rng: random.Random) -> bytes:
    """A seed with pieces cut out, doubled, replaced or put in; now and then bytes that were never text."""
    if rng.random() < 0.1:
        return rng.randbytes(rng.randrange(3000))
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.randrange(200))
        piece = rng.choice([b"", data[at:end] * rng.randrange(1, 30), rng.choice(BITS).encode(), rng.randbytes(rng.randrange(9))])
        data[at : rng.choice([at, end])] = piece
    return bytes(data[:200_000])


def check(folder: Path, seed: int) -> None:
    """Everything that is done with a file, for the input that `seed` makes."""
    rng = random.Random(seed)
    data, suffix = made_up(rng), rng.choice(SUFFIXES)
    (folder / f"a{suffix}").write_bytes(gzip.compress(data) if suffix.endswith(".gz") and rng.random() < 0.8 else data)
    articles, skipped = read(folder, f"a{suffix}", Settings())
    assert all(item.reason for item in skipped)
    for article in articles:
        article.text.encode()
        marked = mark(article, line_keys(article) if rng.random() < 0.2 else ())
        spans = [sentence.span for sentence in marked.sentences]
        assert all(0 <= start < end <= len(article.text) for start, end in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for passage in split(marked, lambda text: len(text) // 3 + 2, 100):
            assert len(passage_text(article.text, passage.spans)) // 3 + 2 <= 100
        same_stories({1: signature(marked), 2: signature(mark(article))}, {1: telling(marked), 2: telling(mark(article))}.__getitem__)
    (folder / f"a{suffix}").unlink()


def main(minutes: float, seed: int) -> None:
    """Runs until the time is up and says how many inputs there were and how long the slowest took."""
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"seed {seed} took more than twenty seconds"))
    until, count, slowest = time.monotonic() + 60 * minutes, 0, (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            signal.alarm(20)
            start = time.process_time()
            try:
                check(Path(folder), seed)
            except BaseException:
                print(f"seed {seed} failed", flush=True)
                raise
            slowest = max(slowest, (time.process_time() - start, seed))
            seed, count = seed + 1, count + 1
    print(f"{count} inputs, none failed; the slowest took {slowest[0]:.2f} s (seed {slowest[1]})")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
