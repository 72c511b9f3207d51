"""An index on disk: SQLite holds the truth; FAISS and tantivy are derived from it and may be deleted at any time."""

from rag.index.build import build
from rag.index.digest import content_digest
from rag.index.lexical import Wanted
from rag.index.names import index_folder, list_indexes, remove_index, rename_index
from rag.index.reader import Index, StoredPassage, open_index
from rag.index.summary import IndexStatus, Summary
from rag.index.watch import watch

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
