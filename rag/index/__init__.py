"""An index, on disk (SQLite holds the truth; FAISS and tantivy are derived and may be deleted) or on a Milvus server.

Building imports the readers of every format; opening an index does not, so that a question is answered sooner; asking where
an index lies imports neither, so that the chat shows itself at once.
"""

from rag.index.address import is_address, leaving, shown
from rag.index.names import index_folder, list_indexes, list_senders, remove_index, remove_root, rename_index

__all__ = [
    "index_folder",
    "is_address",
    "leaving",
    "list_indexes",
    "list_senders",
    "remove_index",
    "remove_root",
    "rename_index",
    "shown",
]
