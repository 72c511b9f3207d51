"""Takes an index off its server, or one folder out of it. What is killed on the way is finished by asking again."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import replace

from rag.errors import BadInput, IndexBusy, NoSuchIndex
from rag.index.address import Address
from rag.index.milvus import state
from rag.index.milvus.collections import KEPT, PASSAGES, ROOTS, SAID, Collections, missing, quoted
from rag.index.milvus.state import State


def remove_all(address: Address, ours: Collection[str], others: bool) -> None:
    """Raises NoSuchIndex, IndexBusy, IndexAway, and BadInput when it also holds folders that are not `ours` and may not be taken out."""
    with closing(Collections(address)) as collections:
        now = _state(collections)
        if now.writers:
            raise IndexBusy(f"The index {address} is being written to by {', '.join(now.writers)}.", "Wait until it is done.")
        theirs = [root.path for root in now.roots if root.path not in ours]
        if theirs and not others:
            raise BadInput(
                f"The index {address} also holds what other machines indexed: {', '.join(theirs):.300}.",
                "Take out a folder of your own with --folder DIR, or everything with --all.",
            )
        for part in (PASSAGES, SAID, KEPT, ROOTS):  # the last is by which it is there
            collections.drop(part)


def remove_folder(address: Address, path: str) -> None:
    """Raises NoSuchIndex when there is no such index, or no such folder in it, IndexBusy, IndexAway."""
    with closing(Collections(address)) as collections:
        now = _state(collections)
        root = next((one for one in now.roots if one.path == path), None)
        if root is None:
            there = ", ".join(one.path for one in now.roots) or "none"
            raise NoSuchIndex(f"The index {address} has no folder {path}.", f"Its folders: {there:.300}.")
        with state.writing(collections, path):
            state.write(collections, replace(root, articles=0, passages=0, counted=0, body=0, title=0, settled=False))
            for part in (KEPT, SAID, PASSAGES):  # its lists go first, and readers see it no more
                collections.remove_where(part, f"root == {quoted(root.key)}")
            state.write_facts(collections, now.facts | {state.REMOVED: str(now.removed + root.generation + 1)})
            collections.remove(ROOTS, [f"root:{root.key}"])


def _state(collections: Collections) -> State:
    if not collections.made:
        raise missing(collections.address)
    return state.read(collections)
