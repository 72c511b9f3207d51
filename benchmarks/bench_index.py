"""Indexing: passages a second against the bare embedder and a peer; until a large folder can be searched; an unchanged run.

    python -m benchmarks.bench_index [--articles FOLDER] [--rounds N] [--peer COMMAND] [--many FOLDER]

Each round indexes FOLDER (the shipped articles) anew, then embeds the same passages without anything else, then has the
peer index it: COMMAND is a program with `index FOLDER INDEX EMBEDDER` that prints one JSON line with its seconds
("index", without its imports) and its "passages". For --many, `footnote index` runs in a process of its own while
another asks its full-text part four times a second: until it answers, and until all stories are in it; then it is
killed, completed with made-up vectors, and run again with nothing changed.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.bench_ask import peer
from benchmarks.bench_llm_cache import row
from rag.config import CHECKOUT, Settings, load_settings
from rag.embed import load_embedder
from rag.errors import FootnoteError
from rag.index import index_folder
from rag.index.building import build
from rag.index.encode import embedded_text
from rag.index.opening import open_index
from rag.models import locate
from tests.index.made import MadeUp

INDEX = [sys.executable, "-c", "import sys; from rag.cli import main; sys.exit(main())", "index"]


def texts_of(folder: Path) -> list[str]:
    """The passages of an index as they were embedded."""
    with closing(open_index(folder)) as index:
        return [embedded_text(info.title, passage.text) for info in index.articles() for passage in index.passages_of(info.id)]


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and of processor time, that of processes which have ended with it."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - start, sum(os.times()[:4]) - before


def rates(articles: Path, rounds: int, command: list[str], settings: Settings) -> None:
    found: dict[str, list[float]] = {}
    embedder = load_embedder(settings.embedder, settings)
    embedder.embed_documents(["The first text is slower."])
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            whole, used = timed(lambda: build(Path(place, "index"), [articles], embedder, settings))
            texts = texts_of(Path(place, "index"))
            bare, used_bare = timed(partial(embedder.embed_documents, texts))
            found.setdefault("Footnote", []).append(len(texts) / whole)
            found.setdefault("bare embedder", []).append(len(texts) / bare)
            found.setdefault("Footnote / bare embedder", []).append(bare / whole)
            found.setdefault("the same of processor time", []).append(used_bare / used)
            if command:
                weights = str(locate(settings.embedder, "embedder", settings))
                theirs = peer(command, "index", str(articles), str(Path(place, "peer")), weights)
                found.setdefault("peer", []).append(theirs["passages"] / theirs["index"])
                found.setdefault("Footnote / peer", []).append(found["Footnote"][-1] / found["peer"][-1])
                found.setdefault("Footnote / peer, stories a second", []).append(theirs["index"] / whole)
    print(f"{len(texts)} passages, {settings.cores} cores, {rounds} rounds; passages a second: median [quartiles]")
    for name, values in found.items():
        row(name, values)


def searchable(folder: Path) -> tuple[bool, bool]:
    """Whether the full-text part of an index finds something, and whether all stories are in it."""
    try:
        with closing(open_index(folder)) as index:
            return bool(index.lexical(["government"], 1)), index.status().embedded > 0
    except (FootnoteError, OSError):
        return False, False


def many(articles: Path, settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as place:
        environment = os.environ | {"FOOTNOTE_INDEXES": place}
        folder = index_folder(load_settings(indexes=Path(place)), articles, None)
        start = time.perf_counter()
        process = subprocess.Popen([*INDEX, str(articles)], env=environment, stderr=subprocess.DEVNULL)
        first = whole = None
        while whole is None:
            time.sleep(0.25)
            some, all_of_them = searchable(folder)
            now = time.perf_counter() - start
            first, whole = first or (now if some else None), now if all_of_them else None
        process.kill()
        process.wait()
        summary = build(folder, [articles], MadeUp(load_embedder(settings.embedder, settings)), settings)
        print(f"{summary.articles} articles, {summary.passages} passages; seconds")
        print(f"{'until full-text search answers':<36} {first:8.3f}")
        print(f"{'until all stories are in it':<36} {whole:8.3f}")
        unchanged = []
        for _ in range(4):
            start = time.perf_counter()
            subprocess.run([*INDEX, str(articles)], env=environment, stderr=subprocess.DEVNULL, check=True)
            unchanged.append(time.perf_counter() - start)
        row("an unchanged run, whole process", unchanged)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=CHECKOUT / "examples" / "articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", type=shlex.split, default=[])
    parser.add_argument("--many", type=Path)
    given = parser.parse_args()
    settings = load_settings()
    rates(given.articles, given.rounds, given.peer, settings)
    if given.many:
        many(given.many, settings)


if __name__ == "__main__":
    main()
