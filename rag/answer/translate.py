"""A checked sentence in another language: translated after the check, so that its footnotes stand."""

from __future__ import annotations

import re
import threading

from rag.answer import prompt as prompts
from rag.llm import Generator, Prompt

MAX_TOKENS = 160


def translated(sentence: str, language: str, generator: Generator, cancel: threading.Event | None = None) -> str:
    """`sentence` in `language`; itself when the model's translation loses a figure."""
    asked = Prompt("You are a translator.", (), (), prompts.translation(sentence, language))
    text = "".join(generator.generate(asked, MAX_TOKENS, cancel)).strip().partition("\n")[0]
    return text if text and _figures(sentence) <= _figures(text) else sentence


def _figures(text: str) -> frozenset[str]:
    """What is written in digits, whatever parts thousands or decimals: "6.8" and "6,8" are one."""
    return frozenset(re.sub(r"[.,’\u202f\xa0]", "", figure) for figure in re.findall(r"\d+(?:[.,’\u202f\xa0]\d+)*", text))
