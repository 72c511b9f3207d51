"""Several questions read in one batch, where that changes no number: a batch has a price of its own, half that of a short question.

With K-quants as they are in the file, and keys and values of two kinds, llama.cpp computes each token of a batch of 8 or more
of a sequence by itself, whatever is beside it: the logits are those of reading each question alone, to the last bit
(tests/llm/test_together.py).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence

import numpy as np

from rag.llm.context import BATCH, PASSING, TEXT, Block, Context, State, bytes_of
from rag.llm.generator import Logits

FEWEST = 8  # tokens
SEATS, WIDTH = 3, 64  # texts, and tokens of a question about one

Item = tuple[int, int, tuple[int, ...]]  # token, position, sequences


def by_themselves(blocks: Sequence[Block], most: int = BATCH) -> bool:
    """Whether blocks are of a length to be read so."""
    return all(FEWEST <= len(block) <= most for block in blocks)


class _Sequences(Context):
    """A context that computes tokens of several sequences in one batch."""

    def _compute(self, items: Sequence[Item], asked: Sequence[int], cancel: threading.Event | None) -> list[Logits]:
        """The logits after each item that is `asked` for, valid until the next computation. Raises Cancelled."""
        batch, usual = self._c.llama_batch_init(len(items), 0, 2), self._batch
        batch.n_tokens, self._batch = len(items), batch
        for i, (token, position, sequences) in enumerate(items):
            batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.logits[i] = token, position, len(sequences), i in asked
            for at, sequence in enumerate(sequences):
                batch.seq_id[i][at] = sequence
        try:
            self._run(cancel)
        finally:
            self._batch = usual
            self._c.llama_batch_free(batch)
        return [self._after(i) for i in asked]

    def _after(self, item: int) -> Logits:
        return np.ctypeslib.as_array(self._c.llama_get_logits_ith(self._pointer, item), shape=(self._model.vocabulary,))


class Pair(_Sequences):
    """A context that reads two questions behind its text at once. `ready` while the logits of all it holds are at hand."""

    ready = False
    _last = -1

    def read_both(self, rest: Block, beside: Block, cancel: threading.Event | None = None) -> Logits:
        """Compute `rest` behind the text, and `beside` as if in its place; gives the logits after `beside`.

        `logits` are then those after `rest`. Raises Cancelled.
        """
        at, same = self.length, shared(rest, beside)
        items: list[Item] = [(token, at + i, (TEXT, PASSING) if i < same else (TEXT,)) for i, token in enumerate(rest)]
        items += [(token, at + i, (PASSING,)) for i, token in enumerate(beside[same:], same)]
        self._c.llama_memory_seq_cp(self._memory, TEXT, PASSING, -1, -1)
        try:
            _, after = self._compute(items, (len(rest) - 1, len(items) - 1), cancel)
        except Exception:
            self.keep(len(self.held))
            raise
        finally:
            self._c.llama_memory_seq_rm(self._memory, PASSING, -1, -1)
        self.held.append((rest, False))
        self._last, self.ready = len(rest) - 1, True
        return after

    def logits(self) -> Logits:
        return self._after(self._last)

    def write(self, tokens: Block, written: int) -> list[Logits]:
        """Compute tokens after `written` others behind the blocks, none of which becomes one of them; gives the logits after each."""
        at = self.length + written
        return self._compute([(token, at + i, (TEXT,)) for i, token in enumerate(tokens)], range(len(tokens)), None)

    def behind_first(self, state: State, tokens: int) -> bytearray:
        """The KV of a block of so many tokens with that of the first block held, behind which it was computed, before it."""
        first, c = len(self.held[0][0]), self._c
        try:
            self._take_in(state, PASSING, first, tokens)
            c.llama_memory_seq_cp(self._memory, TEXT, PASSING, 0, first)
            whole = bytearray(c.llama_state_seq_get_size(self._pointer, PASSING))
            c.llama_state_seq_get_data(self._pointer, bytes_of(whole), len(whole), PASSING)
            return whole
        finally:
            c.llama_memory_seq_rm(self._memory, PASSING, -1, -1)

    def _run(self, cancel: threading.Event | None) -> None:
        self._last, self.ready = -1, False
        super()._run(cancel)


class Panel(_Sequences):
    """A context of SEATS texts with cells of their own, whose questions are read in one batch."""

    def make_room(self, tokens: int) -> None:
        super().make_room(tokens)
        self._c.llama_memory_clear(self._memory, False)
        self._lengths: list[int] = []

    def seat(self, state: bytearray, length: int) -> None:
        """Take in one more text, of so many tokens, by its KV, which is changed."""
        state[8:12] = SEATS.to_bytes(4, sys.byteorder)  # was taken where all texts share their cells: one set of them
        state += bytes(4 * (SEATS - 1))  # nothing in the other sets
        self._take_in(state, len(self._lengths), 0, length)
        self._lengths.append(length)

    def read_all(self, rests: Sequence[Block], cancel: threading.Event | None = None) -> list[Logits]:
        """The logits after each of `rests`, all of one length, one behind each text. Raises Cancelled."""
        items = [(token, at + i, (seat,)) for seat, at in enumerate(self._lengths) for i, token in enumerate(rests[seat])]
        return self._compute(items, range(len(rests[0]) - 1, len(items), len(rests[0])), cancel)

    def _open(self, cells: int) -> None:
        self._create(SEATS * cells, SEATS * WIDTH, SEATS, False)
        self.cells = cells


def shared(a: Block, b: Block) -> int:
    """How many tokens two blocks begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
