"""Whether an answer's sentence says no more and no less than its source, word by word.

A small model fills the phrases of a question with what it found: "wrote the ruling" of a court that upheld it, "over
200,000" of "up to 200,000". Read alone the source does not say that. So a sentence keeps its own wording only when all
its words stand in its source, its figures with the same limits and what is hedged there hedged; otherwise the source's
own sentence takes its place. A word or two may be another's, the question's above all ("won" of who was awarded a prize),
where the model is all but certain that the source says it; not of a share, which is of something else as soon as a word is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answer import consistency, words
from rag.answer.evidence import Claim, Match, Pool

_LIMIT = re.compile(
    r"\b(?P<limit>over|more than|at least|at most|up to|nearly|almost|about|around|some|roughly|approximately|(?:an )?estimated|fewer than|"
    r"less than|under|only|just)\s+(?:an? )?[$€£]?(?P<number>\d[\d.,]*\d|\d|[a-z]+)",
    re.I,
)
_EVERY = re.compile(r"\b(?:all|every|none|only|most|both|each|always|never)\b", re.I)
_HEDGE = re.compile(
    r"\b(?:unofficial\w*|reportedly|alleged\w*|expected|could|may|might|would|will|plan(?:s|ned)?|propos\w+|described|sometimes|often|usually|"
    r"suspected|apparently|believed|thought|claim(?:s|ed)?|tentativ\w+|preliminary|estimat\w+|likely|if|unless|project(?:s|ed)|forecasts?|"
    r"predict(?:s|ed|ing)?|"
    r"wants?|wanted|seeks?|sought|demand(?:s|ed)|urg(?:es|ed)|hopes?|hoped|intend(?:s|ed)?|aim(?:s|ed)?|"
    r"initially|originally|(?:was|were|at) first)\b",
    re.I,
)
_SHARE = re.compile(r"%|\bper ?cent\b", re.I)
_LEANS = re.compile(r"^\W*(?:he|she|it|they|his|her|its|their|this|that|these|those|many|some|another|both|such|there)\b", re.I)


CERTAIN = 4.0  # log-odds that the source says a sentence, from which the question's words may stand in it
OWN = 1.0  # more, for a word that is neither the question's nor the source's
FEW = 3  # such words, one that is not the question's counting twice
MOST = 0.8  # share of the sentence that must stand in its source all the same


def is_its_sources(claim: Claim, match: Match, pool: Pool, odds: float | None = None) -> bool:
    """Whether `claim` says what the evidence says and nothing beside; its story's title, outlet and date may help with names and days.

    `odds` are the model's log-odds that it does, when it was asked.
    """
    told = pool.told(match)
    given = words.content(claim.text) & pool.dated(claim, match)
    lacks = {word for word in claim.weights if word not in given and not told.carries(word)}
    if lacks and (odds is None or not _only_put_otherwise(lacks, claim, match, pool, odds)):
        return False
    if consistency.counts_differ(claim.text, match.text):
        return False
    if _limits(claim.text) != {number: limit for number, limit in _limits(match.text).items() if number in words.numbers(claim.text)}:
        return False
    lost = _HEDGE.search(match.text) and not _HEDGE.search(claim.text)
    return not lost and _said(_EVERY, claim.text) <= _said(_EVERY, match.text)


def _only_put_otherwise(lacks: set[str], claim: Claim, match: Match, pool: Pool, odds: float) -> bool:
    """Whether the words that `claim` has beyond its source are few and sure to mean the same.

    None of them may be a number, nor a name but one of the question's that stands in the passage.
    """
    if _SHARE.search(claim.text):
        return False
    own = lacks - words.content(claim.asked)
    unsaid = own & {words.normal(name) for name in claim.names} | {words.normal(name) for name in pool.absent(claim, match)}
    if lacks & (unsaid | claim.numbers) or len(lacks) + len(own) > FEW or match.coverage < MOST:
        return False
    return odds >= CERTAIN + OWN * len(own)


def own_words(match: Match, pool: Pool) -> Match | None:
    """The evidence as it is to be read by itself: with the sentence before it when it leans on that; None when that is not at hand."""
    first = match.evidence[0]
    if not _LEANS.match(first.text) or first.headline:
        return match
    place = pool.sentences.index(first)
    if place == 0 or not first.follows or _LEANS.match(pool.sentences[place - 1].text):
        return None
    return replace(match, evidence=(pool.sentences[place - 1], *match.evidence))


def _limits(text: str) -> dict[str, str]:
    """The limits of a text's numbers: {"200000": "over"}."""
    found = ((words.numbers(match["number"]), match["limit"].lower()) for match in _LIMIT.finditer(text))
    return {number: limit for numbers, limit in found for number in numbers}


def _said(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match.group().lower() for match in pattern.finditer(text)}
