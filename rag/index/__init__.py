"""An index on disk: SQLite holds the truth; FAISS and tantivy are derived from it and may be deleted at any time.

Building imports the readers of every format; opening an index does not, so that a question is answered sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rag.index.digest import content_digest
from rag.index.lexical import Wanted
from rag.index.names import index_folder, list_indexes, remove_index, rename_index
from rag.index.reader import Index, StoredPassage, open_index
from rag.index.summary import IndexStatus, Summary

if TYPE_CHECKING:
    from rag.index.building import build
    from rag.index.watching import watch

_LATER = {"build": "rag.index.building", "watch": "rag.index.watching"}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Index",
    "IndexStatus",
    "StoredPassage",
    "Summary",
    "Wanted",
    "build",
    "content_digest",
    "index_folder",
    "list_indexes",
    "open_index",
    "remove_index",
    "rename_index",
    "watch",
]
