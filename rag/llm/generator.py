"""What the pipeline asks of a language model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from rag.config import Settings
from rag.llm.prompt import Prompt

Logits = np.ndarray[Any, np.dtype[np.float32]]
Choose = Callable[[Logits, list[int]], int | None]
OnReading = Callable[[int, int], None]


class Generator(Protocol):
    """What the pipeline needs of a language model. `context` is in tokens, `sha256` names the weights."""

    sha256: str
    name: str
    context: int

    def count(self, text: str) -> int:
        """Tokens of a text."""

    def fits(self, prompt: Prompt, max_tokens: int = 0) -> bool:
        """Whether a prompt and an answer of `max_tokens` have room in the context."""

    def generate(
        self,
        prompt: Prompt,
        max_tokens: int,
        cancel: threading.Event | None = None,
        on_reading: OnReading | None = None,
        choose: Choose | None = None,
    ) -> Iterator[str]:
        """The answer as it is written, in whole characters, at most `max_tokens` tokens, greedily.

        `on_reading(done, total)` counts the prompt's tokens as they are read. `choose(logits, tokens so
        far)` may name another token than the likeliest; the logits are only valid during the call.
        Raises Cancelled once `cancel` is set, BadInput when the prompt does not fit.
        """

    def log_odds(self, prompt: Prompt, yes: str, no: str, cancel: threading.Event | None = None, beside: Prompt | None = None) -> float:
        """ln p(yes) - ln p(no) for the first token of each as the answer's first (after `opening`).

        `beside` is a prompt over the same passages that will likely be answered next: it is read along where that costs little.
        """

    def log_odds_many(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        """`log_odds` of each; cheapest when neighbours share their passages, or all ask the same of a passage each."""

    def tokens(self, text: str) -> list[int]:
        """A text's tokens, as data."""

    def piece(self, token: int) -> bytes:
        """A token's bytes."""

    def ends(self, token: int) -> bool:
        """Whether a token ends the answer."""

    def warm(
        self,
        system: str,
        passages: Sequence[str] = (),
        cancel: threading.Event | None = None,
        on_progress: OnReading | None = None,
    ) -> None:
        """Compute ahead what a question over these passages will need; questions may be asked meanwhile.

        `on_progress(done, total)` counts passages. Raises Cancelled.
        """

    def missing(self, system: str, passages: Sequence[str]) -> int:
        """How many tokens `warm` would have to read, at some 150 a second and 22 kB each for a model of 1.5B."""

    def close(self) -> None:
        """Give the memory back; an answer being written is stopped."""


def get_ready() -> None:
    """Import what `load_generator` needs, a tenth of a second's work, so that a thread may then load without it."""
    from rag.llm import llama, native  # noqa: F401

    native.library()


def load_generator(path: Path, settings: Settings) -> Generator:
    """The model in a GGUF file. Raises ModelError when it cannot be loaded or cannot hold a conversation."""
    from rag.llm.llama import LlamaGenerator

    return LlamaGenerator(path, settings)
