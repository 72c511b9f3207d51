"""A stand-in for the generator that says what it is told, so that tests of everything around it need no model."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from rag.errors import BadInput, Cancelled
from rag.llm.generator import Choose, OnReading
from rag.llm.prompt import Prompt

_WORDS = re.compile(r"\s*\S+|\s+$")
_END = 0

Say = str | Sequence[str] | Mapping[str, str] | Callable[[Prompt], str]


class Scripted:
    """The interface of Generator with given words. A word, with the space before it, counts as a token.

    `say` is one answer for all prompts, answers in turn (the last is repeated), answers by question, or
    a function of the prompt; `odds` a number or a function of the prompt. `delay` is seconds a token.
    `prompts` records what was asked for, `warmed` the passages that were read ahead.
    """

    def __init__(
        self,
        say: Say = "I don't know.",
        odds: float | Callable[[Prompt], float] = 0.0,
        *,
        delay: float = 0.0,
        context: int = 4096,
        name: str = "scripted",
    ) -> None:
        self.name, self.context = name, context
        self.sha256 = hashlib.sha256(name.encode()).hexdigest()
        self.prompts: list[Prompt] = []
        self.warmed: list[str] = []
        self._say, self._odds, self._delay = say, odds, delay
        self._pieces = [""]
        self._ids = {"": _END}

    def count(self, text: str) -> int:
        return len(_WORDS.findall(text))

    def tokens(self, text: str) -> list[int]:
        return [self._id(piece) for piece in _WORDS.findall(text)]

    def piece(self, token: int) -> bytes:
        return self._pieces[token].encode()

    def ends(self, token: int) -> bool:
        return token == _END

    def fits(self, prompt: Prompt, max_tokens: int = 0) -> bool:
        return self._size(prompt) + max_tokens <= self.context

    def generate(
        self,
        prompt: Prompt,
        max_tokens: int,
        cancel: threading.Event | None = None,
        on_reading: OnReading | None = None,
        choose: Choose | None = None,
    ) -> Iterator[str]:
        if not self.fits(prompt, max_tokens):
            raise BadInput("The question and its passages do not fit.", "Ask with fewer passages.")
        script = [*self.tokens(self._answer(prompt)), _END]
        self.prompts.append(prompt)
        return self._write(script[:max_tokens], self._size(prompt), cancel, on_reading, choose)

    def _write(
        self, script: list[int], size: int, cancel: threading.Event | None, on_reading: OnReading | None, choose: Choose | None
    ) -> Iterator[str]:
        if on_reading:
            on_reading(0, size)
            on_reading(size, size)
        written: list[int] = []
        for token in script:
            time.sleep(self._delay)
            if cancel and cancel.is_set():
                raise Cancelled("Stopped.")
            logits = np.zeros(len(self._pieces), np.float32)
            logits[token] = 1.0
            chosen = choose(logits, written) if choose else None
            token = token if chosen is None else chosen
            if self.ends(token):
                return
            written.append(token)
            yield self._pieces[token]

    def log_odds(
        self,
        prompt: Prompt,
        yes: str,
        no: str,
        cancel: threading.Event | None = None,
        beside: Prompt | None = None,  # noqa: ARG002
    ) -> float:
        return self.log_odds_many((prompt,), yes, no, cancel)[0]

    def log_odds_many(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:  # noqa: ARG002
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")
        self.prompts += prompts
        return [self._odds(prompt) if callable(self._odds) else self._odds for prompt in prompts]

    def warm(
        self,
        system: str,  # noqa: ARG002
        passages: Sequence[str] = (),
        cancel: threading.Event | None = None,  # noqa: ARG002
        on_progress: OnReading | None = None,  # noqa: ARG002
    ) -> None:
        self.warmed += passages

    def missing(self, system: str, passages: Sequence[str]) -> int:  # noqa: ARG002
        return 0

    def close(self) -> None:
        pass

    def _answer(self, prompt: Prompt) -> str:
        if callable(self._say):
            return self._say(prompt)
        if isinstance(self._say, str):
            return self._say
        if isinstance(self._say, Mapping):
            return self._say[prompt.question]
        return self._say[min(len(self.prompts), len(self._say) - 1)]

    def _size(self, prompt: Prompt) -> int:
        texts = (prompt.system, *prompt.passages, *(t.content for t in prompt.history), prompt.question, prompt.opening)
        return sum(map(self.count, texts))

    def _id(self, piece: str) -> int:
        if piece not in self._ids:
            self._ids[piece] = len(self._pieces)
            self._pieces.append(piece)
        return self._ids[piece]
