"""An index on a server says what the same folder says in an index here; it is sent once, whoever sends it."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import IndexAway, IndexBusy, IndexMismatch, NoSuchIndex
from rag.index import building, embedding
from rag.index.address import parse
from rag.index.building import build
from rag.index.milvus import reader, sending, state
from rag.index.milvus.collections import KEPT, PASSAGES, ROOTS, Collections, plainly
from rag.index.opening import open_index
from rag.index.store import Store
from rag.index.watching import watch
from rag.search import search
from rag.types import Filters, Hit, Progress, Query
from tests.index.made import WordEmbedder, write_stories
from tests.index.milvus.conftest import Machine
from tests.index.milvus.content import content, whole

pytestmark = pytest.mark.slow  # a server takes seconds to make an index
Machines = Callable[..., Machine]
QUESTIONS = (
    "What did Odd7son3 ask for at the stadium?",
    'the harbour committee and "plan number 10"',
    "bridge",
    "Odd3son4 Odd13son2 crowns in March 2024",
)
FILTERS = (
    Filters(),
    Filters(file="story00[0-4].txt"),
    Filters(source="100%_Courier"),
    Filters(author="jane"),
    Filters(since="2024-03-05", until="2024-03-20"),
    Filters(until="2024-03-09", source="herald"),
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "STALE", 0.0)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Stories of outlets, authors and days, and some without."""
    folder = tmp_path / "articles"
    write_stories(folder, 24)
    for number in range(0, 24, 2):
        path = folder / f"story{number:03}.txt"
        title, _, rest = path.read_text(encoding="utf-8").partition("\n")
        outlet = "The 100%_Courier" if number % 4 else "HERALD of Straße"
        story = {
            "title": title,
            "text": rest.strip(),
            "published": f"2024-03-{number + 1:02}",
            "source": outlet,
            "author": ("Jane Okafor", "Omar Lind")[number % 3 == 0],
        }
        path.unlink()
        (folder / f"story{number:03}.json").write_text(json.dumps(story), encoding="utf-8")
    (folder / "said.txt").write_text(
        'A tunnel\n\n"The tunnel will open in May," said the mayor, Ada Quill.\n\nThe mayor, Ada Quill, said that the tunnel was dry.\n',
        encoding="utf-8",
    )
    return folder


def both(machine: Machine, articles: Path, tmp_path: Path) -> tuple[Store, Store]:
    machine.build(articles)
    build(tmp_path / "here", [articles], WordEmbedder(), machine.settings)
    return machine.open(), open_index(tmp_path / "here")


def held(hits: list[Hit]) -> list[tuple[str, int, float]]:
    """Those that hold a word of the question: by meaning alone the others are as near as each other but for rounding."""
    return [(hit.article.place, hit.spans[0].start, hit.explain["bm25 score"]) for hit in hits if "bm25 score" in hit.explain]


def test_finds_what_an_index_here_finds(machine: Machines, articles: Path, tmp_path: Path) -> None:
    there, here = both(machine(), articles, tmp_path)
    for question in QUESTIONS:
        for filters in FILTERS:
            query = Query(question, 6, filters)
            found, expected = held(search(there, WordEmbedder(), query)), held(search(here, WordEmbedder(), query))
            assert [one[:2] for one in found] == [one[:2] for one in expected], (question, filters)
            assert [one[2] for one in found] == pytest.approx([one[2] for one in expected], rel=1e-4)
            assert found or filters


def test_says_what_an_index_here_says(machine: Machines, articles: Path, tmp_path: Path) -> None:
    there, here = both(machine(), articles, tmp_path)
    for filters in FILTERS:
        infos = [(replace(info, id=0), there.article(info.id)) for info in there.articles(filters)]
        assert infos == [(replace(info, id=0), here.article(info.id)) for info in here.articles(filters)]
        assert there.count(filters) == here.count(filters) == len(infos) > 0
        assert there.undated(filters) == here.undated(filters)
    said = [
        [(info.file, replace(kept, article=0)) for info, kept in store.statements(speaker=["ada"], about=["tunnel"])]
        for store in (there, here)
    ]
    assert said[0] == said[1]
    assert said[0]
    for word in ("harbour", "Odd7son3", "nowhere"):
        assert there.frequency(word) == here.frequency(word)
    assert there.rarity(["harbour", "Odd7son3"]) == here.rarity(["harbour", "Odd7son3"])
    assert there.nearest_words("stadum", 1) == here.nearest_words("stadum", 1) != []
    assert there.is_signed("Jane")
    assert there.newest() == here.newest() == "2024-03-23"
    one, other = there.status(), here.status()
    same = ("roots", "files", "articles", "passages", "embedded", "lexical", "copies", "undated", "skipped", "embedder", "older")
    assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]
    assert one.name == machine().address


