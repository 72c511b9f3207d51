"""Which store an index's folder stands for: that folder itself, or a server. The server's client is only loaded for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rag.index.address import address_of
from rag.index.publishing import Local
from rag.index.reader import open_local
from rag.index.store import Publisher, Store
from rag.types import IndexPaths

if TYPE_CHECKING:
    from rag.embed import Embedder


def open_index(folder: Path) -> Store:
    """Raises NoSuchIndex, IndexDamaged, IndexMismatch (made by another version), IndexAway (its server cannot be reached)."""
    if address := address_of(folder):
        from rag.index.milvus import open_remote

        return open_remote(address, folder)
    return open_local(folder)


def is_there(folder: Path) -> bool:
    """Whether there is an index to open, as far as this machine knows: what a server has is known when it is asked."""
    return address_of(folder) is None and IndexPaths(folder).sqlite.is_file()


def publisher(folder: Path, embedder: Embedder) -> Publisher:
    """What brings the index of a folder up to what is indexed in it. Raises IndexAway, IndexMismatch."""
    if address := address_of(folder):
        from rag.index.milvus import Sender

        return Sender(address, embedder)
    return Local(IndexPaths(folder))
