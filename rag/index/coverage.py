"""How much of what is looked for stands together in one sentence, which BM25 over passages does not see."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rag.index.lexical import HasTerms, Wanted, analyzer, forms_of


def coverage(index: HasTerms, wanted: Sequence[Wanted], texts: Sequence[str]) -> list[float]:
    """For each text the share (0 to 1) of the wanted words it holds, rare words counting more (by their idf)."""
    searcher = index.searcher()
    needs: list[tuple[list[frozenset[str]], float]] = []
    for want in wanted:
        forms = forms_of(searcher, want)
        common = max((min(searcher.doc_freq("body", term) for term in form) for form in forms), default=0)
        if common:
            needs.append(([frozenset(form) for form in forms], want.weight * math.log(1 + searcher.num_docs / common)))
    total = sum(weight for _, weight in needs) or 1.0
    analyze = analyzer().analyze
    return [_held(needs, set(analyze(text))) / total for text in texts]


def _held(needs: Sequence[tuple[list[frozenset[str]], float]], terms: set[str]) -> float:
    return sum(weight for forms, weight in needs if any(map(terms.issuperset, forms)))
