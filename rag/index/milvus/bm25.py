"""Passages that Milvus's BM25 found, weighed as full-text search here weighs them.

Milvus adds up words; it knows neither that of several spellings the best counts once, nor phrases, nor what a title weighs. So it is
asked for more than is wanted, and those are weighed again, with the same BM25 over the same counts.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from rag.index.lexical import Wanted, forms_of
from rag.index.milvus.words import Vocabulary

K1, B = 1.2, 0.75
SPARE = 200  # passages looked at beyond those that are wanted
_STEPS = 5  # a weight of 1 is a word said five times
Forms = list[tuple[str, ...]]


def forms(words: Vocabulary, wanted: Sequence[Wanted]) -> list[tuple[Forms, float]]:
    """The terms of each thing wanted, with its weight."""
    words.load_for(wanted)
    return [(found, want.weight) for want in wanted if want.weight > 0 and (found := forms_of(words, want))]


def as_text(wanted: Sequence[tuple[Forms, float]]) -> str:
    """What Milvus is asked: each term as often as it weighs."""
    weights: dict[str, float] = {}
    for found, weight in wanted:
        for form in found:
            for term in form:
                weights[term] = max(weights.get(term, 0.0), weight / len(form))
    return " ".join(" ".join([term] * max(1, round(weight * _STEPS))) for term, weight in weights.items())


def weigh(
    words: Vocabulary, wanted: Sequence[tuple[Forms, float]], title: float, found: Iterable[tuple[int, str]]
) -> list[tuple[int, float]]:
    """(passage, score) of passages and their words, best first."""
    scales = (("body", 1.0, words.average("body")), ("title", title, words.average("title")))
    rarities = [[[_rarity(words, field, form) for form in each] for field, *_ in scales] for each, _ in wanted]
    scores = []
    for id, text in found:
        score = 0.0
        for at, (line, (_, share, average)) in enumerate(zip(text.split("\n"), scales, strict=True)):
            terms = line.split(" ") if line else []
            held, length = Counter(terms), B * _length(len(terms)) / max(average, 1e-9)
            for (each, weight), rarity in zip(wanted, rarities, strict=True):
                best = max(
                    (
                        idf * often * (K1 + 1) / (often + K1 * (1 - B + length))
                        for form, idf in zip(each, rarity[at], strict=True)
                        if (often := held[form[0]] if len(form) == 1 else _phrases(terms, held, form))
                    ),
                    default=0.0,
                )
                score += share * weight * best
        if score > 0:
            scores.append((id, score))
    return sorted(scores, key=lambda pair: (-pair[1], pair[0]))


def _length(words: int) -> int:
    """A passage's length as tantivy keeps it, in one byte: exact up to 40, then in ever larger steps."""
    return _lengths()[bisect_right(_lengths(), words) - 1]


@cache
def _lengths() -> list[int]:
    found, step = list(range(41)), 2
    while len(found) < 200:
        found += [found[-1] + step * (i + 1) for i in range(8)]
        step *= 2
    return found


def _rarity(words: Vocabulary, field: str, form: tuple[str, ...]) -> float:
    total = words.num_docs
    return sum(math.log(1 + (total - held + 0.5) / (held + 0.5)) for held in (min(words.doc_freq(field, term), total) for term in form))


def _phrases(terms: Sequence[str], held: Counter[str], form: tuple[str, ...]) -> int:
    """How often the terms stand side by side."""
    if not all(held[term] for term in form):
        return 0
    return sum(tuple(terms[at : at + len(form)]) == form for at, term in enumerate(terms) if term == form[0])
