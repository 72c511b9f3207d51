"""What a generator is asked, before any template or tokeniser has seen it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the generator is to read. `opening` is the first words of its answer, which are not given back."""

    system: str
    passages: tuple[str, ...]
    question: str
    opening: str = ""
