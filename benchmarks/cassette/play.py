"""Runs the engine over the cassette, and records it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.cassette.questions import EXAMPLES, FOLDER, Asked, told
from benchmarks.cassette.replies import recorded
from benchmarks.cassette.vectors import RecordedEmbedder
from rag.config import Settings, load_settings
from rag.embed import Embedder
from rag.engine import Engine, Part
from rag.index.building import build
from rag.index.opening import open_index
from rag.llm import Generator
from rag.types import Answer, Finished

ARTICLES = EXAMPLES / "articles"
REPLIES = FOLDER / "replies.json.xz"
VECTORS = FOLDER / "vectors.npz"
ANSWERS = FOLDER / "answers.jsonl"

UNRELATED = "Zebra born\n\nZoo News\n1 January 2024\n\nA zebra was born in the Lisbon zoo. Its keepers named it Marzipan.\n"

Told = dict[str, dict[str, Any]]


@contextmanager
def engine(folder: Path, embedder: Embedder, generator: Generator, articles: Path = ARTICLES) -> Iterator[Engine]:
    """An engine over `articles`, indexed in `folder`."""
    settings = replace(Settings(), indexes=folder, models=load_settings().models)
    build(folder, (articles,), embedder, settings)
    opened = Engine(settings, Part.of(open_index(folder)), Part.of(embedder), Part.of(generator))
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def cassette(folder: Path, articles: Path = ARTICLES) -> Iterator[Engine]:
    """The engine with the recorded models. Raises NotRecorded, in an answer's `error`, where something else is asked."""
    with engine(folder, RecordedEmbedder.load(VECTORS), recorded(REPLIES), articles) as opened:
        yield opened


def reordered(folder: Path) -> Path:
    """The example stories under names that put the last one first."""
    return _copied(folder, lambda place, name: f"{99 - place}_{name}")


def beside_another(folder: Path) -> Path:
    """The example stories with one that has nothing to do with them."""
    made = _copied(folder, lambda _, name: name)
    (made / "zebra.txt").write_text(UNRELATED, encoding="utf-8")
    return made


OTHER_FOLDERS = (reordered, beside_another)


def _copied(folder: Path, named: Callable[[int, str], str]) -> Path:
    folder.mkdir(parents=True)
    for place, path in enumerate(sorted(ARTICLES.iterdir())):
        shutil.copy(path, folder / named(place, path.name))
    return folder


def one_a_kind(all_asked: Sequence[Asked]) -> list[Asked]:
    """The first question of each kind about what the stories tell."""
    first = {asked.kind: asked for asked in reversed(all_asked) if asked.kind != "folder"}
    return sorted(first.values(), key=lambda asked: asked.id)


def ask(opened: Engine, asked: Asked) -> Answer:
    *_, last = opened.ask(asked.text, asked.history, filters=asked.filters)
    assert isinstance(last, Finished)
    return last.answer


def answers(opened: Engine, all_asked: Iterable[Asked]) -> Told:
    """What is told on each question, by id."""
    return {asked.id: told(asked, ask(opened, asked)) for asked in all_asked}


def kept() -> Told:
    """The answers as they were recorded."""
    if not ANSWERS.is_file():
        return {}
    return {row["id"]: row for row in map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())}


def keep(found: Told) -> None:
    ANSWERS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found.values()), encoding="utf-8")


def difference(before: Told, now: Told) -> list[str]:
    """What has changed, in lines to be read."""
    lines: list[str] = []
    for id in [*before, *(id for id in now if id not in before)]:
        old, new = before.get(id, {}), now.get(id, {})
        changed = [name for name in {**old, **new} if old.get(name) != new.get(name) and name != "id"]
        if changed:
            lines.append(f"{id}")
            lines += [f"  {sign} {name}: {_shown(row[name])}" for name in changed for sign, row in (("-", old), ("+", new)) if name in row]
    return lines


def figures(found: Mapping[str, Mapping[str, Any]], all_asked: Sequence[Asked]) -> dict[str, dict[str, int]]:
    """How many answers of each kind are right, incomplete, refused and false; "all" over all."""
    counted: dict[str, Counter[str]] = {"all": Counter()}
    for asked in all_asked:
        if asked.id in found:
            for kind in ("all", "put otherwise" if asked.of else asked.kind):
                counted.setdefault(kind, Counter())[found[asked.id]["verdict"]] += 1
    return {kind: dict(count) for kind, count in counted.items()}


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
