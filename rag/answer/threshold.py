"""Decides whether to answer at all, by one documented number.

Before writing, two signals are weighed: the model's log-odds that the passages state the answer, and how near
in meaning the best passage is to the question. Clearly below the threshold nothing is written. Just above
it, the first sentence is held back until it is checked, and one that had to be mended is refused.

`caution` (settings) moves the threshold: 0.5 is where it was calibrated (docs/answers.md), towards 1 it refuses
more, towards 0 it dares more.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import features
from rag.answer import prompt as prompts
from rag.answer.evidence import Embeds, Match
from rag.llm import Generator, Prompt
from rag.types import Hit

YES, NO = "Yes", "No"
ODDS, NEAR, BASE = 1.1, 5.0, -4.1  # logistic regression of "answerable" on log-odds and cosine
REFUSE = -1.0  # below this score nothing is written
SURE = 0.3  # above it words are shown as they are written
SWING = 8.0  # how far caution moves both over its whole range
FAR = 0.15  # cosine below which nothing is near, whatever the model thinks
NAMED = 1 / 3  # share of the question's names that must stand where an unsure answer stands

SAYS = -0.5  # log-odds that a passage says a sentence, below which the sentence does not stand

NOTHING_NEAR = "Nothing in the articles is near this question; another folder, or other words, may help."


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether to answer; when not, why; whether its words may be shown before they are checked."""

    answers: bool
    sure: bool = True
    score: float = 0.0
    reason: str = ""


def before_writing(
    generator: Generator, embedder: Embeds, question: str, hits: Sequence[Hit], caution: float = 0.5, cancel: threading.Event | None = None
) -> Judgement:
    """Judges from the passages alone."""
    near = nearness(question, hits, embedder)
    if near < FAR:
        return Judgement(False, reason=NOTHING_NEAR)
    odds = generator.log_odds(Prompt(prompts.SYSTEM, prompts.blocks(hits), (), prompts.stated(question)), YES, NO, cancel)
    score = ODDS * odds + NEAR * near + BASE - SWING * (caution - 0.5)
    if score < REFUSE:
        return Judgement(False, False, score, not_this(hits))
    return Judgement(True, score > SURE, score)


def stands(question: str, mended: bool, matches: Sequence[Match]) -> bool:
    """Whether a first sentence of which one was not sure may be shown, now that it is checked."""
    return not mended and features.named_there(question, matches) >= NAMED


def nearness(question: str, hits: Sequence[Hit], embedder: Embeds) -> float:
    """The cosine of the question and the best passage, as the search found it or computed now."""
    found = hits[0].explain.get("dense score")
    if found is not None:
        return float(found)
    return float(embedder.embed_query(question) @ embedder.embed_documents([f"{hits[0].article.title}\n{hits[0].text}"])[0])


def not_this(hits: Sequence[Hit]) -> str:
    """That the articles do not say this, and which is the nearest."""
    return f"The articles do not say this. The nearest is “{hits[0].article.title.strip()}”; asking by the names it uses may help."
