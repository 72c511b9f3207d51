"""Of two versions of a story the newer one speaks first.

A passage of an older version that says nearly what the newer one's passages say comes behind the nearest of
them, and is left out when it names and counts nothing else: a figure that was changed must stay to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.types import Hit

_WORD = re.compile(r"\w+")
_ALIKE = 0.6  # of an older passage's words in the newer version: from here on it is the same passage, edited
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_LARGE = "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half dozen"
_NUMBERS = frozenset(f"{_SMALL} {_LARGE}".split())


def facts(words: Iterable[str]) -> frozenset[str]:
    """Those of a text's words that name or count something."""
    return frozenset(word for word in words if not word.islower() or word in _NUMBERS)


def newer_first(hits: Sequence[Hit]) -> list[Hit]:
    """The hits, best first, an older version's passage never before the newer version's that says the same."""
    ordered = list(hits)
    for hit in hits:
        newest = (hit.article.newer, hit.article.root, None)
        newer = [one for one in ordered if (one.article.place, one.article.root, one.article.newer) == newest]
        if not newer:
            continue
        words = _WORD.findall(hit.text)
        theirs = {one.passage: _WORD.findall(one.text) for one in newer}
        nearest = max(newer, key=lambda one: _share(words, theirs[one.passage]))
        said = [word for found in theirs.values() for word in found]
        if _share(words, said) < _ALIKE:
            continue
        if facts(words) <= facts(said):
            ordered.remove(hit)
        elif ordered.index(nearest) > (at := ordered.index(hit)):
            ordered.remove(nearest)
            ordered.insert(at, replace(nearest, score=hit.score))
    return ordered


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    """The share of the words, each counted once, that the others hold too."""
    mine = {word.lower() for word in words}
    return len(mine & {word.lower() for word in others}) / (len(mine) or 1)
