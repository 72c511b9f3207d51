"""A sentence, not a headline, a caption, a question, a fragment, or words going round in circles."""

from __future__ import annotations

import re

from rag.answer.verify import align
from rag.answer.verify.claim import Claim, Finding
from rag.language import inflection, words
from rag.language.english import grammar, kinds, sameness
from rag.language.english.numbers import CARDINALS

LEAST = 3  # words
_SUM = re.compile(rf"[{kinds.CURRENCY_SIGNS}] ?\d[\d.,]*((?: [^\W\d_]+){{1,2}})")
_DATELINE = re.compile(r"^[A-Z]{3,}[^.]{0,60}(?:\)|\d{4})? ?[-–—] |^\d{1,2}[:.]\d\d\b")


def check(claim: Claim) -> Finding | None:
    text = claim.text.strip()
    ends = text.endswith((".", "!", "”", '"', "…", ")"))
    broken = not ends or len(text.split()) < LEAST or text.count("“") != text.count("”") or text.count('"') % 2 == 1
    broken = broken or bool(_DATELINE.match(text)) or not _predicate(text) or _unit_twice(text) or words.circles(text)
    return Finding("whole", (text,)) if broken else None


def _unit_twice(text: str) -> bool:
    """Whether a sum carries its currency as a sign and as a word ("€6.8 million euros")."""
    found = _SUM.finditer(text)
    return any(set(match[1].lower().split()) & kinds.CURRENCIES for match in found)


def _predicate(text: str) -> bool:
    """Whether a text has a finite verb of its own, before any subordinate clause it opens with."""
    row = [token for token in align.tokens(text) if not token.mark]
    if row and row[0].low == sameness.BECAUSE and "," not in text:
        return False
    return any(at and (token.low in grammar.AUXILIARIES or _finite(row, at)) for at, token in enumerate(row))


def _finite(row: list[align.Token], at: int) -> bool:
    """Whether a verb is finite: no participle before its noun or a dateline's word."""
    before = row[at - 1].low
    if before[0].isdigit() or before in CARDINALS:
        return False
    return before not in grammar.ARTICLES and (align.is_verb(row, at) or _third(row[at]))


def _third(token: align.Token) -> bool:
    return token.text.islower() and token.low.endswith("s") and inflection.is_base(token.low[:-1])
