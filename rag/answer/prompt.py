"""The prompt: a short system message, one block a passage, the question last.

Blocks are independent of the question and of their place among the passages, so that what the model
computes for one can be kept and attached to any prompt. Where several are read the best comes last, next to
the question: measured, a small model reads what is nearest best.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rag.types import Hit

SYSTEM = "You answer questions about news articles, using only what the articles below say."
_ONE = "Answer in one full sentence, copying full names and numbers from the article."
_SHORT = "Answer in as few words as possible, copying full names and numbers from the article."
_STORY = "In one full sentence, say what the article above says about this, copying names and numbers."


def block(hit: Hit) -> str:
    """One passage as the model reads it: its story's title, outlet and date, then its words."""
    return f"{hit.article.title}{source(hit)}\n{hit.text.removeprefix(hit.article.title).lstrip()}"


def source(hit: Hit) -> str:
    """The outlet and date of a passage's story in brackets, as they follow its title; nothing when neither is known."""
    known = [part for part in (hit.article.outlet, day(hit.article.published)) if part]
    return f" ({', '.join(known)})" if known else ""


def without_sources(sentence: str, hits: Sequence[Hit]) -> str:
    """A sentence without the brackets it may have copied from a passage's heading."""
    for hit in hits:
        sentence = sentence.replace(source(hit), "") if source(hit) else sentence
    return sentence


def blocks(hits: Sequence[Hit]) -> tuple[str, ...]:
    """The passages of `hits` (best first) as they stand in the prompt, the best last."""
    return tuple(block(hit) for hit in reversed(hits))


def task(question: str, context: str = "", short: bool = False) -> str:
    """What the model is asked: what came before, the question, then the form of its answer."""
    return f"{_earlier(context)}Question: {question}\n{_SHORT if short else _ONE}"


def story(question: str) -> str:
    """Asks what the one article says about a broad question."""
    return f"Question: {question}\n{_STORY}"


def _earlier(context: str) -> str:
    return f"Earlier in this conversation: {context}\n" if context else ""


def says(claim: str) -> str:
    """Asks yes or no whether the one passage says `claim`."""
    return f"Does the article above say this: {claim}\nReply Yes or No."


def translation(sentence: str, language: str) -> str:
    """Asks for a sentence in another language."""
    return f"Translate into {language}, keeping names and numbers as they are: {sentence}"


def stated(question: str, context: str = "") -> str:
    """Asks yes or no whether the passages state the answer to `question`."""
    return f"{_earlier(context)}Question: {question}\nDo the articles above state the answer to this question? Reply Yes or No."


def day(iso: str | None) -> str | None:
    """An ISO date as a person writes it ("5 May 2025"), or None."""
    if iso is None:
        return None
    try:
        value = date.fromisoformat(iso[:10])
    except ValueError:
        return None
    return f"{value.day} {value:%B %Y}"
