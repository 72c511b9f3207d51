"""What a question leans on: the conversation's words, each counting less than one of the question.

Nothing is decided here, only weighed: a question that stands on its own outweighs what came before, one that does
not ("and what did he say next?") is found by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.index.lexical import Wanted
from rag.search.terms import wanted
from rag.search.tuning import Tuning
from rag.types import Turn

_REPLY_WORDS = 40
_ASKED_WORDS = 80


def leant_on(history: Sequence[Turn], tuning: Tuning) -> list[tuple[str, float]]:
    """(text, weight) of what the conversation was about: the last two questions, the last reply's beginning."""
    asked = [_first_words(turn.content, _ASKED_WORDS) for turn in history if turn.role == "user"]
    replies = [_first_words(turn.content, _REPLY_WORDS) for turn in history if turn.role == "assistant"]
    weighed = [*zip(reversed(asked), (tuning.asked, tuning.asked_before), strict=False), *((said, tuning.replied) for said in replies[-1:])]
    return [(text, weight) for text, weight in weighed if text and weight > 0]


def with_context(words: list[Wanted], context: Sequence[tuple[str, float]], tuning: Tuning) -> list[Wanted]:
    """The words of a question, and those of its conversation that it does not hold itself."""
    have = {word.forms for word in words}
    for text, weight in context:
        for word in wanted(text, None, tuning):
            if word.forms not in have and word.weight == 1.0:
                have.add(word.forms)
                words = [*words, replace(word, weight=weight)]
    return words


def vector(embedder: Embedder, text: str, context: Sequence[tuple[str, float]]) -> NDArray[np.float32]:
    """The question's vector, halfway to that of the question with its conversation in front; unit length."""
    alone = embedder.embed_query(text)
    if not context:
        return alone
    both = alone + embedder.embed_query(" ".join([*(said for said, _ in context), text]))
    return np.asarray(both / np.linalg.norm(both), dtype=np.float32)


def _first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])
