"""The words an index holds: how common one is, and which are like it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rag.index.lexical import HasTerms, analyzer

_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[a-z][,]? [“\"‘']?(?:[A-Z][\w’'-]+ )?$")  # behind words in small letters, or a name behind them
_FOLLOWED = re.compile(r" [A-Z][a-z]")
MOST = 20_000  # terms looked through for one mistyped word


def frequency(index: HasTerms, word: str) -> int:
    """How many passages hold a word, in its body or its story's title, whatever its ending."""
    searcher = index.searcher()
    return max((int(searcher.doc_freq(field, term)) for term in analyzer().analyze(word) for field in ("body", "title")), default=0)


def rarity(index: HasTerms, words: Sequence[str]) -> list[float]:
    """The idf of each word: log(1 + passages / those that hold it); the highest there is for a word that none holds."""
    searcher = index.searcher()
    return [math.log(1 + searcher.num_docs / max(frequency(index, word), 0.5)) for word in words]


def like(index: HasTerms, word: str, slips: int) -> list[tuple[str, int, int]]:
    """(term, slips between, passages) of the terms that begin as `word` does and differ by at most `slips` letters, fewest slips first."""
    searcher = index.searcher()
    wanted = "".join(analyzer().analyze(word))
    found = []
    for term, _ in searcher.terms_with_prefix("body", wanted[:1])[:MOST]:
        if abs(len(term) - len(wanted)) <= slips and (between := distance(wanted, term, slips)) <= slips:
            found.append((term, between, int(searcher.doc_freq("body", term))))
    return sorted(found, key=lambda one: (one[1], -one[2], one[0]))


def as_written(term: str, texts: Sequence[str]) -> str | None:
    """The first word of the texts that has this term, as it is written there."""
    analyze = analyzer().analyze
    return next((word for text in texts for word in _WORD.findall(text) if analyze(word) == [term]), None)


def as_name(word: str, texts: Sequence[str]) -> str | None:
    """A word as the texts write it when none does so in small letters, and one with a capital within a sentence or before another name."""
    found = [match for text in texts for match in re.finditer(rf"(?<![\w’'-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)]
    if any(match.group().islower() for match in found):
        return None
    named = (match for match in found if _WITHIN.search(match.string[: match.start()]) or _FOLLOWED.match(match.string[match.end() :]))
    return next((match.group() for match in named), None)


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, drop or swap with a neighbour to make one word the other (Damerau); `most` + 1 when it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]
