"""The smallest instruction-tuned model there is, loaded once, and the shape of prompt these tests put to it."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rag.config import Settings, load_settings
from rag.llm.llama import LlamaGenerator, Sampler, greedy
from rag.llm.prompt import Prompt
from rag.models import locate

SYSTEM = "Answer from the passages alone."
BREAD = "Bread in the town of Arlo costs 3 euros since May 4, said the baker Ines Öst. She was 🧑‍🍳 tired."
MAYOR = "The mayor of Arlo is called Tom Brand. He rides a bicycle."


def prompt(question: str, *passages: str, system: str = SYSTEM, opening: str = "") -> Prompt:
    return Prompt(system, passages, question, opening)


@contextmanager
def sampling(generator: LlamaGenerator, sampler: Sampler) -> Iterator[None]:
    """A generator whose tokens are named by another sampler."""
    generator.sampler = sampler
    yield
    generator.sampler = greedy


def numbers(generator: LlamaGenerator, asked: Prompt, tokens: int = 6) -> list[bytes]:
    """The logits behind each of the first tokens of an answer, to the last bit."""
    seen: list[bytes] = []

    def noting(logits: NDArray[np.float32], written: Sequence[int]) -> int:
        seen.append(logits.tobytes())
        return greedy(logits, written)

    with sampling(generator, noting):
        list(generator.generate(asked, tokens))
    return seen


class SetWhenAsked(threading.Event):
    """An event that is set by itself once it has been looked at so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._left = times

    def is_set(self) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.fixture(scope="session")
def small_model() -> Path:
    return locate("smollm2-135m-instruct", "generator", load_settings())


@pytest.fixture(scope="module")
def generator(small_model: Path) -> Iterator[LlamaGenerator]:
    generator = LlamaGenerator(small_model, Settings(threads=1, passage_cache=False))
    yield generator
    generator.close()
