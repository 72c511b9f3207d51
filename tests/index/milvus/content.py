"""All that a server holds of an index, as one hash: two that are equal answer alike."""

from __future__ import annotations

import json
from hashlib import sha256

from rag.index.address import parse
from rag.index.milvus.collections import KEPT, PASSAGES, ROOTS, SAID, Collections

_FIELDS = {
    PASSAGES: ("id", "article", "place", "root", "kind", "day", "outlet", "byline", "file", "spans", "words", "vector"),
    SAID: ("key", "root", "article", "data", "heads", "known", "about"),
    KEPT: ("key", "root", "data", "parts"),
}
_OF_A_RUN = ("generation", "updated", "buckets")


def content(address: str) -> str:
    collections = Collections(parse(address))
    digest = sha256()
    for part, fields in _FIELDS.items():
        rows = collections.where(part, "id >= 0" if part == PASSAGES else 'key != ""', fields)
        for line in sorted(json.dumps({name: row[name] for name in fields}, sort_keys=True) for row in rows):
            digest.update(line.encode())
    for row in sorted(collections.where(ROOTS, 'key != ""', ("key", "data")), key=lambda row: str(row["key"])):
        kept = {name: value for name, value in json.loads(row["data"]).items() if name not in _OF_A_RUN}
        digest.update(f"{row['key']} {json.dumps(kept, sort_keys=True)}".encode())
    collections.close()
    return digest.hexdigest()


def whole(address: str) -> bool:
    """Whether there is nothing but what belongs to listed articles, each with all of its passages."""
    from rag.index.milvus import lists, state

    collections = Collections(parse(address))
    now = state.read(collections)
    listed = {id: one for root in now.roots for some in lists.read(collections, lists.keys(root)).values() for id, one in some.items()}
    held: dict[int, int] = {}
    for row in collections.where(PASSAGES, "id >= 0", ("article",)):
        held[row["article"]] = held.get(row["article"], 0) + 1
    collections.close()
    return held == {id: one.info.passages for id, one in listed.items() if one.info.passages}
