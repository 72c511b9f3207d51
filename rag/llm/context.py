"""One llama.cpp context: a text in it, as blocks of tokens, and the KV of blocks taken out and put in.

The text is sequence 0; sequence 1 is scratch, where a block's KV passes through. llama.cpp wants positions filled
from left to right, and sums in the order of its cells, so that a text is only cut at its end: then the
same blocks give the same numbers to the last bit, whatever was in the context before.
"""

from __future__ import annotations

import ctypes
import threading
from typing import Any

import numpy as np

from rag.errors import Cancelled, ModelError
from rag.llm.native import Model, last_complaint

BATCH = 512
STEP = 512  # tokens by which room grows
TEXT, SCRATCH = 0, 1  # the sequences

Block = tuple[int, ...]
Logits = np.ndarray[Any, np.dtype[np.float32]]
Held = tuple[Block, bool]
KV = bytes | bytearray | memoryview


class Refused(ModelError):
    """What the passage cache held is not what it should be."""


class Context:
    """Room for the tokens that were asked for, at most `most`. `held` are the blocks of its text, each with whether it was attached.

    Raises ModelError when memory is short. Turning attached blocks to their places goes over all of the room, so it is
    no larger than it must be; what numbers come out does not depend on it.
    """

    def __init__(self, model: Model, most: int, threads: int) -> None:
        self._model, self._c, self._threads = model, model.c, threads
        self.most, self.cells = most, 0
        self.held: list[Held] = []

    def make_room(self, tokens: int) -> None:
        """Room for so many tokens; what is held is forgotten when there is not enough."""
        if tokens > self.cells or not self.cells:
            self.close()
            self._open(min(-(-tokens // STEP) * STEP, self.most))

    def _open(self, cells: int) -> None:
        p = self._c.llama_context_default_params()
        p.n_ctx, p.n_batch, p.n_ubatch = cells, BATCH, BATCH
        p.n_seq_max, p.kv_unified, p.n_outputs_max = 2, True, 32
        p.n_threads = p.n_threads_batch = self._threads
        p.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_ENABLED
        p.type_k = getattr(self._c, f"GGML_TYPE_{self.keys.upper()}")
        self._pointer = self._c.llama_init_from_model(self._model.pointer, p)
        if not self._pointer:
            message = f"There is not enough memory to run {self._model.name}: {last_complaint()}."
            raise ModelError(message, "Close other programs, or use a smaller model.")
        self._memory = self._c.llama_get_memory(self._pointer)
        self._batch = self._c.llama_batch_init(BATCH, 0, 1)
        self._never = self._c.ggml_abort_callback()
        self.cells = cells

    def close(self) -> None:
        """Give the memory back; `make_room` begins anew."""
        if self.cells:
            self.cells, self.held = 0, []
            self._c.llama_batch_free(self._batch)
            self._c.llama_free(self._pointer)

    @property
    def keys(self) -> str:
        """What keys are kept as; values are kept in f16. Of two kinds they are summed in one order, alone or among others."""
        return "q8_0" if self._model.alike else "f16"

    @property
    def can_shift(self) -> bool:
        """Whether what was computed for one place can be turned to another."""
        return bool(self._c.llama_memory_can_shift(self._memory))

    @property
    def length(self) -> int:
        """Tokens of the blocks held."""
        return sum(len(block) for block, _ in self.held)

    def shared(self, wanted: list[Held]) -> int:
        """How many blocks of `wanted` are held from the start, come by in the same way."""
        same = 0
        while same < min(len(self.held), len(wanted)) and self.held[same] == wanted[same]:
            same += 1
        return same

    def keep(self, blocks: int) -> None:
        """Cut the text behind its first so many blocks."""
        del self.held[blocks:]
        if self.cells:
            self.unwrite(0)

    def unwrite(self, written: int) -> None:
        """Forget what was written behind the blocks but for its first so many tokens."""
        self._c.llama_memory_seq_rm(self._memory, TEXT, self.length + written, -1)

    def read(self, block: Block, cancel: threading.Event | None = None) -> None:
        """Compute a block behind the text; `logits` are then those of its last token. Raises Cancelled."""
        position = self.length
        try:
            for start in range(0, len(block), BATCH):
                self._decode(block[start : start + BATCH], position + start, 1, cancel)
        except Exception:
            self.keep(len(self.held))
            raise
        self.held.append((block, False))

    def logits(self) -> Logits:
        """float32 (vocabulary,): the scores of the next token; valid until the next is computed."""
        return self._after(-1)

    def write(self, tokens: Block, written: int) -> list[Logits]:
        """Compute tokens after `written` others behind the blocks, none of which becomes one of them; gives the logits after each."""
        self._decode(tokens, self.length + written, len(tokens), None)
        return [self._after(i) for i in range(len(tokens))]

    def _after(self, item: int) -> Logits:
        return np.ctypeslib.as_array(self._c.llama_get_logits_ith(self._pointer, item), shape=(self._model.vocabulary,))

    def kv(self, cut: int) -> bytearray:
        """The KV of the text from position `cut` on, as llama.cpp writes it."""
        self._c.llama_memory_seq_cp(self._memory, TEXT, SCRATCH, -1, -1)
        self._c.llama_memory_seq_rm(self._memory, SCRATCH, 0, cut)
        kv = bytearray(self._c.llama_state_seq_get_size(self._pointer, SCRATCH))
        size = self._c.llama_state_seq_get_data(self._pointer, _address(kv), len(kv), SCRATCH)
        self._c.llama_memory_seq_rm(self._memory, SCRATCH, -1, -1)
        if size != len(kv):
            raise ModelError("llama.cpp could not save what it computed.", "Ask with --no-passage-cache.")
        return kv

    def attach(self, block: Block, kv: KV, cut: int) -> None:
        """Put a block's KV, taken with `kv(cut)`, behind the text. Raises Refused when it is not that."""
        shift = self.length - cut
        taken = self._c.llama_state_seq_set_data(self._pointer, _address(kv), len(kv), SCRATCH)
        held = (self._c.llama_memory_seq_pos_min(self._memory, SCRATCH), self._c.llama_memory_seq_pos_max(self._memory, SCRATCH))
        if not taken or held != (cut, cut + len(block) - 1):
            self._c.llama_memory_seq_rm(self._memory, SCRATCH, -1, -1)
            raise Refused("llama.cpp refused what the passage cache holds.", "`footnote cache clear` empties it.")
        if shift:
            self._c.llama_memory_seq_add(self._memory, SCRATCH, -1, -1, shift)
        self._c.llama_memory_seq_cp(self._memory, SCRATCH, TEXT, -1, -1)
        self._c.llama_memory_seq_rm(self._memory, SCRATCH, -1, -1)
        self.held.append((block, True))

    def _decode(self, tokens: Block, position: int, outputs: int, cancel: threading.Event | None) -> None:
        """Compute tokens from a position on; the last `outputs` of them have logits. Raises Cancelled."""
        b, n = self._batch, len(tokens)
        b.n_tokens = n
        for i, token in enumerate(tokens):
            b.token[i], b.pos[i], b.n_seq_id[i], b.logits[i] = token, position + i, 1, i >= n - outputs
            b.seq_id[i][0] = TEXT
        code = self._decode_until(cancel) if cancel else self._c.llama_decode(self._pointer, self._batch)
        if code == 2:
            raise Cancelled("Stopped.")
        if code != 0:
            message = f"llama.cpp could not read the prompt (code {code}): {last_complaint()}."
            raise ModelError(message, "Ask a shorter question, or start again.")

    def _decode_until(self, cancel: threading.Event) -> int:
        abort = self._c.ggml_abort_callback(lambda _: cancel.is_set())
        self._c.llama_set_abort_callback(self._pointer, abort, None)
        try:
            return int(self._c.llama_decode(self._pointer, self._batch))
        finally:
            self._c.llama_set_abort_callback(self._pointer, self._never, None)


def _address(kv: KV) -> Any:
    """Where a KV stands in memory, as llama.cpp wants it."""
    return np.frombuffer(kv, np.uint8).ctypes.data_as(ctypes.POINTER(ctypes.c_uint8))
