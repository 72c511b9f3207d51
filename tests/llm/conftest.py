"""The smallest instruction-tuned model there is, loaded once, and the shape of prompt these tests put to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.config import Settings, load_settings
from rag.llm.llama import LlamaGenerator
from rag.llm.prompt import Prompt
from rag.models import locate

SYSTEM = "Answer from the passages alone."
BREAD = "Bread in the town of Arlo costs 3 euros since May 4, said the baker Ines Öst. She was 🧑‍🍳 tired."
MAYOR = "The mayor of Arlo is called Tom Brand. He rides a bicycle."


def prompt(question: str, *passages: str, system: str = SYSTEM, opening: str = "") -> Prompt:
    return Prompt(system, passages, (), question, opening)


@pytest.fixture(scope="session")
def small_model() -> Path:
    return locate("smollm2-135m-instruct", "generator", load_settings())


@pytest.fixture(scope="module")
def generator(small_model: Path) -> Iterator[LlamaGenerator]:
    generator = LlamaGenerator(small_model, Settings(threads=1, passage_cache=False))
    yield generator
    generator.close()
