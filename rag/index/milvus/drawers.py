"""Bytes under a key, in as many rows as they need: Milvus bounds a field, not what a story may be long."""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Iterable, Sequence
from typing import Any

from rag.errors import IndexDamaged
from rag.index.milvus.collections import KEPT, LONGEST, Collections, Row
from rag.index.untrusted import inflated


def rows(key: str, root: str, value: bytes) -> list[Row]:
    """The rows of a value that belongs to a root."""
    text = b85encode(value).decode("ascii")
    pieces = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]
    return [{"key": f"{key}#{part}", "root": root, "data": piece, "parts": len(pieces)} for part, piece in enumerate(pieces)]


def get(collections: Collections, keys: Iterable[str]) -> dict[str, bytes]:
    """The values under those of the keys that there are. Raises IndexDamaged for one that is not whole."""
    first = {row["key"]: row for row in collections.by_key(KEPT, [f"{key}#0" for key in keys], ("key", "data", "parts"))}
    rest = [f"{key[:-2]}#{part}" for key, row in first.items() for part in range(1, row["parts"])]
    more = {row["key"]: row["data"] for row in collections.by_key(KEPT, rest, ("key", "data"))} if rest else {}
    found = {}
    for key, row in first.items():
        pieces = [row["data"], *(more.get(f"{key[:-2]}#{part}") for part in range(1, row["parts"]))]
        found[key[:-2]] = _decoded(pieces)
    return found


def remove(collections: Collections, keys: Sequence[str]) -> None:
    parts = collections.by_key(KEPT, [f"{key}#0" for key in keys], ("key", "parts"))
    collections.remove(KEPT, [f"{row['key'][:-2]}#{part}" for row in parts for part in range(row["parts"])])


def pack(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii"), 6)


def unpack(data: bytes) -> Any:
    """Raises IndexDamaged."""
    try:
        return json.loads(inflated(data))
    except (zlib.error, ValueError, RecursionError) as error:
        raise damaged(error) from error


def damaged(error: object) -> IndexDamaged:
    return IndexDamaged(
        f"The server returned a row that Footnote did not write: {error!s:.200}.", "Index the folders again: footnote index DIR"
    )


def _decoded(pieces: Sequence[str | None]) -> bytes:
    try:
        return b85decode("".join(piece or "" for piece in pieces))
    except ValueError as error:
        raise damaged(error) from error
