"""Whose words a question asks for, and the sides that it sets against each other."""

from __future__ import annotations

import re

from rag.language import words
from rag.language.english import questions as english
from rag.language.english.kinds import SAYING
from rag.language.english.speech import ASKING_VERBS, REACTIONS

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"[’']s?$")


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
            if opened is not None and opened + 1 < at:
                return question[tokens[opened + 1].start() : tokens[at - 1].end()]
        if word in REACTIONS and at and (tokens[at - 1].group().endswith(("'s", "’s", "s'", "s’"))):
            return _POSSESSIVE.sub("", _phrase_before(tokens, at))
    return None


def sides_of(question: str) -> tuple[str, ...]:
    """The sides whose views are asked for ("the city and the county auditor"), or nothing."""
    tokens = list(_WORD.finditer(question))
    low = [token.group().lower() for token in tokens]
    end = next((at for at, word in enumerate(low) if at and (word in ASKING_VERBS or word == "each")), len(low))
    start = next((at + 1 for at in range(end - 1, -1, -1) if low[at] in english.AUXILIARIES), None)
    joint = next((at for at in range((start or 0) + 1, end - 1) if low[at] in ("and", "or", "versus", "vs")), None)
    if start is None or joint is None:
        return ()
    first = question[tokens[start].start() : tokens[joint - 1].end()]
    second = question[tokens[joint + 1].start() : tokens[end - 1].end()]
    return (first, second) if words.content(first) and words.content(second) else ()


def _until_comma(text: str) -> str:
    return re.split(r"[,;?!.]", text, maxsplit=1)[0].strip()


def _phrase_before(tokens: list[re.Match[str]], at: int) -> str:
    """The words before a place up to the auxiliary or question word in front of them."""
    start = next(
        (p + 1 for p in range(at - 1, -1, -1) if tokens[p].group().lower() in english.AUXILIARIES | english.QUESTION_WORDS | SAYING), 0
    )
    return tokens[0].string[tokens[start].start() : tokens[at - 1].end()]
