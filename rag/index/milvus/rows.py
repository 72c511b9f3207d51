"""Articles of a writer's SQLite as what the server keeps of them."""

from __future__ import annotations

import sqlite3
from base64 import b85encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np

from rag.index.catalogue import Catalogue
from rag.index.encode import unpack_spans, unpack_text
from rag.index.lexical import analyzer
from rag.index.milvus import drawers
from rag.index.milvus.collections import LONGEST, Row
from rag.index.milvus.lists import Listed
from rag.types import passage_text

_PASSAGES = (
    "SELECT p.place, p.kind, p.spans, p.key, v.vector FROM passages p LEFT JOIN vectors v ON v.key = p.key "
    "WHERE p.article = ? ORDER BY p.place"
)
_SAID = "SELECT place, spans, speaker, verb, direct, said, heads, known, about FROM statements WHERE article = ? ORDER BY place"
_CONTENT = "SELECT text, COALESCE(marked, found) FROM contents WHERE article = ?"


@dataclass(frozen=True, slots=True)
class Ready:
    """An article to be sent: its row in SQLite, how it will be listed, and whether all of its passages have their vectors."""

    row: int
    listed: Listed
    whole: bool

    @property
    def id(self) -> int:
        return self.listed.info.id


def ready(db: sqlite3.Connection) -> dict[str, dict[int, Ready]]:
    """All articles by their root and id."""
    places = dict(db.execute("SELECT id, place FROM articles"))
    found: dict[str, dict[int, Ready]] = {path: {} for (path,) in db.execute("SELECT path FROM roots")}
    for row, info in Catalogue(db).infos.items():
        passages = db.execute(_PASSAGES, (row,)).fetchall()
        said = db.execute(_SAID, (row,)).fetchall()
        told = (info.root, info.file, places[row], info.part, info.text_sha256, info.title, info.byline, info.outlet, info.published)
        content = db.execute(_CONTENT, (row,)).fetchone()[1]
        id = _number(told, info.language, info.url, content, [passage[:4] for passage in passages], said)
        whole = all(passage[4] is not None for passage in passages)
        found[info.root][id] = Ready(row, Listed(replace(info, id=id), places[row]), whole)
    return found


def passage_id(article: int, place: int) -> int:
    return _number(article, place)


def text_key(article: int) -> str:
    return f"text:{article}"


def text_of(db: sqlite3.Connection, one: Ready, root: str) -> list[Row]:
    """An article's text and the rest of it, as SQLite keeps them."""
    text, content = db.execute(_CONTENT, (one.row,)).fetchone()
    return drawers.rows(text_key(one.id), root, len(text).to_bytes(8, "big") + text + content)


def passages_of(db: sqlite3.Connection, one: Ready, root: str) -> list[Row]:
    info = one.listed.info
    fields = {
        "article": one.id,
        "root": root,
        "day": (info.published or "")[:10],
        "outlet": folded(info.outlet),
        "byline": folded(info.byline),
        "file": _clean(info.file),
    }
    return [
        fields
        | {
            "id": passage_id(one.id, place),
            "place": place,
            "kind": kind,
            "spans": b85encode(spans).decode("ascii"),
            "words": words,
            "vector": np.frombuffer(vector, dtype="<f4").tolist(),
        }
        for place, kind, spans, words, vector in _passages(db, one)
    ]


def words_of(db: sqlite3.Connection, one: Ready) -> Iterator[str]:
    """The terms of each passage and of its story's title, as they are searched: on two lines."""
    return (words for *_, words, _ in _passages(db, one))


def said_in(db: sqlite3.Connection, one: Ready, root: str) -> list[Row]:
    """The statements of an article; one that is longer than a field is left out."""
    rows = []
    for place, spans, speaker, verb, direct, said, *found_by in db.execute(_SAID, (one.row,)):
        kept = [place, b85encode(spans).decode("ascii"), speaker, verb, direct, said, found_by[2]]
        data = b85encode(drawers.pack(kept)).decode("ascii")
        heads, known, about = (_clean(words) for words in found_by)
        if len(data) < LONGEST:
            key = {"key": f"{one.id}:{place}", "root": root, "article": one.id}
            rows.append(key | {"data": data, "heads": heads, "known": known, "about": about})
    return rows


def folded(text: str | None) -> str:
    """A field as filters compare it."""
    return _clean((text or "").casefold())


def _passages(db: sqlite3.Connection, one: Ready) -> Iterator[tuple[int, str, bytes, str, bytes]]:
    rows = db.execute(_PASSAGES, (one.row,)).fetchall()
    if not rows:
        return
    text = unpack_text(db.execute(_CONTENT, (one.row,)).fetchone()[0])
    title = _terms(one.listed.info.title)
    for place, kind, spans, _, vector in rows:
        yield place, kind, spans, f"{_terms(passage_text(text, unpack_spans(spans)))}\n{title}", vector


def _terms(text: str) -> str:
    """The terms of a text, with a space between; of one that has more than a field holds, the first."""
    return _clean(" ".join(analyzer().analyze(text)), LONGEST // 2)


def _clean(text: str, most: int = LONGEST) -> str:
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _number(*parts: object) -> int:
    """62 bits of a hash: an id that the same content always has."""
    return int.from_bytes(blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2


def ids_of(articles: Sequence[Listed]) -> list[int]:
    """The ids of the articles' passages."""
    return [passage_id(one.info.id, place) for one in articles for place in range(one.info.passages)]
