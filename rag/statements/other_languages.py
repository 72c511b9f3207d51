"""Statements in languages other than English: what is quoted, and a speaker only where a name stands beside a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.language.other_languages import BETWEEN_NAMES, SAID
from rag.statements.marks import Quotation
from rag.statements.types import Placed, Statement
from rag.types import Span

LEAST = 4  # words of a quotation without a verb of saying beside it
_NAME = rf"(?:[^\W\d_a-zà-ÿ][\w’'-]*)(?:\s+(?:(?:{BETWEEN_NAMES})\s+)?[^\W\d_a-zà-ÿ][\w’'.-]*)*"
_WORDS = re.compile(r"\w+")


def read(text: str, sentences: Sequence[Placed], quoted: Sequence[Quotation], language: str) -> tuple[Statement, ...]:
    """The quotations, in order."""
    after, before = _patterns(language[:2])
    made: list[Statement] = []
    for piece in quoted:
        number = next((at for at, one in enumerate(sentences) if piece.start < one.end), 0)
        lead = text[sentences[number].start : piece.start]
        found = (after.match(text, piece.end, piece.end + 120) if after else None) or (before.search(lead) if before else None)
        if not found and len(_WORDS.findall(text, piece.start, piece.end)) < LEAST:
            continue
        who = " ".join(found["who"].split()).rstrip(".") if found else None
        span = _inner(text, piece)
        last = max((at for at, one in enumerate(sentences) if one.start < piece.end), default=number)
        made.append(Statement((span,), who, who or "", "", "", True, (number, last), Span(sentences[number].start, sentences[last].end)))
    return tuple(made)


@lru_cache(maxsize=len(SAID) + 1)
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What names a speaker behind a quotation of a language, and before one; None where no verbs are known."""
    verbs = SAID.get(language)
    if verbs is None:
        return None, None
    after = re.compile(rf"[\W]{{0,4}}\s*(?:{verbs})\s+(?:[a-zà-ÿ]+\s+){{0,3}}(?P<who>{_NAME})")
    return after, re.compile(rf"(?P<who>{_NAME})\s+(?P<verb>{verbs})\s*[:,]?\s*\W?$")


def _inner(text: str, piece: Quotation) -> Span:
    """What is quoted without the blanks and the comma at its ends."""
    words = text[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip(" \n\t\u00a0\u202f,")))
