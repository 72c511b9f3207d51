"""Decides whether to answer at all, by one documented number.

Before writing, two signals are weighed: the model's log-odds that a passage, read alone, states the answer, and how near
the best passage and the best sentence are to the question. Clearly below the threshold nothing is written. Just
above it, the first sentence is held back until it is checked. One passage is answered from, that of the highest odds and score
in the search together: a small model reads one passage much better than four.

`caution` (settings) moves the threshold: 0.5 is where it was calibrated (docs/answers.md), towards 1 it refuses
more, towards 0 it dares more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.answer import dates, features
from rag.answer import prompt as prompts
from rag.answer.check import Checked
from rag.answer.evidence import Pool
from rag.llm import Generator, Prompt
from rag.types import Hit

YES, NO = "Yes", "No"
ODDS, NEAR, BASE = 1.2, 4.1, -3.0  # of log-odds and nearness; docs/answers.md
LEANS = 0.6  # for a question that leans on the conversation, whose words say less of what it asks
REFUSE = 0.2  # below this score nothing is written
SURE = 1.6  # above it words are shown as they are written
FOUND = 2.0  # what a passage's score in the search counts beside its log-odds when one is chosen to answer from
PLAIN = 2.5  # log-odds from which a passage states the answer so plainly that no other is looked at
SWING = 8.0  # how far caution moves both over its whole range
FAR = 0.12  # nearness below which nothing is near, whatever the model thinks
NAMED = 1 / 3  # share of the question's names that must stand where an unsure answer stands

SCORED, SAID, STATED = 0.44, 0.15, 0.77  # of the score, of the odds that a passage says a sentence, that this read alone states the answer
HOLDS = 0.95  # what they must sum up to for a first sentence to stand
LEANT = 0.5  # how much less that is for a question that leans on the conversation: alone, a sentence says less of what it asks
VERBATIM = 4.5  # the odds of a sentence in its passage's very words
STATES = (0.0, 3.0)  # between which the odds of a sentence read alone nearly always are

NOTHING_NEAR = "Nothing in the articles is near this question; another folder, or other words, may help."


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether to answer; when not, why; whether its words may be shown before they are checked.

    `hits` are the passages that were looked at, the one to answer from first.
    """

    answers: bool
    sure: bool = True
    score: float = 0.0
    reason: str = ""
    hits: tuple[Hit, ...] = ()


def before_writing(
    generator: Generator,
    pool: Pool,
    part: str,
    context: str,
    hits: Sequence[Hit],
    caution: float = 0.5,
    cancel: threading.Event | None = None,
    likely: Prompt | None = None,
) -> Judgement:
    """Judges from each passage alone; `pool` holds their sentences, `context` what the question `part` leans on.

    `likely` is what will be asked of the first passage should it win: read along, it costs little.
    """
    near = nearness(f"{context} {part}".strip(), hits, pool)
    if near < FAR:
        return Judgement(False, reason=NOTHING_NEAR)
    stated = (prompts.stated(dates.without_date(part, hit.article.published), context) for hit in hits)
    asked = [Prompt(prompts.SYSTEM, prompts.blocks([hit]), (), question) for hit, question in zip(hits, stated, strict=True)]
    odds = [generator.log_odds(asked[0], YES, NO, cancel, likely)]
    if odds[0] < PLAIN:
        odds += generator.log_odds_many(asked[1:], YES, NO, cancel)
    del odds[next((place for place, value in enumerate(odds, 1) if value >= PLAIN), len(odds)) :]
    found = FOUND / 4 if context else FOUND  # what leans on a conversation is found by that as well
    ordered = sorted(zip(odds, hits, strict=False), key=lambda pair: -pair[0] - found * pair[1].score)
    score = ODDS * max(odds) + NEAR * near + BASE + LEANS * bool(context) - SWING * (caution - 0.5)
    if score < REFUSE:
        return Judgement(False, False, score, not_this(hits))
    return Judgement(True, score > SURE, score, hits=tuple(hit for _, hit in ordered))


def stands(question: str, checked: Checked, sure: bool) -> bool:
    """Whether a first sentence may be shown, now that it is checked."""
    if sure or checked.own_words:
        return checked.supported
    return checked.supported and features.named_there(question, checked.matches) >= NAMED


def is_answer(score: float, said: float | None, states: Callable[[], float], leans: bool = False) -> bool:
    """Whether a first sentence that stands answers the question; the model is asked about it only where that decides."""
    lacks = HOLDS - LEANT * leans - SCORED * score - SAID * (VERBATIM if said is None else said)
    least, most = (STATED * odds for odds in STATES)
    return lacks <= least or (lacks <= most and STATED * states() >= lacks)


def nearness(question: str, hits: Sequence[Hit], pool: Pool) -> float:
    """The mean of the best passage's cosine to the question, and of what the best sentence takes up of it; 0…1."""
    passage = hits[0].explain.get("dense score")
    if passage is None:
        passage = pool.likeness(question, f"{hits[0].article.title}\n{hits[0].text}")
    return 0.5 * (float(passage) + max(pool.asked(question), default=0.0))


def not_this(hits: Sequence[Hit]) -> str:
    """That the articles do not say this, and which is the nearest."""
    return f"The articles do not say this. The nearest is “{hits[0].article.title.strip()}”; asking by the names it uses may help."