def test_passages_are_in_their_articles(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    index = machine().open()
    for info in index.articles():
        passages = index.passages_of(info.id)
        text = index.article(info.id).text
        assert len(passages) == info.passages
        assert all(one.sentences == tuple(text[a:b] for a, b in one.spans) for one in passages)
        assert index.articles_of([one.id for one in passages]) == {one.id: info for one in passages}


def test_what_is_there_is_not_sent_again(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    before, generation = content(machine().address), machine().open().generation
    machine().build(articles)
    machine("second").build(articles)
    machine("third").build(articles, rebuild=True)
    assert content(machine().address) == before
    assert machine().open().generation == generation


def test_changes_are_followed(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    index = machine().open()
    (articles / "story001.txt").unlink()
    changed = articles / "story003.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("crowns", "florins"), encoding="utf-8")
    machine().build(articles)
    assert index.find("story001.txt") is None
    found = index.find("story003.txt")
    assert found
    assert "florins" in index.article(found.id).text
    assert index.lexical(["florins"], 3)
    assert index.frequency("florins") == len([one for one in index.passages_of(found.id) if "florins" in one.text])
    assert whole(machine().address)


def test_machines_index_their_own_folders_into_one(machine: Machines, tmp_path: Path) -> None:
    write_stories(tmp_path / "one", 3)
    write_stories(tmp_path / "two", 5)
    machine("first").build(tmp_path / "one")
    machine("second").build(tmp_path / "two")
    machine("first").build(tmp_path / "one")
    index = machine("third").open()
    assert index.roots == (str(tmp_path / "one"), str(tmp_path / "two"))
    assert index.count(Filters()) == len(index.articles()) == 8
    assert index.frequency("Odd1son3") == 2  # of the one story that lies in both


def test_a_folder_that_grows_spreads_its_lists(machine: Machines, tmp_path: Path) -> None:
    write_stories(tmp_path / "one", 2)
    machine().build(tmp_path / "one")
    write_stories(tmp_path / "one", 200)
    index = machine().open()
    machine().build(tmp_path / "one")
    assert len(index.articles()) == 200
    assert index.lexical(["Odd0son1"], 1)
    assert whole(machine().address)


def test_a_story_longer_than_a_field(machine: Machines, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    words = (f"The clerk counted {number} sacks and {number * 7919} barrels at the quay of Osk{number}." for number in range(4000))
    (tmp_path / "one" / "long.txt").write_text("The count\n\n" + "\n\n".join(words), encoding="utf-8")
    machine().build(tmp_path / "one")
    index = machine().open()
    (info,) = index.articles()
    assert index.article(info.id).text == (tmp_path / "one" / "long.txt").read_text(encoding="utf-8")
    assert Collections(parse(machine().address)).by_key(KEPT, [f"text:{info.id}#1"], ("key",))


def test_what_a_killed_writer_left_is_not_seen_and_goes(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    before = content(machine().address)
    collections = Collections(parse(machine().address))
    (row,) = collections.by_key(PASSAGES, [machine().open().lexical(["bridge"], 1)[0][0]], _FIELDS)
    collections.put(PASSAGES, [row | {"id": 7, "article": 99}])
    index = machine().open()
    assert 7 not in [id for id, _ in index.lexical(["bridge"], 50)]
    assert index.passages([7]) == []
    machine().build(articles)
    assert content(machine().address) == before


def test_an_article_that_lost_a_passage_is_sent_again(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    before = content(machine().address)
    Collections(parse(machine().address)).remove(PASSAGES, [machine().open().lexical(["bridge"], 1)[0][0]])
    machine().build(articles)
    assert content(machine().address) == before


def test_one_writer_of_a_folder(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    collections = Collections(parse(machine().address))
    other = {"id": "other", "host": "elsewhere", "pid": 1, "at": time.time(), "since": "2024-03-01T10:00:00+00:00"}
    key = state.key_of(str(articles))
    collections.put(ROOTS, [{"key": f"writer:{key}", "root": key, "data": json.dumps(other)}])
    with pytest.raises(IndexBusy, match="process 1 on elsewhere"):
        machine().build(articles)
    assert machine().open().status().writer
    gone = other | {"host": socket.gethostname(), "pid": 2**22 + 1}
    collections.put(ROOTS, [{"key": f"writer:{key}", "root": key, "data": json.dumps(gone)}])
    machine().build(articles)
    assert machine().open().status().writer is None


def test_another_embedder_is_refused(machine: Machines, articles: Path) -> None:
    machine().build(articles)
    other = WordEmbedder("others")
    with pytest.raises(IndexMismatch, match="made with the embedder words, not others"):
        Machine(machine().address, machine("second").indexes, other).build(articles)
    with pytest.raises(IndexMismatch):
        machine().open().require(other)


def test_no_such_index(machine: Machines) -> None:
    with pytest.raises(NoSuchIndex, match="There is no index made"):
        machine().open()
    with pytest.raises(NoSuchIndex, match="Nothing was indexed from this machine"):
        machine().build()


_FIELDS = ("id", "article", "place", "root", "kind", "day", "outlet", "byline", "file", "spans", "words", "vector")


def test_what_is_embedded_is_found_before_the_rest(machine: Machines, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_FIRST_VECTORS", 0.0)
    monkeypatch.setattr(embedding, "_BATCH", 30)
    seen: list[int] = []

    def look(progress: Progress) -> None:
        if progress.stage == "embedding":
            places = [info.place for info in machine().open().articles()]
            assert len(set(places)) == len(places)
            seen.append(len(places))

    machine().build(articles, on_progress=look)
    every = len(machine().open().articles())
    assert any(0 < count < every for count in seen)
    for path in articles.glob("story*.txt"):
        path.write_text(path.read_text(encoding="utf-8").replace("crowns", "florins"), encoding="utf-8")
    seen.clear()
    machine().build(articles, on_progress=look)
    assert seen
    assert set(seen) == {every}
    assert whole(machine().address)


@pytest.mark.parametrize("step", ["_write", "_keep", "_counted", "_finish", "_remove"])
def test_a_run_that_ends_anywhere_is_taken_up(machine: Machines, articles: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    machine().build(articles)
    before = content(machine().address)
    work = getattr(sending._Folder, step)

    def fail(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    changed = articles / "story003.txt"
    was = changed.read_text(encoding="utf-8")
    for text in (was.replace("crowns", "florins"), was):
        changed.write_text(text, encoding="utf-8")
        monkeypatch.setattr(sending._Folder, step, fail)
        with pytest.raises(KeyboardInterrupt):
            machine().build(articles)
        monkeypatch.setattr(sending._Folder, step, work)
        machine().build(articles)
        assert (content(machine().address) == before) is (text == was)
        assert (machine().open().frequency("florins") > 0) is (text != was)
        assert whole(machine().address)


def test_a_folder_is_watched(machine: Machines, tmp_path: Path) -> None:
    write_stories(tmp_path / "one", 3)
    stop, seen = threading.Event(), []
    first = machine()
    for summary in watch(first.folder, [tmp_path / "one"], first.embedder, first.settings, stop):
        seen.append((summary.name, summary.articles, first.open().count(Filters())))
        write_stories(tmp_path / "one", 5)
        if len(seen) == 2:
            stop.set()
    assert seen == [(first.address, 3, 3), (first.address, 5, 5)]


def noting(name: str, real: Callable[..., object], done: list[str]) -> Callable[..., object]:
    def called(*given: object) -> object:
        done.append(name)
        return real(*given)

    return called


def test_a_writer_waits_until_its_server_has_indexed_much(machine: Machines, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the first search would, longer than a reader waits."""
    done: list[str] = []
    for name in ("put", "flush", "wait"):
        monkeypatch.setattr(Collections, name, noting(name, getattr(Collections, name), done))
    one = machine()
    one.build(articles)
    assert "wait" not in done, "few passages are searched as they are"
    monkeypatch.setattr(sending, "_MUCH", 1)
    (articles / "new.txt").write_text("A new bridge\n\nThe council opened a new bridge on Monday.\n", encoding="utf-8")
    one.build(articles)
    assert done[-2:] == ["flush", "wait"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<_InactiveRpcError of RPC that terminated with:\n\tstatus = StatusCode.DEADLINE_EXCEEDED\n>", "does not answer in time"),
        ("Fail connecting to server on 127.0.0.1:1, illegal connection params or server unavailable", "cannot be reached"),
        ("collection is full", "refuses: collection is full"),
    ],
)
def test_what_a_client_says_in_plain_words(said: str, shown: str) -> None:
    MilvusException = pytest.importorskip("pymilvus.exceptions").MilvusException
    with pytest.raises(IndexAway, match=shown), plainly(parse("milvus://127.0.0.1/news")):
        raise MilvusException(message=said)


def test_a_busy_server_is_waited_for(machine: Machines, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As while it writes down what it holds: one that runs as short as this is late with everything."""
    monkeypatch.setattr("rag.index.milvus.collections._SECONDS", 0.001)
    one = machine()
    one.build(articles)
    assert one.open().lexical(["bridge"], 3)
    monkeypatch.setattr("rag.index.milvus.collections._BUSY", 0.001)
    with pytest.raises(IndexAway, match="does not answer in time"):
        one.open()
