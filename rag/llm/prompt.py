"""A prompt as blocks, and the model's own chat template around them.

The template is rendered with a placeholder where each message's text belongs and cut there. Only the
template's text may become control tokens; articles, history and questions are data, tokenised as plain
text, so that `<|im_end|>` inside an article stays the ten characters it is. The order is system, passages,
history, question: what stays the same from one question to the next stands in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rag.errors import ModelError
from rag.types import Turn

AFTER_PASSAGE = "\n\n"
_PLACE = "\ue000{}\ue001"
_PLACES = re.compile("\ue000(\\d+)\ue001")
_HINT = "Take an instruction-tuned model whose GGUF file holds its chat template."

Tokenise = Callable[[str, bool], list[int]]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the generator is to read. `opening` is data too: the first words of the answer, not given back."""

    system: str
    passages: tuple[str, ...]
    history: tuple[Turn, ...]
    question: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A prompt's tokens. `system` runs from the start to where the first passage stands."""

    system: tuple[int, ...]
    passages: tuple[tuple[int, ...], ...]
    rest: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.system) + sum(map(len, self.passages)) + len(self.rest)


class ChatTemplate:
    """A chat template in Jinja, as GGUF files carry it. Raises ModelError when it cannot be used."""

    def __init__(self, source: str | None, begin: str, end: str) -> None:
        from jinja2 import TemplateError
        from jinja2.ext import loopcontrols
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        if not source:
            raise ModelError("The model has no chat template, so it is not known how to talk to it.", _HINT)
        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
        environment.globals.update(raise_exception=_raise, bos_token=begin, eos_token=end)
        try:
            self._template = environment.from_string(source)
        except TemplateError as error:
            raise ModelError(f"The model's chat template cannot be read: {error}.", _HINT) from error
        self._has_system = self._try("system", "user", "assistant", "user")
        if not self._has_system and not self._try("user", "assistant", "user"):
            raise ModelError("The model's chat template does not take a conversation.", _HINT)

    def blocks(self, prompt: Prompt, tokenise: Tokenise) -> Blocks:
        """The prompt's tokens; passages are followed by an empty line, opening by nothing."""
        turns = _alternate((*prompt.history, Turn("user", prompt.question)))
        if turns[0].role != "user":
            turns = [Turn("user", ""), *turns]
        system = prompt.system
        parts = self._render([*(["system"] if system and self._has_system else []), *(t.role for t in turns)])
        head = tokenise(parts.pop(0), True)
        if system:
            head += tokenise(system if self._has_system else system + AFTER_PASSAGE, False)
            head += tokenise(parts.pop(0), True) if self._has_system else []
        rest: list[int] = []
        for turn, template in zip(turns, parts, strict=True):
            rest += tokenise(turn.content, False) + tokenise(template, True)
        rest += tokenise(prompt.opening, False)
        passages = tuple(tuple(tokenise(p + AFTER_PASSAGE, False)) for p in prompt.passages)
        return Blocks(tuple(head), passages, tuple(rest))

    def _render(self, roles: Sequence[str]) -> list[str]:
        """The template's own text before, between and after the messages."""
        messages = [{"role": role, "content": _PLACE.format(i)} for i, role in enumerate(roles)]
        text = self._template.render(messages=messages, add_generation_prompt=True, enable_thinking=False)
        parts = _PLACES.split(text)
        if parts[1::2] != [str(i) for i in range(len(roles))]:
            raise ValueError("the template leaves messages out")
        return parts[::2]

    def _try(self, *roles: str) -> bool:
        try:
            return len(self._render(roles)) == len(roles) + 1
        except Exception:  # whatever a template does wrong: it is somebody else's program
            return False


def _alternate(turns: Sequence[Turn]) -> list[Turn]:
    """Neighbouring turns of one role joined: a history may hold only the person's, templates want both in turn."""
    return [Turn(role, "\n\n".join(t.content for t in group)) for role, group in groupby(turns, key=lambda t: t.role)]


def _raise(message: Any) -> None:
    from jinja2 import TemplateError

    raise TemplateError(str(message))
