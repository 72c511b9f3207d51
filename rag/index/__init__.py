"""An index on disk: SQLite holds the truth; FAISS and tantivy are derived from it and may be deleted at any time.
Or one on a Milvus server, which many machines share.

Building imports the readers of every format; opening an index does not, so that a question is answered sooner; asking where
an index lies imports neither, so that the chat shows itself at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rag.index.address import is_address, leaving, shown
from rag.index.names import index_folder, list_indexes, list_senders, remove_index, remove_root, rename_index

if TYPE_CHECKING:
    from rag.index.building import build
    from rag.index.digest import content_digest
    from rag.index.lexical import Wanted
    from rag.index.opening import is_there, open_index
    from rag.index.passage import StoredPassage
    from rag.index.reader import Index, open_local
    from rag.index.store import Store
    from rag.index.summary import IndexStatus, Summary
    from rag.index.watching import watch

_HOMES = {  # asking where an index lies needs none of them, and some bring numpy with them
    "build": "building",
    "content_digest": "digest",
    "Wanted": "lexical",
    "is_there": "opening",
    "open_index": "opening",
    "StoredPassage": "passage",
    "Index": "reader",
    "open_local": "reader",
    "Store": "store",
    "IndexStatus": "summary",
    "Summary": "summary",
    "watch": "watching",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"rag.index.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Index",
    "IndexStatus",
    "Store",
    "StoredPassage",
    "Summary",
    "Wanted",
    "build",
    "content_digest",
    "index_folder",
    "is_address",
    "is_there",
    "leaving",
    "list_indexes",
    "list_senders",
    "open_index",
    "open_local",
    "remove_index",
    "remove_root",
    "rename_index",
    "shown",
    "watch",
]
