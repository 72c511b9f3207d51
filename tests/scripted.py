"""A stand-in for the generator that says what it is told, so that tests of everything around it need no model."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from rag.errors import BadInput, Cancelled
from rag.llm import Prompt

_WORDS = re.compile(r"\s*\S+|\s+$")

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
        self.name, self.sha256 = name, hashlib.sha256(name.encode()).hexdigest()
        self.prompts: list[Prompt] = []
        self.warmed: list[str] = []
        self._say, self._odds, self._delay, self._context = say, odds, delay, context

    def generate(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None = None) -> Iterator[str]:
        texts = (prompt.system, *prompt.passages, prompt.question, prompt.opening)
        if sum(len(_WORDS.findall(text)) for text in texts) + max_tokens > self._context:
            raise BadInput("The question and its passages do not fit.", "Ask with fewer passages.")
        pieces = _WORDS.findall(self._answer(prompt))[:max_tokens]
        self.prompts.append(prompt)
        return self._write(pieces, cancel)

    def _write(self, pieces: Sequence[str], cancel: threading.Event | None) -> Iterator[str]:
        for piece in pieces:
            if self._delay:
                time.sleep(self._delay)
            if cancel and cancel.is_set():
                raise Cancelled("Stopped.")
            yield piece

    def log_odds(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        if cancel and cancel.is_set():
            raise Cancelled("Stopped.")
        self.prompts += prompts
        return [self._odds(prompt) if callable(self._odds) else self._odds for prompt in prompts]

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        self.warmed += passages

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
