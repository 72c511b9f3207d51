"""A writer killed at any moment, and a server that goes: nothing is lost, and readers see whole articles only."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import IndexAway
from rag.index.milvus import reader, sending
from rag.index.store import Store
from tests.index.killing import run
from tests.index.made import write_stories
from tests.index.milvus.conftest import Machine, Server
from tests.index.milvus.content import content, whole

pytestmark = pytest.mark.slow
CHILD = """
import sys
from pathlib import Path
from rag.config import Settings
from rag.index.building import build
from rag.index import index_folder
from rag.index.milvus import sending
from tests.index.made import WordEmbedder

sending._BATCH = 4
settings = Settings(indexes=Path(sys.argv[1]))
print("ready", flush=True)
build(index_folder(settings, name=sys.argv[2]), [Path(sys.argv[3])], WordEmbedder(), settings)
"""


def test_a_writer_killed_at_random_moments(server: Server, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write_stories(articles, 40)
    Machine(whole_one := server.address(), tmp_path / "whole").build(articles)
    expected = content(whole_one)
    chance = random.Random(5)
    seconds = run(CHILD, tmp_path / "timed", server.address(), articles)
    machine = Machine(server.address(), tmp_path / "killed")
    for number in range(4):
        run(CHILD, machine.indexes, machine.address, articles, kill_after=chance.uniform(0.2, 1) * seconds)
        if number % 2:  # of what was sent, some is to be taken out
            for path in sorted(articles.iterdir())[:15]:
                path.rename(tmp_path / path.name)
            run(CHILD, machine.indexes, machine.address, articles, kill_after=chance.uniform(0.3, 1) * seconds)
            for path in tmp_path.glob("story*.txt"):
                path.rename(articles / path.name)
    machine.build(articles)
    assert whole(machine.address)
    assert content(machine.address) == expected


def test_two_writers_and_three_readers(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers see whole articles only, whatever is written meanwhile."""
    monkeypatch.setattr(reader, "STALE", 0.0)
    monkeypatch.setattr(sending, "_BATCH", 3)
    address = server.address()
    for name in ("one", "two"):
        write_stories(tmp_path / name, 4)
        Machine(address, tmp_path / f"machine {name}").build(tmp_path / name)
        write_stories(tmp_path / name, 24)
    done = threading.Event()
    with ThreadPoolExecutor(5) as threads:
        readers = [threads.submit(_read, Machine(address, tmp_path).open(), done) for _ in range(3)]
        writers = [threads.submit(Machine(address, tmp_path / f"machine {name}").build, tmp_path / name) for name in ("one", "two")]
        for writer in writers:
            writer.result()
        done.set()
        assert all(48 in reader.result() for reader in readers)
    assert whole(address)


def _read(index: Store, done: threading.Event) -> set[int]:
    """How many articles were seen, each of them whole."""
    seen: set[int] = set()
    ends = time.monotonic() + 120
    with closing(index):
        while not (done.is_set() and 48 in seen) and time.monotonic() < ends:
            hits = index.passages([id for id, _ in index.lexical(["committee"], 400)])
            for info in {hit.article.id: hit.article for hit in hits}.values():
                passages = index.passages_of(info.id)
                assert len(passages) == info.passages > 0
                assert index.article(info.id).text
            seen.add(len(index.articles()))
            time.sleep(0.05)
    return seen


def test_a_server_that_goes_and_comes_back(own_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.index.milvus.collections._SECONDS", 2.0)
    articles = tmp_path / "articles"
    write_stories(articles, 12)
    machine = Machine(own_server.address(), tmp_path / "one")
    add: Callable[..., None] = sending._Folder._add

    def and_kill(*given: object) -> None:
        add(*given)
        own_server.kill()

    monkeypatch.setattr(sending._Folder, "_add", and_kill)
    with pytest.raises(IndexAway, match="cannot be reached") as raised:
        machine.build(articles)
    assert "kept" in raised.value.hint
    monkeypatch.setattr(sending._Folder, "_add", add)
    own_server.start()
    embedded = len(machine.embedder.embedded)
    machine.build(articles)
    assert len(machine.embedder.embedded) == embedded
    assert len(machine.open().articles()) == 12
    assert whole(machine.address)
    index = machine.open()
    own_server.kill()
    with pytest.raises(IndexAway):
        index.lexical(["bridge"], 3)
    with pytest.raises(IndexAway):
        machine.build(articles, rebuild=True)
    own_server.start()
    machine.build(articles)
    assert len(machine.embedder.embedded) == embedded
