"""Names of a draft that no story spells as it does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answer.verify import align
from rag.types import Span
from rag.views.check.clashes.name import runs
from rag.views.check.evidence import Near
from rag.views.check.spelling import spelt_alike

_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A name of the draft in a spelling that none of the stories has, with theirs."""

    mine: str
    theirs: str
    span: Span


def misspelt(text: str, near: Near) -> tuple[Misspelt, ...]:
    """The names of a claim that the nearest story spells otherwise, and no story that was found so."""
    if not near.besides:
        return ()
    near_by = near.besides[0].story
    theirs = [token.text for line in (near_by.title, *(one.text for one in near_by.lines)) for token in align.tokens(line) if token.name]
    told = "\n".join(part for story in near.evidence.stories for part in (story.title, story.text))
    found = []
    for token in (token for run in runs(align.tokens(text)) for token in run):
        mine = _POSSESSIVE.sub("", token.text)
        if re.search(rf"(?<!\w){re.escape(mine)}(?!\w)", told, re.IGNORECASE):
            continue
        other = next((name for name in theirs if spelt_alike(mine, _POSSESSIVE.sub("", name))), None)
        if other:
            found.append(Misspelt(mine, _POSSESSIVE.sub("", other), Span(token.start, token.start + len(mine))))
    return tuple(found)
