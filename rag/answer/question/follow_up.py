"""Whether a turn goes on from the conversation, as one decision from several signals, and how it is made whole.

A turn that has its own subject stands alone, however short. One that leans is rewritten into one natural sentence with the
referents put in place, by the model; a rewriting that loses or adds a name or number is not used, and then the
words of the conversation go into the search and the prompt instead.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from rag.answer.question import pronoun
from rag.answer.question.intent import is_about_folder
from rag.language import words
from rag.language.english import questions as english
from rag.language.english.speech import ASKING_VERBS
from rag.language.inflection import is_base, is_participle, is_past, is_third_person, may_be_noun
from rag.language.phrases import flat, holds
from rag.types import Turn

# Fitted by `python -m benchmarks.fit_follow_up`.
WEIGHTS: Mapping[str, float] = {
    "bias": -2.19,
    "opens": 4.4,
    "pronoun": 5.45,
    "that alone": 3.82,
    "points": 1.01,
    "compares": 5.24,
    "bare": 1.97,
    "verbless": 3.71,
    "no name": 0.4,
    "own subject": -0.74,
    "of the folder": -2.96,
    "words": -0.51,
}
_SAYING_NOTHING = frozenset(
    words.normal(word) for word in english.PERSONAL | english.POINTING | english.FORM_WORDS | english.JUDGING | ASKING_VERBS
)
LEAST, JOINED = 0.5, 0.35  # likelihood from which a turn leans; a question asked in one breath with another leans sooner
LAST_TURNS, TURN_WORDS = 4, 60
KEPT = 0.5  # of the turn's own words a rewriting must keep
LONGEST = 40  # words of a rewriting
BARE, MANY = 2, 8  # words that say something: fewer than carry a question, and as many as are counted
TAKEN_AS_KNOWN, IN_DOUBT = 2, 4  # such words in a turn on "the victims" that names nobody: it leans; it may lean


def signals(question: str) -> dict[str, float]:
    """What shows that a turn leans on what came before; each 0 or 1 but `words`, which counts those that say something."""
    text = flat(question)
    low = text.split()
    named = own_names(question)
    opens = holds(text, english.CONTINUES)
    said = words.content(question) - _SAYING_NOTHING
    return {
        "opens": float(opens),
        "pronoun": float(pronoun.leans(question)),
        "that alone": float(_points_alone(low)),
        "points": float(_points(low) and not named),
        "compares": float(holds(text, english.COMPARES) and not named),
        "bare": float(len(said) < BARE and not named),
        "verbless": float(_is_verbless(low)),
        "no name": float(not named),
        "own subject": float(len(named) > 0 and not opens),
        "of the folder": float(is_about_folder(text)),
        "words": float(min(len(said), MANY)),
    }


def _points(low: Sequence[str]) -> bool:
    """Whether a word points at something said; "that" before a sentence of its own does not ("Who said that the dam was safe?")."""
    return any(
        word in english.POINTING and not (word == "that" and after in english.CLAUSE_OPENINGS) for word, after in pairwise((*low, ""))
    )


def _points_alone(low: Sequence[str]) -> bool:
    """Whether "that" or "those" stands for a thing by itself: "How long did that take?", and not "the film that won"."""
    for before, word, after in zip(("", *low), low, (*low[1:], ""), strict=False):
        if word not in english.DEMONSTRATIVES or after in english.CLAUSE_OPENINGS or after in english.RELATIVES:
            continue
        if (before in words.STOP or not before) and (after in words.STOP or not after or _is_verb(after)):
            return True
    return False


def _is_verb(word: str) -> bool:
    return is_past(word) or is_third_person(word) or (is_base(word) and not may_be_noun(word))


def _is_verbless(low: Sequence[str]) -> bool:
    """Whether a turn asks without a verb ("With what share of the vote?"); words to look for have no question word."""
    asks = any(word in english.QUESTION_WORDS for word in low[:2])
    return asks and not any(word in english.AUXILIARIES or is_past(word) or is_third_person(word) for word in low)


def follows(question: str, history: Sequence[Turn], least: float = LEAST) -> bool:
    """Whether a turn needs the conversation to be understood."""
    if not any(turn.role == "user" and turn.content.strip() for turn in history):
        return False
    return likelihood(question) > least or may_lean(question, TAKEN_AS_KNOWN)


def may_lean(question: str, most: int = IN_DOUBT) -> bool:
    """Whether a turn names nobody and says little of a thing as if it were known, so that it may go on from the conversation or not: "Who
    were the victims?"."""
    text = flat(question)
    low = set(text.split()[1:])
    if low.isdisjoint(english.DEFINITE) or low & english.CLAUSES or own_names(question) or is_about_folder(text):
        return False
    return len(words.content(question)) <= most


def likelihood(question: str, weights: Mapping[str, float] = WEIGHTS) -> float:
    """How likely (0 to 1) it is that a turn leans on the conversation before it."""
    total = weights["bias"] + sum(weights[name] * value for name, value in signals(question).items())
    return 1 / (1 + math.exp(-total))


def is_fragment(question: str) -> bool:
    """Whether a turn has neither a verb nor a question word of its own ("And in February?")."""
    said = flat(question).split()
    return not any(word in english.AUXILIARIES or word in english.QUESTION_WORDS or is_participle(word) for word in said)


def own_names(question: str) -> tuple[str, ...]:
    """The names in a turn; its first word is none, unless it is an acronym."""
    listed = question.split()
    first = [listed[0]] if listed and listed[0][:3].isupper() and len(listed[0]) > 2 else ["x"]
    return words.names(" ".join([*first, *listed[1:]]))


def conversation(history: Sequence[Turn]) -> str:
    """The last turns as the model reads them."""
    said = [
        ("Question: " if turn.role == "user" else "Answer: ") + " ".join(turn.content.split()[:TURN_WORDS])
        for turn in history[-LAST_TURNS:]
    ]
    return "\n".join(said)


def context_of(history: Sequence[Turn]) -> str:
    """The words a turn that was not made whole is searched with: the last question, and a short reply to it."""
    asked = next((turn.content for turn in reversed(history) if turn.role == "user"), "")
    last = history[-1] if history else None
    reply = last.content if last and last.role == "assistant" and len(last.content.split()) <= TURN_WORDS // 2 else ""
    return " ".join(part.strip() for part in (asked, reply) if part.strip())


def made_whole(question: str, history: Sequence[Turn], ask: Callable[[str, str], str]) -> str | None:
    """The turn as a question of its own, or None where the model's rewriting cannot be trusted.

    `ask(conversation, question)` gives the model's rewriting.
    """
    told = conversation(history)
    rewritten = (
        re.sub(r"^\s*(?:[A-Za-z ]{0,24}question\s*:\s*)", "", ask(told, question), flags=re.I)
        .strip()
        .strip('"“”')
        .partition("\n")[0]
        .strip()
    )
    known = words.content(f"{told} {question}")
    invented = [name for name in words.names(rewritten) if words.normal(name) not in known and name.lower() not in english.QUESTION_WORDS]
    mine = [word for word in words.content(question) if word not in english.POINTING]
    kept = sum(word in words.content(rewritten) for word in mine) / len(mine) if mine else 1.0
    adds = words.content(rewritten) - words.content(question)
    asks_that = (english.QUESTION_WORDS - english.FOR_A_THING).intersection(flat(question).split()) <= set(flat(rewritten).split())
    sound = rewritten.endswith("?") and len(rewritten.split()) <= LONGEST and bool(adds) and kept >= KEPT and asks_that
    return rewritten if sound and not invented and words.numbers(rewritten) <= words.numbers(f"{told} {question}") else None
