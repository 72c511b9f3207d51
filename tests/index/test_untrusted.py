"""An index that somebody else made, or wrote into: a clear error in bounded time and memory, whatever is in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.config import Settings
from rag.errors import IndexDamaged
from rag.index import untrusted
from rag.index.building import build
from rag.types import IndexPaths
from tests.index.conftest import Desk
from tests.index.made import WordEmbedder, write_stories

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'a' AS key, i AS value FROM n"


def write(desk: Desk, script: str, *values: object) -> None:
    with closing(sqlite3.connect(IndexPaths(desk.folder).sqlite)) as db, db:
        db.execute(script, values) if values else db.executescript(script)


def read_all(desk: Desk) -> None:
    """All that a reader can be asked for."""
    with closing(desk.open()) as index:
        index.skipped()
        index.status()
        for info in index.articles():
            index.passages_of(info.id)
            index.article(info.id)
        index.lexical(["harbour"], 5)
        index.dense(desk.embedder.embed_query("harbour"), 5)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """An index as Footnote makes it, of two stories."""
    folder = tmp_path_factory.mktemp("sound")
    write_stories(folder / "articles", 2)
    desk = Desk(folder / "articles", folder / "indexes" / "desk", WordEmbedder(), Settings(indexes=folder / "indexes"))
    desk.build()
    return desk


@pytest.fixture
def built(sound: Desk, tmp_path: Path) -> Desk:
    """A copy of it, to be written into."""
    shutil.copytree(sound.folder, tmp_path / "desk")
    return replace(sound, folder=tmp_path / "desk", settings=Settings(indexes=tmp_path))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "script",
    [
        f"DROP TABLE meta; CREATE VIEW meta AS {ENDLESS};",
        f"CREATE VIEW more AS {ENDLESS};",
        *[
            f"ALTER TABLE {name} RENAME TO old_{name}; CREATE VIEW {name} AS {ENDLESS};"
            for name in ("articles", "passages", "contents", "vectors")
        ],
        f"CREATE TRIGGER more AFTER INSERT ON meta BEGIN INSERT INTO meta {ENDLESS}; END;",
        f"DROP TRIGGER passage_gone; CREATE TRIGGER passage_gone AFTER DELETE ON passages BEGIN INSERT INTO meta {ENDLESS}; END;",
        "DROP TABLE roots; CREATE TABLE roots(id INTEGER PRIMARY KEY, path TEXT AS (hex(zeroblob(100000000))));",
        "CREATE VIRTUAL TABLE more USING fts5(a);",
        "CREATE INDEX more ON articles(hex(zeroblob(100000)));",
    ],
)
def test_what_is_not_footnotes_is_refused(script: str, built: Desk) -> None:
    write(built, script)
    with pytest.raises(IndexDamaged):
        read_all(built)
    with pytest.raises(IndexDamaged):
        built.build()


@pytest.mark.parametrize("column", ["text", "marked", "found"])
def test_a_little_that_unpacks_to_very_much_is_refused(column: str, built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "LARGEST", 10**6)
    write(built, f"UPDATE contents SET marked = NULL, {column} = ?", zlib.compress(bytes(10**7), 1))
    with pytest.raises(IndexDamaged, match="larger than any story"):
        read_all(built)


@pytest.mark.parametrize(
    "script",
    [
        *[f"UPDATE articles SET {name} = x'fffe'" for name in ("title", "byline", "outlet", "published", "language", "url", "characters")],
        *[f"UPDATE articles SET {name} = CAST(x'fffe' AS TEXT)" for name in ("title", "published", "part")],
        *[f"UPDATE contents SET {name} = 'plain'" for name in ("text", "marked")],
        "UPDATE contents SET text = x'789c'",
        "DROP TABLE contents",
        *[f"UPDATE passages SET spans = {value}" for value in ("'text'", "x'00'", "7")],
        *[f"UPDATE passages SET kind = {value}" for value in ("'nonsense'", "x'00'")],
        *[f"UPDATE meta SET value = '{value}' WHERE key = 'generation'" for value in ("many", "-1", "9999999999999999999", "1e9")],
        "UPDATE meta SET value = x'00' WHERE key = 'embedder'",
        "UPDATE meta SET value = '9999999' WHERE key = 'dimension'; UPDATE meta SET value = '' WHERE key = 'dense'",
        "UPDATE vectors SET vector = x'00'; UPDATE meta SET value = '' WHERE key = 'dense'",
        "UPDATE vectors SET vector = 'text'; UPDATE meta SET value = '' WHERE key = 'dense'",
    ],
)
def test_a_value_of_another_type_is_refused(script: str, built: Desk) -> None:
    write(built, script)
    with pytest.raises(IndexDamaged) as refused:
        read_all(built)
    assert len(refused.value.message) < 500


@pytest.mark.parametrize(
    "change",
    [
        {"title": 7},
        {"marks": [[0, 5, "nonsense", "rule"]]},
        {"marks": [["a", 5, "body", "rule"]]},
        {"sentences": [[1]]},
        {"more": 1},
        {"provenance": []},
    ],
    ids=str,
)
def test_an_article_of_other_types_is_refused(change: dict[str, object], built: Desk) -> None:
    with closing(built.open()) as index:
        id = index.articles()[0].id
    with closing(sqlite3.connect(IndexPaths(built.folder).sqlite)) as db:
        (packed,) = db.execute("SELECT COALESCE(marked, found) FROM contents WHERE article = ?", (id,)).fetchone()
    content = zlib.compress(json.dumps(json.loads(zlib.decompress(packed)) | change).encode())
    write(built, "UPDATE contents SET marked = ? WHERE article = ?", content, id)
    with closing(built.open()) as index, pytest.raises(IndexDamaged):
        index.article(id)


def test_what_was_skipped_is_shown_whatever_its_type(built: Desk) -> None:
    write(built, "INSERT INTO skipped SELECT id, NULL, x'00ff', x'00ff', x'00ff' FROM roots")
    with closing(built.open()) as index:
        assert all(isinstance(text, str) for skipped in index.skipped() for text in (skipped.file, skipped.reason, skipped.part))


def test_an_index_of_before_gets_what_came_later(built: Desk) -> None:
    write(built, "DROP TABLE versions")
    read_all(built)
    build(built.folder, [built.articles], built.embedder, built.settings)
    read_all(built)
