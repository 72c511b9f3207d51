"""llama.cpp by its low-level functions: one model, one context, some numbered sequences of tokens.

The high-level `Llama` class tokenises data with control tokens on, redirects file descriptors while it
loads, copies hundreds of megabytes of scores with each state and leaves half of the cores idle. This
module is thin on purpose: what belongs in which sequence is decided by its callers, under their lock.
"""

from __future__ import annotations

import ctypes
import logging
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.errors import Cancelled, ModelError

log = logging.getLogger(__name__)

BATCH = 512
SEQUENCES = 4
_complaints: deque[str] = deque(maxlen=5)
_kept: list[Any] = []  # callbacks that C holds and Python must not collect
_ERROR_LEVEL = 4


class Native:
    """A loaded GGUF. Not thread-safe. Raises ModelError when the file cannot be loaded.

    A sequence may be `context` tokens long; `room` is for what other sequences hold beside it.
    """

    def __init__(self, path: Path, threads: int, context: int, room: int) -> None:
        import llama_cpp

        self._c: Any = llama_cpp
        _silence(llama_cpp)
        _refuse_other_files(path)
        self._model: Any = llama_cpp.llama_model_load_from_file(str(path).encode(), llama_cpp.llama_model_default_params())
        if not self._model:
            raise ModelError(f"{path.name} could not be loaded: {_last_complaint()}.", _LOAD_HINT)
        self._vocab = llama_cpp.llama_model_get_vocab(self._model)
        self.context = min(context, llama_cpp.llama_model_n_ctx_train(self._model) or context)
        self._context = llama_cpp.llama_init_from_model(self._model, self._parameters(threads, self.context + room))
        if not self._context:
            llama_cpp.llama_model_free(self._model)
            message = f"There is not enough memory to run {path.name}: {_last_complaint()}."
            raise ModelError(message, "Close other programs, or take a smaller model.")
        self._memory = llama_cpp.llama_get_memory(self._context)
        self._batch = llama_cpp.llama_batch_init(BATCH, 0, 1)
        self._vocabulary = llama_cpp.llama_vocab_n_tokens(self._vocab)
        self._never = llama_cpp.ggml_abort_callback()

    def _parameters(self, threads: int, cells: int) -> Any:
        p = self._c.llama_context_default_params()
        p.n_ctx, p.n_batch, p.n_ubatch = cells, BATCH, BATCH
        p.n_seq_max, p.kv_unified, p.n_outputs_max = SEQUENCES, True, 32
        p.n_threads = p.n_threads_batch = threads
        p.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_ENABLED
        return p

    def close(self) -> None:
        """Give the memory back. Nothing else may be called after."""
        if self._model:
            self._c.llama_batch_free(self._batch)
            self._c.llama_free(self._context)
            self._c.llama_model_free(self._model)
            self._model = None

    # the vocabulary

    def tokens(self, text: str, special: bool = False) -> list[int]:
        """Tokens of a text; control tokens written in it are read as such only when `special`."""
        raw = text.encode("utf-8", "replace")
        room = len(raw) + 8
        buffer = (self._c.llama_token * room)()
        count = self._c.llama_tokenize(self._vocab, raw, len(raw), buffer, room, False, special)
        return list(buffer[:count])

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes a token stands for, which may be part of a character; none for a control token."""
        room = 64
        while True:
            buffer = ctypes.create_string_buffer(room)
            size = self._c.llama_token_to_piece(self._vocab, token, buffer, room, 0, special)
            if size >= 0:
                return buffer.raw[:size]
            room = -size

    def ends(self, token: int) -> bool:
        """Whether the model says with this token that it has finished."""
        return bool(self._c.llama_vocab_is_eog(self._vocab, token))

    def chat_template(self) -> str | None:
        """The GGUF's own chat template."""
        source = self._c.llama_model_chat_template(self._model, None)
        return source.decode("utf-8", "replace") if source else None

    def first_token(self) -> int | None:
        """The token every text begins with, for models that have one."""
        return int(self._c.llama_vocab_bos(self._vocab)) if self._c.llama_vocab_get_add_bos(self._vocab) else None

    def marks(self) -> tuple[str, str]:
        """How templates write the first and the last token of a text."""
        first, last = self._c.llama_vocab_bos(self._vocab), self._c.llama_vocab_eos(self._vocab)
        return tuple(self.piece(t, special=True).decode("utf-8", "replace") if t >= 0 else "" for t in (first, last))  # type: ignore[return-value]

    # computing

    def read(self, tokens: Sequence[int], position: int, sequence: int = 0, cancel: threading.Event | None = None) -> None:
        """Compute at most BATCH tokens behind `position` in a sequence; logits are kept for the last.

        Raises Cancelled; the sequence must then be truncated to `position`.
        """
        b, n = self._batch, len(tokens)
        b.n_tokens = n
        for i, token in enumerate(tokens):
            b.token[i], b.pos[i], b.n_seq_id[i], b.logits[i] = token, position + i, 1, i == n - 1
            b.seq_id[i][0] = sequence
        done = self._decode_until(cancel) if cancel else self._c.llama_decode(self._context, b)
        if done == 2:
            raise Cancelled("Stopped.")
        if done != 0:
            message = f"llama.cpp could not read the prompt (code {done}): {_last_complaint()}."
            raise ModelError(message, "Ask a shorter question, or start again.")

    def _decode_until(self, cancel: threading.Event) -> int:
        abort = self._c.ggml_abort_callback(lambda _: cancel.is_set())
        self._c.llama_set_abort_callback(self._context, abort, None)
        try:
            return int(self._c.llama_decode(self._context, self._batch))
        finally:
            self._c.llama_set_abort_callback(self._context, self._never, None)

    def logits(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """float32 (vocabulary,): the scores of the next token; valid until the next `read`."""
        return np.ctypeslib.as_array(self._c.llama_get_logits_ith(self._context, -1), shape=(self._vocabulary,))

    # sequences

    def truncate(self, sequence: int, position: int = 0) -> None:
        """Forget a sequence from a position on."""
        self._c.llama_memory_seq_rm(self._memory, sequence, position, -1)

    def share(self, source: int, target: int, end: int) -> None:
        """Let `target` hold the first `end` positions of `source` too, without a copy."""
        self._c.llama_memory_seq_cp(self._memory, source, target, 0, end)


_LOAD_HINT = "Check it with `footnote models check`, fetch it again, or name another GGUF file with --model."


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelError(f"The model {path} cannot be read: {error.strerror}.", _LOAD_HINT) from error
    if magic != b"GGUF":
        raise ModelError(f"{path.name} is not a GGUF file.", _LOAD_HINT)


def _silence(llama_cpp: Any) -> None:
    """Send llama.cpp's log to Python's, once; nothing reaches the screen and no descriptor is redirected."""
    if _kept:
        return

    @llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
    def receive(level: int, text: bytes, _data: object) -> None:
        line = text.decode("utf-8", "replace").strip()
        if level == _ERROR_LEVEL and line:
            _complaints.append(line)
            log.debug("%s", line)

    _kept.append(receive)
    llama_cpp.llama_log_set(receive, ctypes.c_void_p(0))
    llama_cpp.llama_backend_init()


def _last_complaint() -> str:
    return _complaints[-1].rstrip(".") if _complaints else "llama.cpp gave no reason"
