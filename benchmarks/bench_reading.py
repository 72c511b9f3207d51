"""Reading: stories a second from files to passages, without embedding, in one process and on all cores, then who said what; memory.

    python -m benchmarks.bench_reading [--articles FOLDER] [--first N] [--processes 1 2]

Files are read, cleaned, marked, signed, split by the default embedder's own tokens and stored in an index, as
`footnote index` does it; both by the clock and of processor time, that of the other processes included.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from contextlib import closing
from pathlib import Path

from rag.config import CHECKOUT, Settings, load_settings
from rag.embed import load_embedder
from rag.index import statements
from rag.index.changes import compare
from rag.index.crew import Crew
from rag.index.mark_up import mark_up
from rag.index.read_in import read_in, root_id
from rag.index.schema import create


def used() -> float:
    """Seconds of processor time, that of processes which have ended included."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def run(articles: Path, first: int, processes: int, settings: Settings) -> None:
    embedder = load_embedder(settings.embedder, settings)
    with tempfile.TemporaryDirectory() as place, closing(create(Path(place, "index"), {})) as db:
        root_id(db, articles)
        changes = compare(db, [articles])
        changes.pending = changes.pending[: first or None]
        start, before = time.perf_counter(), used()
        with Crew(processes) as crew:
            read_in(db, changes, settings, lambda *_: None, crew)
            half = time.perf_counter()
            mark_up(db, embedder, settings, lambda *_: None, crew)
        seconds, busy = time.perf_counter() - start, used() - before
        with Crew(processes) as crew:
            statements.catch_up(db, lambda *_: None, crew)
        told = time.perf_counter() - start - seconds
        stories = db.execute("SELECT COUNT(*) FROM articles").fetchone()[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{stories} stories, {processes} process(es): {stories / seconds:.0f}/s by the clock (reading {half - start:.1f} s, splitting "
        f"{seconds - half + start:.1f} s), {stories / busy:.0f}/s of processor time; statements {told:.1f} s more; most memory of this "
        f"process {memory:.0f} MB"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=CHECKOUT / "examples" / "articles")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, load_settings().cores])
    given = parser.parse_args()
    for count in given.processes:
        run(given.articles.resolve(), given.first, count, load_settings())
