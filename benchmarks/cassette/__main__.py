"""Compares the answers over the cassette with the recorded ones, or records them.

    .venv/bin/python -m benchmarks.cassette            # what has changed since it was recorded
    .venv/bin/python -m benchmarks.cassette --write    # ask the models for what is missing, and record
    .venv/bin/python -m benchmarks.cassette --show ID  # one answer

What a broken-off recording has asked is remembered, so it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.cassette.play import (
    ANSWERS,
    ARTICLES,
    OTHER_FOLDERS,
    REPLIES,
    VECTORS,
    answers,
    ask,
    cassette,
    difference,
    engine,
    figures,
    keep,
    kept,
    one_a_kind,
)
from benchmarks.cassette.questions import questions
from benchmarks.cassette.replies import Recorder
from benchmarks.cassette.vectors import RecordedEmbedder
from rag.answer.evidence import Shelf
from rag.config import load_settings
from rag.embed import load_embedder
from rag.index.building import build
from rag.index.opening import open_index
from rag.llm import load_generator


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="record anew")
    parser.add_argument("--show", metavar="ID", help="one recorded answer")
    given = parser.parse_args()
    before = kept()
    if given.show:
        print(json.dumps(before[given.show], indent=1, ensure_ascii=False))
        return 0
    if given.write:
        record()
    with tempfile.TemporaryDirectory() as folder, cassette(Path(folder)) as opened:
        found = answers(opened, questions())
    changed = difference(before, found)
    print("\n".join(changed))
    for kind, counts in figures(found, questions()).items():
        print(f"{kind:15}", "  ".join(f"{verdict} {count}" for verdict, count in sorted(counts.items())))
    if given.write:
        keep(found)
        print(f"{ANSWERS} {'has changed: read the difference before it is committed' if changed else 'is as it was'}")
    return int(bool(changed) and not given.write)


def record() -> None:
    """Asks the default models all questions, and keeps what they say."""
    settings = load_settings()
    settings.indexes.mkdir(parents=True, exist_ok=True)
    generator = load_generator(settings)
    recorder = Recorder(generator, settings.indexes / "cassette.sqlite", REPLIES)
    all_asked = questions()
    with tempfile.TemporaryDirectory() as folder:
        embedder = RecordedEmbedder.recording(load_embedder(settings.embedder, settings), _sentences(Path(folder) / "stories"))
        with engine(Path(folder) / "index", embedder, recorder) as opened:
            for number, asked in enumerate(all_asked, 1):
                ask(opened, asked)
                print(f"\r{number} of {len(all_asked)}", end="", file=sys.stderr)
            print(file=sys.stderr)
        for other in OTHER_FOLDERS:
            with engine(Path(folder) / other.__name__, embedder, recorder, other(Path(folder) / f"{other.__name__}_stories")) as opened:
                for asked in one_a_kind(all_asked):
                    ask(opened, asked)
        recorder.save(REPLIES)
        embedder.save(VECTORS)


def _sentences(folder: Path) -> set[str]:
    """The sentences of the example stories that can be evidence."""
    settings = load_settings()
    build(folder, (ARTICLES,), load_embedder(settings.embedder, settings), settings)
    index = open_index(folder)
    try:
        shelf = Shelf(index)
        return {line.text for info in index.articles() for line in shelf.story(info).lines}
    finally:
        index.close()


if __name__ == "__main__":
    sys.exit(main())
