"""The generator: the only owner of the model and its lock.

It may be called from any thread. One answer is written at a time; between two of its tokens others may
ask for log-odds, which work in a sequence of their own and leave the answer's alone. What one prompt shares
with the one before it (the system prompt, the same passages) is not computed again.
"""

from __future__ import annotations

import codecs
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from rag.config import Settings
from rag.errors import BadInput, Cancelled
from rag.llm.native import BATCH, Native
from rag.llm.prompt import Blocks, ChatTemplate, Prompt

log = logging.getLogger(__name__)

CONTEXT = 4096
JUDGE_ROOM = 1024  # tokens log-odds may take beside a full answer
ANSWER, JUDGE = 0, 1  # the sequences

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

    def log_odds(self, prompt: Prompt, yes: str, no: str, cancel: threading.Event | None = None) -> float:
        """ln p(yes) - ln p(no) for the first token of each as the answer's first (after `opening`)."""

    def log_odds_many(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        """`log_odds` of each; cheapest when neighbours share their system prompt and passages."""

    def tokens(self, text: str) -> list[int]:
        """A text's tokens, as data."""

    def piece(self, token: int) -> bytes:
        """A token's bytes."""

    def ends(self, token: int) -> bool:
        """Whether a token ends the answer."""

    def warm(self, system: str, passages: Sequence[str] = (), cancel: threading.Event | None = None) -> None:
        """Compute ahead what a question over these passages will need."""

    def close(self) -> None:
        """Give the memory back."""


def load_generator(path: Path, settings: Settings) -> Generator:
    """The model in a GGUF file. Raises ModelError when it cannot be loaded or cannot hold a conversation."""
    return LlamaGenerator(path, settings)


class LlamaGenerator:
    """A GGUF model run by llama.cpp."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.name = path.stem
        self._native = Native(path, settings.cores, CONTEXT, JUDGE_ROOM)
        self.sha256 = _identity(path)
        self.context = self._native.context
        self._template = ChatTemplate(self._native.chat_template(), *self._native.marks())
        self._held: dict[int, list[tuple[int, ...]]] = {ANSWER: [], JUDGE: []}
        self._step = threading.Lock()  # held while llama.cpp computes
        self._answering = threading.Lock()  # held from an answer's first token to its last

    def count(self, text: str) -> int:
        return len(self.tokens(text))

    def fits(self, prompt: Prompt, max_tokens: int = 0) -> bool:
        return len(self._blocks(prompt)) + max_tokens <= self.context

    def tokens(self, text: str) -> list[int]:
        return self._native.tokens(text)

    def piece(self, token: int) -> bytes:
        return self._native.piece(token)

    def ends(self, token: int) -> bool:
        return self._native.ends(token)

    def generate(
        self,
        prompt: Prompt,
        max_tokens: int,
        cancel: threading.Event | None = None,
        on_reading: OnReading | None = None,
        choose: Choose | None = None,
    ) -> Iterator[str]:
        blocks = self._blocks(prompt)
        _refuse_longer(len(blocks) + max_tokens, self.context)
        return self._answer(blocks, max_tokens, cancel, on_reading, choose)

    def _answer(
        self, blocks: Blocks, max_tokens: int, cancel: threading.Event | None, on_reading: OnReading | None, choose: Choose | None
    ) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        written: list[int] = []
        with self._answering:
            with self._step:
                self._read(ANSWER, blocks, cancel, on_reading)
                token = self._choose(choose, written)
            while not self.ends(token):
                written.append(token)
                if text := decoder.decode(self.piece(token)):
                    yield text
                if len(written) == max_tokens:
                    break
                with self._step:
                    if cancel and cancel.is_set():
                        raise Cancelled("Stopped.")
                    self._native.read([token], len(blocks) + len(written) - 1, ANSWER)
                    token = self._choose(choose, written)

    def _choose(self, choose: Choose | None, written: list[int]) -> int:
        logits = self._native.logits()
        chosen = choose(logits, written) if choose else None
        return int(logits.argmax()) if chosen is None else chosen

    def log_odds(self, prompt: Prompt, yes: str, no: str, cancel: threading.Event | None = None) -> float:
        return self.log_odds_many((prompt,), yes, no, cancel)[0]

    def log_odds_many(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        first_yes, first_no = self.tokens(yes)[0], self.tokens(no)[0]
        found = []
        with self._step:
            for prompt in prompts:
                blocks = self._blocks(prompt)
                _refuse_longer(len(blocks), JUDGE_ROOM)
                self._read(JUDGE, blocks, cancel)
                logits = self._native.logits()
                found.append(float(logits[first_yes] - logits[first_no]))
            self._forget(JUDGE)
        return found

    def warm(self, system: str, passages: Sequence[str] = (), cancel: threading.Event | None = None) -> None:
        blocks = self._blocks(Prompt(system, tuple(passages), (), ""))
        with self._answering, self._step:
            self._read(ANSWER, Blocks(blocks.system, (), ()), cancel)

    def close(self) -> None:
        with self._answering, self._step:
            self._native.close()

    def _blocks(self, prompt: Prompt) -> Blocks:
        blocks = self._template.blocks(prompt, self._native.tokens)
        first = self._native.first_token()
        if first is None or blocks.system[:1] == (first,):
            return blocks
        return Blocks((first, *blocks.system), blocks.passages, blocks.rest)

    def _read(self, sequence: int, blocks: Blocks, cancel: threading.Event | None, on_reading: OnReading | None = None) -> None:
        """Make a sequence hold a prompt. What it already holds of it, block by block, stays."""
        wanted = [b for b in (blocks.system, *blocks.passages, blocks.rest) if b]
        held = self._held[sequence]
        if not held and sequence == JUDGE and self._held[ANSWER][:1] == wanted[:1]:
            self._native.share(ANSWER, JUDGE, len(wanted[0]))
            held.append(wanted[0])
        same = 0
        while same < min(len(held), len(wanted) - 1) and held[same] == wanted[same]:
            same += 1
        del held[same:]
        position = sum(map(len, held))
        self._native.truncate(sequence, position)
        for block in wanted[same:]:
            for start in range(0, len(block), BATCH):
                if on_reading:
                    on_reading(position + start, len(blocks))
                try:
                    self._native.read(block[start : start + BATCH], position + start, sequence, cancel)
                except Exception:
                    self._native.truncate(sequence, position)
                    raise
            held.append(block)
            position += len(block)
        if on_reading:
            on_reading(position, len(blocks))

    def _forget(self, sequence: int) -> None:
        self._held[sequence].clear()
        self._native.truncate(sequence)


def _refuse_longer(length: int, room: int) -> None:
    if length > room:
        message = f"The question and its passages take {length} tokens with the answer; the model has room for {room}."
        raise BadInput(message, "Ask with fewer passages, a shorter question or a new conversation.")


def _identity(path: Path) -> str:
    from rag.models import identity

    return identity(path)
