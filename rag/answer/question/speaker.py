"""Whose words a question asks for, and the sides that it sets against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answer.question.parts import parts_of
from rag.language import words
from rag.language.english import questions as english
from rag.language.english.grammar import BETWEEN, DO
from rag.language.english.kinds import SAYING
from rag.language.english.speech import ASKING_VERBS, DETERMINERS, REACTIONS
from rag.language.english.verbs import NOUN_VERBS, VERBS

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*")
_AND = re.compile(rf"(?:,|(?<![\s,]))\s+(?:{'|'.join(english.JOINTS)})\s+|,\s+")
_OWNING = ("'s", "’s", "s'", "s’")
_ACCORDING = re.compile(r"\baccording to\b", re.I)
_JOINT = re.compile(r"(?:[,;]|(?<![\s,;]))\s+(?:and|or|but)\b.*$", re.I)
_FOR_AND_AGAINST = re.compile(rf"\b(?:{'|'.join(english.FOR_AND_AGAINST)})\b(?: (?:of|to|in)\b)?", re.I)
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Side:
    """Whose view is asked for, and the question as it is asked of that side alone."""

    who: str
    question: str


def speaker_asked(question: str) -> str | None:
    """The speaker a question names ("What did the mayor say …?": "the mayor"), or None."""
    tokens = list(_WORD.finditer(question))
    low = [token.group().lower() for token in tokens]
    if "according" in low[:-2]:
        at = low.index("according")
        return _until_comma(question[tokens[at + 2].start() :]) if low[at + 1] == "to" else None
    for at, word in enumerate(low):
        if word in ASKING_VERBS and at:
            opened = next((place for place in range(at - 1, -1, -1) if low[place] in english.AUXILIARIES), None)
            last = at - 1 - (low[at - 1] in BETWEEN)
            if opened is not None and opened < last:
                return question[tokens[opened + 1].start() : tokens[last].end()]
        if word in REACTIONS and at and (tokens[at - 1].group().endswith(_OWNING)):
            return _POSSESSIVE.sub("", _phrase_before(tokens, at))
    return None


def acting(question: str) -> str | None:
    """Who does what a question asks about ("Why did |Neil Young| leave?"), or None."""
    found = _subject(question)
    before = question[: found[1]].split() if found else []
    return found[0] if found and before and before[-1].lower() in DO else None


def sides_of(question: str) -> tuple[Side, ...]:
    """The sides whose views are asked for, each with the question as it is asked of that side alone; nothing when none are named."""
    return _according(question) or _for_and_against(question) or _joined(question) or _clauses(question)


def _for_and_against(question: str) -> tuple[Side, ...]:
    """ "What speaks for and against the toll?": what supporters say about the toll, and opponents."""
    found = _FOR_AND_AGAINST.search(question)
    before, behind = (question[: found.start()], question[found.end() :]) if found else ("", "")
    topic = (behind if words.content(behind) else before).strip(" ,:;?.")
    sides = (english.SUPPORTERS_SAY, english.OPPONENTS_SAY) if words.content(topic) else ()
    return tuple(Side(who, asked.format(topic=topic)) for who, asked in sides)


def _joined(question: str) -> tuple[Side, ...]:
    """ "What do the city and the auditor say about it?": "What do the city say about it?" and the same of the auditor."""
    subject = _subject(question)
    pieces = _AND.split(subject[0]) if subject else []
    if subject is None or len(pieces) < 2 or not all(words.content(piece) for piece in pieces) or pieces[0].endswith(_OWNING):
        return ()
    before, after = question[: subject[1]], re.sub(r"^\s+each\b", "", question[subject[1] + len(subject[0]) :])
    if after.split()[0].strip("?") in english.DIFFERING:
        return ()
    last, of, shared = pieces[-1].partition(" of ")  # "supporters and opponents of the law": both of the law
    whole = [piece if " of " in piece else f"{piece}{of}{shared}" for piece in (*pieces[:-1], last + of + shared)]
    return tuple(Side(who, f"{before}{who}{after}") for who in whole)


def _subject(question: str) -> tuple[str, int] | None:
    """The words between a question's auxiliary and its verb, and where they begin; None where either is missing."""
    tokens = list(_WORD.finditer(question))
    low = [token.group().lower() for token in tokens]
    start = next((at + 1 for at, word in enumerate(low) if word in english.AUXILIARIES), len(low))
    able = [at for at in range(start + 1, len(low)) if tokens[at].group() == low[at] and low[at - 1] not in DETERMINERS]
    verbs = [at for at in able if low[at] in english.EACH or low[at] in VERBS or low[at] in ASKING_VERBS]
    end = next(iter(verbs or [at for at in able if low[at] in NOUN_VERBS]), None)
    return (question[tokens[start].start() : tokens[end - 1].end()], tokens[start].start()) if end else None


def _according(question: str) -> tuple[Side, ...]:
    """ "When did it begin according to the one, and when according to the other?": the question by each of both."""
    pieces = _ACCORDING.split(question.rstrip("?. "))
    if len(pieces) != 3:
        return ()
    asked, first, second = (piece.strip(" ,") for piece in pieces)
    first = _JOINT.sub("", first)
    return tuple(Side(who, f"{asked} according to {who}?") for who in (first, second))


def _clauses(question: str) -> tuple[Side, ...]:
    """ "What does the one want and what does the other offer?": both questions, each with whom it asks of."""
    parts = parts_of(question)
    asked = [(part, _subject(part)) for part in parts]
    return tuple(Side(who[0], part) for part, who in asked if who) if len(parts) > 1 and all(who for _, who in asked) else ()


def _until_comma(text: str) -> str:
    return re.split(r"[,;?!.]", text, maxsplit=1)[0].strip()


def _phrase_before(tokens: list[re.Match[str]], at: int) -> str:
    """The words before a place up to the auxiliary or question word in front of them."""
    start = next(
        (p + 1 for p in range(at - 1, -1, -1) if tokens[p].group().lower() in english.AUXILIARIES | english.QUESTION_WORDS | SAYING), 0
    )
    return tokens[0].string[tokens[start].start() : tokens[at - 1].end()]
