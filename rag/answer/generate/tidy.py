"""A draft made ready to be checked: its first sentence, without a needless opening."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.corpus.sentences import sentences_in
from rag.language.english.refusals import OPENINGS, REFUSING
from rag.language.phrases import after, flat, holds

LEAST = 3  # words that must follow an opening


def first_sentence(text: str, sources: Iterable[str] = ()) -> str:
    """A draft's first sentence, without the sources in brackets that it copied from what was read."""
    for source in sources:
        text = text.replace(f" ({source})", "")
    return _opened(next(iter(sentences_in(text)), text).strip())


def refuses(draft: str) -> bool:
    """Whether a draft says that it does not know."""
    return not draft.strip() or holds(flat(draft), REFUSING)


def _opened(sentence: str) -> str:
    """The sentence without "The article states that", "Yes," and the like in front."""
    rest = after(flat(sentence), OPENINGS)
    if not rest or len(rest.split()) < LEAST:
        return sentence
    words = list(re.finditer(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*", sentence))
    kept = sentence[words[-len(rest.split())].start() :]
    return kept[:1].upper() + kept[1:]
