"""llama.cpp by its low-level functions: the model in a GGUF file, its words, and its log kept off the screen.

The high-level `Llama` class tokenises data with control tokens on, redirects file descriptors while it
loads, copies hundreds of megabytes of scores with each state and leaves half of the cores idle. This
module and `context.py` are thin on purpose; nothing in them is thread-safe.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import mmap
import os
import sys
from collections import deque
from pathlib import Path
from typing import Any

from rag.errors import Cancelled, ModelError

log = logging.getLogger(__name__)

_complaints: deque[str] = deque(maxlen=5)
_kept: list[Any] = []  # callbacks that C holds and Python must not collect
_ERROR_LEVEL = 4
_WIDTH, _KEY_WIDTH = 256, 32  # what K-quants and keys of 8 bits come in
_PART = 0.05  # of a model file, after which its pages are given back
_HINT = "Check it with `footnote models check`, fetch it again, or name another GGUF file with --model."


def library() -> Any:
    """llama.cpp, loaded and quiet."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin for each other crawl on a busy machine
    import llama_cpp

    _silence(llama_cpp)
    return llama_cpp


class Model:
    """A loaded GGUF; `alike` when small batches give what their tokens give alone. Raises ModelError when the file cannot be loaded."""

    def __init__(self, path: Path) -> None:
        llama_cpp = self.c = library()
        self.name = path.name
        _refuse_other_files(path)
        params, pages = llama_cpp.llama_model_default_params(), _Pages(path)
        # With AVX-512 VNNI prompts are read in three fifths of the time, and loaded in half, when weights stay as in the file.
        params.use_extra_bufts = self.rearranged = b"AVX512_VNNI = 1" not in llama_cpp.llama_print_system_info()
        callback = llama_cpp.llama_progress_callback(lambda loaded, _: pages.let_go(loaded))
        if self.rearranged:
            params.progress_callback = callback
        self.pointer: Any = llama_cpp.llama_model_load_from_file(str(path).encode(), params)
        del callback  # which C may call until here
        if not self.pointer:
            raise ModelError(f"{path.name} could not be loaded: {last_complaint()}.", _HINT)
        self._words = llama_cpp.llama_model_get_vocab(self.pointer)
        self.vocabulary = int(llama_cpp.llama_vocab_n_tokens(self._vocab))
        self.trained_context = int(llama_cpp.llama_model_n_ctx_train(self.pointer))
        self.alike = self._computes_alike()

    def close(self) -> None:
        """Give the memory back; its contexts must be closed before."""
        pointer, self.pointer = self.pointer, None
        self.c.llama_model_free(pointer)

    @property
    def _vocab(self) -> Any:
        if self.pointer is None:
            raise Cancelled("The model was closed.")
        return self._words

    def tokens(self, text: str, special: bool = False) -> list[int]:
        """Tokens of a text; control tokens written in it are read as such only when `special`."""
        raw = text.encode("utf-8", "replace")
        room = len(raw) + 8
        buffer = (self.c.llama_token * room)()
        count = self.c.llama_tokenize(self._vocab, raw, len(raw), buffer, room, False, special)
        return list(buffer[:count])

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes a token stands for, which may be part of a character; none for a control token."""
        room = 64
        while True:
            buffer = ctypes.create_string_buffer(room)
            size = self.c.llama_token_to_piece(self._vocab, token, buffer, room, 0, special)
            if size >= 0:
                return buffer.raw[:size]
            room = -size

    def ends(self, token: int) -> bool:
        """Whether the model says with this token that it has finished."""
        return bool(self.c.llama_vocab_is_eog(self._vocab, token))

    def chat_template(self) -> str | None:
        """The GGUF's own chat template."""
        source = self.c.llama_model_chat_template(self.pointer, None)
        return source.decode("utf-8", "replace") if source else None

    def described(self) -> str:
        """What llama.cpp calls it: family, size and kind of weights."""
        buffer = ctypes.create_string_buffer(256)
        self.c.llama_model_desc(self.pointer, buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace")

    def figure(self, name: str) -> int:
        """One of the figures that the file gives of its family ("embedding_length"), 0 where it gives none."""
        family = self._metadata("general.architecture")
        value = self._metadata(f"{family}.{name}")
        return int(value) if value.isdigit() else 0

    def _metadata(self, key: str) -> str:
        buffer = ctypes.create_string_buffer(256)
        found = self.c.llama_model_meta_val_str(self.pointer, key.encode(), buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace") if found >= 0 else ""

    def _computes_alike(self) -> bool:
        """Whether a token's numbers can be had that do not depend on what is computed beside it."""
        if self.rearranged or "_K" not in self.described() or self.figure("expert_count"):
            return False
        width, heads = self.figure("embedding_length"), self.figure("attention.head_count")
        key = self.figure("attention.key_length") or (width // heads if heads else 1)
        return not (width % _WIDTH or self.figure("feed_forward_length") % _WIDTH or key % _KEY_WIDTH)

    def first_token(self) -> int | None:
        """The token every text begins with, for models that have one."""
        return int(self.c.llama_vocab_bos(self._vocab)) if self.c.llama_vocab_get_add_bos(self._vocab) else None

    def begin_and_end(self) -> tuple[str, str]:
        """How templates write the first and the last token of a text."""
        begin, end = (self.c.llama_vocab_bos(self._vocab), self.c.llama_vocab_eos(self._vocab))
        return self._written(begin), self._written(end)

    def _written(self, token: int) -> str:
        return self.piece(token, special=True).decode("utf-8", "replace") if token >= 0 else ""


def last_complaint() -> str:
    """What llama.cpp logged last, as the end of a sentence."""
    return _complaints[-1].rstrip(".") if _complaints else "llama.cpp gave no reason"


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelError(f"The model {path} cannot be read: {error.strerror}.", _HINT) from error
    if magic != b"GGUF":
        raise ModelError(f"{path.name} is not a GGUF file.", _HINT)


class _Pages:
    """The pages of a mapped model file, given back to the system's cache as they have been loaded, on Linux.

    llama.cpp keeps most weights rearranged in memory of its own, and the file they came from mapped beside
    them: 0.7 GB counted twice. What is still read from the file comes back from the cache as it is needed.
    """

    def __init__(self, path: Path) -> None:
        self._name = str(path.resolve())
        self._libc = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
        self._done = 0.0

    def let_go(self, loaded: float) -> bool:
        """Give back the first `loaded` (0 to 1) of the file; always true, so that loading goes on."""
        if self._libc and (loaded >= self._done + _PART or loaded >= 1.0):
            self._done = loaded
            for start, end in self._mapped():
                size = int((end - start) * loaded) // mmap.PAGESIZE * mmap.PAGESIZE
                self._libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), mmap.MADV_DONTNEED)
        return True

    def _mapped(self) -> list[tuple[int, int]]:
        with contextlib.suppress(OSError), open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
            places = [line.split(" ", 1)[0].split("-") for line in maps if line.rstrip("\n").endswith(self._name)]
            return [(int(start, 16), int(end, 16)) for start, end in places]
        return []


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
