"""A checked sentence in another language: translated after the check, so that its footnotes stand."""

from __future__ import annotations

import threading

from rag.answer import prompt as prompts
from rag.answer import words
from rag.llm import Generator, Prompt

MAX_TOKENS = 160


def translated(sentence: str, language: str, generator: Generator, cancel: threading.Event | None = None) -> str:
    """`sentence` in `language`; itself when the model's translation loses a number."""
    asked = Prompt("You are a translator.", (), (), prompts.translation(sentence, language))
    text = "".join(generator.generate(asked, MAX_TOKENS, cancel)).strip().partition("\n")[0]
    figures = frozenset(number for number in words.numbers(sentence) if number in sentence)
    return text if text and figures <= words.numbers(text) else sentence
