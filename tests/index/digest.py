"""One hash of all an index says, whatever order it was built in: two equal indexes answer alike."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from rag.index.encode import unpack_text
from rag.index.schema import connect, older_versions, told_otherwise


def content_digest(folder: Path) -> str:
    """SHA-256 over files, articles, copies, versions, passages, vectors and what was skipped; row ids and times left out."""
    with closing(connect(folder)) as db:
        digest = sha256()
        for line in _lines(db):
            digest.update(repr(line).encode("utf-8", "surrogatepass") + b"\n")
        return digest.hexdigest()


def _lines(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    files = "SELECT r.path, f.file, f.size, f.sha256 FROM files f JOIN roots r ON r.id = f.root ORDER BY 1, 2"
    skipped = "SELECT r.path, s.file, s.part, s.reason FROM skipped s JOIN roots r ON r.id = s.root ORDER BY 1, 2, 3, 4"
    articles = (
        "SELECT r.path, f.file, a.place, a.part, a.text_sha256, a.title, a.byline, a.outlet, a.published, a.language, a.url, "
        "hex(a.repeated), hex(c.marked), hex(c.found), hex(c.signature), c.text, "
        "(SELECT r2.path || '/' || f2.file || '#' || a2.place FROM articles a2 JOIN files f2 ON f2.id = a2.source "
        "JOIN roots r2 ON r2.id = f2.root WHERE a2.id = a.story) "
        "FROM articles a JOIN contents c ON c.article = a.id JOIN files f ON f.id = a.source JOIN roots r ON r.id = f.root ORDER BY 1, 2, 3"
    )
    passages = (
        "SELECT r.path, f.file, a.place, p.place, p.kind, hex(p.spans), hex(p.key), hex(v.vector) FROM passages p "
        "JOIN articles a ON a.id = p.article JOIN files f ON f.id = a.source JOIN roots r ON r.id = f.root "
        "LEFT JOIN vectors v ON v.key = p.key ORDER BY 1, 2, 3, 4"
    )
    vectors = "SELECT hex(key) FROM vectors ORDER BY 1"
    lines = [row for sql in (files, skipped, passages, vectors) for row in db.execute(sql)]
    lines += [(*row[:15], unpack_text(row[15]), row[16]) for row in db.execute(articles)]
    places = dict(
        db.execute(
            "SELECT a.id, r.path || '/' || f.file || '#' || a.place FROM articles a "
            "JOIN files f ON f.id = a.source JOIN roots r ON r.id = f.root"
        )
    )
    lines += sorted((places[older], places[newer]) for older, newer in older_versions(db).items())
    lines += sorted((places[one], places[other], here, there) for one, other, here, there in told_otherwise(db))
    return lines
