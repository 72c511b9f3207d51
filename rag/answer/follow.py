"""Makes a turn that leans on the conversation self-contained, so that it can be searched for.

A question leans when it holds a pronoun without its own name, begins like a continuation, or is too short
to search for. What it leans on is put in front: the last question that stood on its own, what came
since, and names in the last reply when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rag.answer import words
from rag.types import Turn

_PERSONAL = re.compile(r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs)\b", re.I)
_POINTING = re.compile(r"\b(?:this|that|these|those|there|then|former|latter|ones?|same|others?|else)\b", re.I)
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|also|or|what about|how about|why|no|yes|then|who else|what else|how come|tell me more|more)\b", re.I
)
_EVIDENCE = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay)\b\W*)?(?:how do you know|how can you know|what(?:'s|’s| is| are) your (?:sources?|evidence)|says who|"
    r"who (?:says|said)(?: so| that| this)?(?=\W*$)|"
    r"show (?:me )?(?:the |your )?(?:evidence|sources?)|where does it say|sources?|evidence|prove it|are you sure)\b",
    re.I,
)
_SHORTER = re.compile(r"^\W*(?:(?:make it |even )?shorter|in short|briefly|in (?:one|a few) words?|tl;?dr|be brief)\W*$", re.I)
_LANGUAGE = re.compile(
    r"^\W*(?:(?:and |now |say (?:it|that) |answer |please )*in) (French|German|Spanish|Italian|Portuguese|Dutch)(?:,? please)?\W*$", re.I
)
REPLY_WORDS = 14


@dataclass(frozen=True, slots=True)
class Wish:
    """What a turn asks for: the question made whole, and whether its evidence, a shorter answer or another language is wanted.

    A whole question is `context`, what came before, and what was asked now; `history` is the conversation it was asked after.
    """

    question: str
    context: str = ""
    evidence: bool = False
    short: bool = False
    language: str | None = None
    history: tuple[Turn, ...] = field(default=(), compare=False)


def read(question: str, history: Sequence[Turn]) -> Wish:
    """How a turn is understood."""
    question, history = question.strip(), without_forms(history)
    asked = [place for place, turn in enumerate(history) if turn.role == "user" and turn.content.strip()]
    language = _LANGUAGE.match(question)
    if not asked or not _is_form(question):
        context = leant_on(question, history)
        return Wish(f"{context} {question}" if context else question, context, history=history)
    before = read(history[asked[-1]].content, history[: asked[-1]])
    if _EVIDENCE.match(question):
        return replace(before, evidence=True)
    return replace(before, short=before.short or bool(_SHORTER.match(question)), language=language[1].capitalize() if language else None)


def without_forms(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """A conversation without the turns that only wanted the last answer in another form, and what was replied to them."""
    kept: list[Turn] = []
    form = False
    for turn in history:
        if turn.role == "user":
            form = bool(kept) and _is_form(turn.content)
        if not form:
            kept.append(turn)
    return tuple(kept)


def _is_form(question: str) -> bool:
    """Whether a turn wants the last answer in another form: its evidence, shorter, in another language."""
    evidence = _EVIDENCE.match(question) and len(question.split()) < 9
    return bool(evidence or _SHORTER.match(question) or _LANGUAGE.match(question.strip()))


def leant_on(question: str, history: Sequence[Turn]) -> str:
    """What came before that `question` needs to be understood; nothing when it stands on its own."""
    asked = [turn.content.strip() for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked or not leans(question):
        return ""
    reply = _reply(history)
    if reply and re.match(r"\W*(?:but )?why\b\W*$", question, re.I):
        return reply[0]
    return " ".join([*_base(asked), *reply])


def leans(question: str) -> bool:
    """Whether a question can only be understood with what came before."""
    if _CONTINUES.search(question):
        return True
    named = words.names(_without_first(question))
    if _PERSONAL.search(question):
        return True
    if _POINTING.search(question):
        return len(named) < 2
    return not named and (len(words.content(question)) < 4 or bool(re.search(r"\bthe \w+", question)))


def _base(asked: Sequence[str]) -> list[str]:
    """The last question that stands on its own and the one asked last, each once."""
    alone = next((text for text in reversed(asked) if not leans(text)), asked[0])
    return list(dict.fromkeys((alone, asked[-1])))


def _reply(history: Sequence[Turn]) -> list[str]:
    """What the last reply named, when it is short enough to be about one thing."""
    last = history[-1]
    if last.role != "assistant" or len(last.content.split()) > REPLY_WORDS:
        return []
    return [last.content.strip()]


def _without_first(text: str) -> str:
    return " ".join(["x", *text.split()[1:]])
