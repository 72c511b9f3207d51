"""How articles are read and marked, recorded: `python -m tests.corpus.readings --write` records them anew and prints what differs.

Read are the files of `cases`, the labelled stories of `marks`, the example articles, and what `grids`, `degrees`,
`strewn` and `limits` make. What is recorded is no judgement: it shows a change of any rule or limit of `rag/corpus`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rag.config import Settings
from rag.corpus import discover, mark, read
from tests.corpus import degrees, grids, limits, strewn
from tests.corpus.test_marks import STORIES
from tests.recording import Groups, compare

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = (*sorted((HERE / "cases").iterdir()), ROOT / "examples" / "articles")
FILE = HERE / "readings.json.xz"


def stories() -> list[str]:
    """The labelled stories, a blank line between their lines."""
    return ["\n\n".join(row.split("\t", 1)[1] for row in path.read_text(encoding="utf-8").splitlines()) for path in STORIES]


def claims() -> list[tuple[str, str]]:
    """Labelled claims, each with the first sentence it rests on."""
    lines = (ROOT / "benchmarks" / "answers" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["claim"], row["support"][0]) for row in map(json.loads, lines)]


def of_files(folder: Path) -> Iterator[tuple[str, str]]:
    """How every file of a folder is read."""
    for found in discover(folder):
        yield f"file: {folder.name}/{found.file}", _file(folder, found.file)


def _file(folder: Path, file: str) -> str:
    articles, skipped = read(folder, file, Settings())
    told = [f"{grids.marked(mark(one))} {one.part} {one.encoding} {one.pages} {mark(one).provenance}" for one in articles]
    return " || ".join([*told, *(one.reason for one in skipped)])


def groups() -> Groups:
    """All readings, group by group: the files of each folder, and what is made."""
    files = {folder.name: partial(of_files, folder) for folder in FOLDERS}
    return {**files, **grids.groups(stories(), claims()), **degrees.groups(), **strewn.groups(), **limits.groups()}


if __name__ == "__main__":
    compare(FILE, groups(), "--write" in sys.argv)
