"""The KV of passages, each computed behind the system prompt alone, so that it fits every prompt.

There is one form: what a cache holds and what is computed anew are the same bytes and are attached the
same way, so an answer never depends on what happened to be cached. Relatives: Prompt Cache (Gim et al.
2023), TurboRAG (Lu et al. 2024), EPIC (Hu et al. 2024).
"""

from __future__ import annotations

import hashlib
import threading
from array import array
from collections.abc import Iterable

from rag.llm.context import KV, Block, Context, Refused
from rag.llm.passage_cache import PassageCache

FORM = "1"


class KVStore:
    """Computes, keeps and finds them. `origin` names all that numbers depend on: weights, library, processor.

    `context` is where they are computed; its text is replaced.
    """

    def __init__(self, context: Context, cache: PassageCache, origin: str) -> None:
        self._context, self._cache, self._origin = context, cache, origin

    def holds(self, system: Block, passage: Block) -> bool:
        """Whether a passage's KV need not be computed."""
        return self._key(system, passage) in self._cache

    def get(self, system: Block, passage: Block = (), cancel: threading.Event | None = None) -> KV:
        """The KV of a passage behind a system prompt, or of the system prompt itself. Raises Cancelled."""
        key = self._key(system, passage)
        kv: KV | None = self._cache.load(key)
        if kv is None:
            kv = self._compute(system, passage, cancel)
            self._cache.store(key, kv)
        return kv

    def forget(self, system: Block, passages: Iterable[Block]) -> None:
        """What is kept of a system prompt and passages behind it, when it turned out not to be that."""
        for block in ((), *passages):
            self._cache.forget(self._key(system, block))

    def _compute(self, system: Block, passage: Block, cancel: threading.Event | None) -> KV:
        self._context.make_room(len(system) + len(passage))
        if passage and [block for block, _ in self._context.held[:1]] != [system]:
            try:
                self._begin(system, cancel)
            except Refused:
                self.forget(system, ())
                self._begin(system, cancel)
        self._context.keep(1 if passage else 0)
        self._context.read(passage or system, cancel)
        return self._context.kv(len(system) if passage else 0)

    def _begin(self, system: Block, cancel: threading.Event | None) -> None:
        kv = self.get(system, (), cancel)
        self._context.keep(0)
        self._context.attach(system, kv, 0)

    def _key(self, system: Block, passage: Block) -> str:
        key = hashlib.sha256(f"{FORM}\0{self._origin}\0{len(system)}\0".encode())
        key.update(array("i", system + passage).tobytes())
        return key.hexdigest()
