"""Decides whether to answer at all: the odds that the passages state the answer, against one documented number.

`caution` (settings) moves the threshold: 0.5 is where it was calibrated, towards 1 it refuses more.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import prompt as prompts
from rag.llm import Generator, Prompt
from rag.types import Hit

YES, NO = "Yes", "No"
STATED = 0.8  # log-odds that the passages state the answer, below which nothing is written
SWING = 4.0  # how far caution 0 or 1 moves it, in log-odds


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether to answer, on what odds, and if not, why."""

    answers: bool
    odds: float
    reason: str = ""


def before_writing(
    generator: Generator, question: str, hits: Sequence[Hit], caution: float = 0.5, cancel: threading.Event | None = None
) -> Judgement:
    """Judges from the passages alone."""
    asked = Prompt(prompts.SYSTEM, prompts.blocks(hits), (), prompts.stated(question))
    odds = generator.log_odds(asked, YES, NO, cancel)
    if odds < STATED + SWING * (caution - 0.5):
        return Judgement(False, odds, "The articles found are near the question, but do not say this.")
    return Judgement(True, odds)
