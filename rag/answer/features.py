"""What tells an answer that stands in the passages from one that does not, cheap next to the model's own odds.

Whether what the question names stands where the answer stands, and whether the answer is of the kind asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer import words
from rag.answer.evidence import Facts, Match
from rag.answer.sentences import split

_KINDS = (
    (
        re.compile(
            r"\b(?:how (?:many|much|old|long|far|tall|high|large|big|often)"
            r"|(?:what|which) (?:\w+ )?(?:percent(?:age)?|number|amount|price|share))\b",
            re.I,
        ),
        "number",
    ),
    (re.compile(r"^(?:[\w,]+ )?when\b|\b(?:what|which|in what|on what) (?:year|date|day|month|time|century)\b", re.I), "date"),
    (
        re.compile(
            r"\bwho(?:m|se)?\b|\bwhere\b|\b(?:which|what) (?:\w+ ){0,3}(?:country|state|city|company|team|player|actor|actress|singer)\b",
            re.I,
        ),
        "name",
    ),
)


def asking(question: str) -> str:
    """The sentence of a question that asks; the others only lead up to it."""
    return next((sentence for sentence in reversed(split(question)) if "?" in sentence), question)


def kind(question: str) -> str | None:
    """What kind of thing a question asks for: number, date, name, or None when that cannot be told."""
    return next((name for pattern, name in _KINDS if pattern.search(asking(question))), None)


def of_kind(question: str, answer: str) -> float:
    """1 when the answer adds a thing of the kind asked for to the question's own words (or none can be told), else 0."""
    asked = words.content(question)
    numbers = words.numbers(answer) - words.numbers(question)
    names = {word for word in words.tokens(answer) if word[:1].isupper() and not words.is_stop(word) and words.normal(word) not in asked}
    months = {word for word in words.content(answer) - asked if word.startswith("month")}
    counted = bool(numbers or re.search(r"\b(?:one|half|third|quarter|double|no)\b", answer))
    found = {"number": counted, "date": bool(numbers or months), "name": bool(names)}
    return float(found.get(kind(question) or "", True))


def named_there(question: str, matches: Sequence[Match]) -> float:
    """The share of the question's names that stand in the passage the answer stands in, or its title; 1 when it has none."""
    names = tuple(name for name in words.names(question) if not question.startswith(f"{name} ") or name.isupper())
    if not names or not matches:
        return 1.0
    found = []
    for match in matches:
        hit = match.evidence[0].hit
        facts = Facts.of(f"{hit.text} {hit.article.title}", hit.article.published)
        found.append(sum(facts.names(name, names) for name in names) / len(names))
    return max(found)
