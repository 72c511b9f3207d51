"""Loads the generator: the one place that knows which back ends there are. To add one, give its names a branch in `load_generator`."""

from __future__ import annotations

from rag.config import Settings
from rag.llm.address import is_address
from rag.llm.generator import Generator


def get_ready(settings: Settings) -> None:
    """Import what `load_generator` needs, a tenth of a second's work, so that a thread may then load without it."""
    if not is_address(settings.generator):
        from rag.llm import llama, native  # noqa: F401

        native.library()


def load_generator(settings: Settings) -> Generator:
    """The generator that the settings name: a model of models.txt, a GGUF file, or a server.

    Raises ModelMissing when it is not there, ModelError when it cannot be loaded or cannot hold a conversation.
    """
    if is_address(settings.generator):
        from rag.llm.server import Server

        return Server(settings.generator)
    from rag.llm.llama import LlamaGenerator
    from rag.models import locate

    return LlamaGenerator(locate(settings.generator, "generator", settings), settings)
