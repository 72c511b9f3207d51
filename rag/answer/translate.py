"""A checked sentence in another language: translated after the check, so that its footnotes stand."""

from __future__ import annotations

import re
import threading

from rag.answer import prompt as prompts
from rag.answer import words
from rag.llm import Generator, Prompt

MAX_TOKENS = 160


def translated(sentence: str, language: str, generator: Generator, cancel: threading.Event | None = None) -> str:
    """`sentence` in `language`, its numbers in digits; itself when the model's translation loses one."""
    numbered = re.sub(r"[A-Za-z]+(?:-[A-Za-z]+)?", _in_digits, sentence)
    asked = Prompt("You are a translator.", (), (), prompts.translation(numbered, language))
    text = "".join(generator.generate(asked, MAX_TOKENS, cancel)).strip().partition("\n")[0]
    return text if text and _figures(numbered) <= _figures(text) else sentence


def _figures(text: str) -> frozenset[str]:
    """What is written in digits, whatever parts thousands or decimals: "6.8" and "6,8" are one."""
    return frozenset(re.sub(r"[.,’\u202f\xa0]", "", figure) for figure in re.findall(r"\d+(?:[.,’\u202f\xa0]\d+)*", text))


def _in_digits(word: re.Match[str]) -> str:
    """A number word in digits ("seventeen", "twenty-one"); any other as it is."""
    parts = [words.number(part) or "" for part in word.group().split("-")]
    return str(sum(map(int, parts))) if all(parts) and word.group().lower() != "one" else word.group()
