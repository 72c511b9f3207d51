"""Where in a passage that is only near a question the words stand that are: what a refusal shows, and opens like a footnote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.index.lexical import Wanted
from rag.index.store import Store
from rag.search.terms import wanted
from rag.search.tuning import DEFAULT
from rag.types import Hit


def located(index: Store, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits, each with its sentence that holds most of what is asked, and the line that begins in, where lines can be counted."""
    words = wanted(question, None, DEFAULT)
    return tuple(_located(index, words, hit) for hit in hits)


def _located(index: Store, words: Sequence[Wanted], hit: Hit) -> Hit:
    try:
        article = index.article(hit.article.id)
    except KeyError:  # it has gone since
        return hit
    held = index.coverage(words, [article.text[start:end] for start, end in hit.spans])
    near = hit.spans[held.index(max(held))]
    return replace(hit, near=near, line=article.line_of(near.start))
