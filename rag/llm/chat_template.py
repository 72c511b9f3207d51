"""A prompt as blocks of tokens, in the model's own chat template.

The template is rendered with a placeholder where each message's text belongs and cut there. Only the
template's text may become control tokens; articles and questions are data, tokenised as plain text, so
that `<|im_end|>` inside an article stays the ten characters it is. The order is system, passages,
question: what stays the same from one question to the next stands in front.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rag.errors import ModelError
from rag.llm.prompt import Prompt
from rag.llm.rendering import Excessive, Template, Unreadable, render, render_apart

AFTER_PASSAGE = "\n\n"
_HINT = "Take an instruction-tuned model whose GGUF file holds its chat template."

Tokenise = Callable[[str, bool], list[int]]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A prompt's tokens. `system` runs from the start to where the first passage stands."""

    system: tuple[int, ...]
    passages: tuple[tuple[int, ...], ...]
    rest: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.system) + sum(map(len, self.passages)) + len(self.rest)


class _Declined(ModelError):
    """The template does not take messages of these roles."""


class ChatTemplate:
    """A chat template in Jinja, as GGUF files carry it; that of a `known` model is trusted. Raises ModelError when it cannot be used."""

    def __init__(self, source: str | None, begin: str, end: str, known: bool = False) -> None:
        if not source:
            raise ModelError("The model has no chat template, so Footnote does not know how to talk to it.", _HINT)
        self._template, self._known = Template(source, begin, end), known
        self._has_system = self._try("system", "user")
        if not self._has_system and not self._try("user", "assistant", "user"):
            raise ModelError("The model's chat template does not take a conversation.", _HINT)

    def blocks(self, prompt: Prompt, tokenise: Tokenise) -> Blocks:
        """The prompt's tokens; passages are followed by an empty line, opening by nothing. Raises ModelError."""
        system = prompt.system
        before, *between, after = self._render(*(["system"] if system and self._has_system else []), "user")
        head = tokenise(before, True)
        if between:
            head += tokenise(system, False) + tokenise(between[0], True)
        elif system:
            head += tokenise(system + AFTER_PASSAGE, False)
        rest = tokenise(prompt.question, False) + tokenise(after, True) + tokenise(prompt.opening, False)
        passages = tuple(tuple(tokenise(p + AFTER_PASSAGE, False)) for p in prompt.passages)
        return Blocks(tuple(head), passages, tuple(rest))

    def _render(self, *roles: str) -> list[str]:
        """The template's own text before, between and after messages of these roles."""
        try:
            return list(render(self._template, roles) if self._known else render_apart(self._template, roles))
        except Unreadable as error:
            raise ModelError(f"The model's chat template cannot be read: {error}.", _HINT) from error
        except Excessive as error:
            raise ModelError("The model's chat template takes too much time or memory.", _HINT) from error
        except Exception as error:  # whatever a template does wrong: it is somebody else's program
            raise _Declined(f"The model's chat template does not take this conversation: {error}.", _HINT) from error

    def _try(self, *roles: str) -> bool:
        try:
            return bool(self._render(*roles))
        except _Declined:
            return False
