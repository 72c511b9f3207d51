"""What the model is asked for one answer: the answer itself, a shorter one, and whether a passage says a sentence or a sentence states it.

Every question is about one passage or one sentence read alone, which is what a small model does best.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from rag.answer import cut, dates, refusal, threshold
from rag.answer import prompt as prompts
from rag.answer.evidence import Match
from rag.llm import Generator, Prompt
from rag.llm.prompt import AFTER_PASSAGE
from rag.types import Hit

MAX_TOKENS = 120  # of one answer, or one story's share of a broad one
FEW_TOKENS = 24  # of an answer in as few words as possible


class Reader:
    """Asks `question`, which leans on `context`, of passages, the best of which comes first; `score` is what they were judged at."""

    def __init__(
        self,
        generator: Generator,
        question: str,
        context: str = "",
        hits: Sequence[Hit] = (),
        score: float = 0.0,
        cancel: threading.Event | None = None,
    ) -> None:
        self._generator, self._question, self._context, self._hits = generator, question, context, hits
        self._score, self._cancel = score, cancel

    def prompt(self, hits: Sequence[Hit], short: bool = False) -> Prompt:
        """The question put to some passages."""
        asked = dates.without_date(self._question, hits[0].article.published)
        return Prompt(prompts.SYSTEM, prompts.blocks(hits), (), prompts.task(asked, self._context, short))

    def says(self, claim: str, match: Match) -> float:
        """The log-odds that the passage of `match` says `claim`. Dates are checked without the model."""
        return self._odds(prompts.blocks([match.evidence[0].hit]), prompts.says(cut.undated(claim)))

    def states(self, sentence: str) -> float:
        """The log-odds that a sentence, read alone, states the answer."""
        asked = dates.without_date(self._question, self._hits[0].article.published if self._hits else None)
        return self._odds((), f"{sentence}{AFTER_PASSAGE}{prompts.stated(asked, self._context)}")

    def answers(self, sentence: str, said: float | None) -> bool:
        """Whether a sentence that its passage says with those odds (None: in the same words) answers the question."""
        return threshold.is_answer(self._score, said, lambda: self.states(sentence), bool(self._context))

    def short(self) -> str:
        """The answer in as few words as possible, from the best passage; nothing when the model refuses."""
        said = "".join(self._generator.generate(self.prompt(self._hits[:1], short=True), FEW_TOKENS, self._cancel)).strip()
        return "" if refusal.refuses(said) else said

    def _odds(self, passages: tuple[str, ...], asked: str) -> float:
        return self._generator.log_odds(Prompt(prompts.SYSTEM, passages, (), asked), threshold.YES, threshold.NO, self._cancel)
