"""Lists of the articles of a folder, without their texts: an article is seen by readers when it stands in one.

A folder's articles are spread over a number of lists by their ids, so that a change writes few of them again and a reader that
wants a few articles reads few. Each is one row, which is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from msgspec import ValidationError, convert

from rag.index.milvus import drawers
from rag.index.milvus.collections import LONGEST, Collections
from rag.index.milvus.drawers import damaged
from rag.index.milvus.state import Root
from rag.types import ArticleInfo

_IN_ONE, _FULL = 16, 64  # articles in a list when they are spread anew, and from how many on they are
_FIELD = 4000  # characters kept of a title or an address


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as it is listed; `place` counts the articles of its file."""

    info: ArticleInfo
    place: int

    @property
    def order(self) -> tuple[str, str, int]:
        return self.info.root, self.info.file, self.place


def buckets(articles: int, before: int) -> int:
    """In how many lists so many articles stand, when they stood in `before`."""
    if before and articles <= _FULL * before:
        return before
    return 1 << max(0, (articles // _IN_ONE).bit_length())


def key(root: Root, article: int) -> str:
    """The key of the list that an article stands in."""
    return f"list:{root.key}:{root.buckets}:{article % root.buckets}"


def keys(root: Root) -> list[str]:
    return [key(root, number) for number in range(root.buckets)]


def read(collections: Collections, wanted: Iterable[str]) -> dict[str, dict[int, Listed]]:
    """The lists under these keys that there are. Raises IndexDamaged."""
    return {key: _listed(drawers.unpack(data)) for key, data in drawers.get(collections, wanted).items()}


def as_bytes(articles: Mapping[int, Listed]) -> bytes:
    """A list as it is kept, in one row: of a story that very many files hold, some are not named."""
    most = 1000
    while True:
        data = drawers.pack([[articles[id].place, asdict(_short(articles[id].info, most))] for id in sorted(articles)])
        if len(data) * 5 // 4 < LONGEST or not most:
            return data
        most //= 2


def _short(info: ArticleInfo, most: int) -> ArticleInfo:
    fields = {name: value[:_FIELD] for name in ("title", "byline", "outlet", "url") if (value := getattr(info, name))}
    return replace(info, copies=info.copies[:most], otherwise=info.otherwise[:most], **fields)


def _listed(rows: Any) -> dict[int, Listed]:
    try:
        found = [Listed(convert(info, ArticleInfo), convert(place, int)) for place, info in rows]
    except (ValidationError, TypeError, ValueError) as error:
        raise damaged(error) from error
    return {one.info.id: one for one in found}
