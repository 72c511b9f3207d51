"""Loads a generator: the one place that knows which back ends there are. To add one, give its names a branch in `load_generator`."""

from __future__ import annotations

from pathlib import Path

from rag.config import Settings
from rag.llm.generator import Generator


def get_ready() -> None:
    """Import what `load_generator` needs, a tenth of a second's work, so that a thread may then load without it."""
    from rag.llm import llama, native  # noqa: F401

    native.library()


def load_generator(path: Path, settings: Settings) -> Generator:
    """The model in a GGUF file. Raises ModelError when it cannot be loaded or cannot hold a conversation."""
    from rag.llm.llama import LlamaGenerator

    return LlamaGenerator(path, settings)
