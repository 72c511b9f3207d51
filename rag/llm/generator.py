"""The interface of a language model: what a back end (`llama.py`, `server.py`) has to offer."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Protocol

from rag.llm.prompt import Prompt


class Generator(Protocol):
    """What the pipeline needs of a language model. `sha256` names the weights."""

    sha256: str
    name: str

    def generate(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None = None) -> Iterator[str]:
        """The answer as it is written, greedily, in whole characters, at most `max_tokens` tokens.

        Raises Cancelled once `cancel` is set, BadInput when the prompt does not fit.
        """

    def log_odds(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        """For each prompt ln p(yes) - ln p(no), for the first token of each as the answer's first (after `opening`)."""

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        """Prefill what a question over these passages will need; questions may be asked meanwhile. Raises Cancelled."""

    def close(self) -> None:
        """Give the memory back; an answer being written is stopped."""
