"""An index on disk: SQLite holds the truth; FAISS and tantivy are derived from it and may be deleted at any time.
Or one on a Milvus server, which many machines share.

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
