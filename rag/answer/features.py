"""What tells an answer that stands in the passages from one that does not, cheap next to the model's own odds.

Whether what the question names stands where the answer stands, and whether the answer is of the kind asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer import consistency, words
from rag.answer.evidence import Facts, Match
from rag.answer.sentences import split

_KINDS = (
    (re.compile(r"\bnames? of\b.*\bwho\b|\b(?:his|her|\w+['’]s) (?:full |first |last )?name\b", re.I), "person"),
    (re.compile(r"\bhow much (?:\S+ ){0,8}(?:costs?|pay|paid|spend|spent|worth|charged?|earn(?:s|ed)?)\b", re.I), "money"),
    (
        re.compile(
            r"\b(?:how (?:many|much|old|long|far|tall|high|large|big|often)"
            r"|(?:what|which) (?:\w+ )?(?:percent(?:age)?|number|amount|price|share)|what (?:\w+ ){1,6}cost)\b",
            re.I,
        ),
        "number",
    ),
    (re.compile(r"^(?:[\w,]+ )?when\b|\b(?:what|which|in what|on what) (?:year|date|day|month|time|century)\b", re.I), "date"),
    (
        re.compile(
            r"\bwho(?:m|se)?\b|\b(?:which|what) (?:\w+ ){0,3}(?:country|state|city|company|team|player|actor|actress|singer)\b",
            re.I,
        ),
        "name",
    ),
    (re.compile(r"^(?:[\w,]+ )?why\b", re.I), "reason"),
)

_COUNTED = re.compile(r"\b(?:one|once|twice|half|third|quarters?|doubled?|no|none|dozens|hundreds|thousands|millions|billions)\b", re.I)
_MONEY = re.compile(
    r"[$€£¥₪₹]|\b(?:dollars?|euros?|pounds?|pence|cents?|crowns?|yen|yuan|shekels?|rupees?|rubles?|francs?|percent|thousands?|millions?|"
    r"billions?|trillions?|USD|EUR|GBP|ILS|free|nothing|bn)\b|\d(?:bn|m|k)\b|%"
)
_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|tonight|now|immediately|soon|days?|weeks?|months?|years?|decades?|"
    r"centur(?:y|ies)|hours?|minutes?|morning|noon|afternoon|evening|night|midnight|spring|summer|autumn|winter|during|after|before|until|"
    rf"{'|'.join(words.MONTHS)})\b",
    re.I,
)
_PLACED = re.compile(r"\b(?:from|in|at|near|outside|of) (?:the )?(?:[A-Z][\w’'-]*\W?){1,3}")
_GROUND = re.compile(
    r"\b(?:because|due|since|as|so|to|for|after|amid|over|given|owing|thanks|reasons?|caus\w+|led|leads?|prompt\w+|out of|following|by|"
    r"with\w*|fears?|feared|fearing|concern\w*|worr\w+|needs?|needed|wants?|wanted|means?|meant|if|when|until|from|against|despite|without)\b",
    re.I,
)
_REASON = re.compile(r"\b(?:why|how)\b", re.I)
_ELLIPTIC = re.compile(r"^\W*(?:and|but|or|what about|how about)(?: [^\s?]+){1,3}\W*$", re.I)  # "And Japan?"
_YES_OR_NO = re.compile(r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b", re.I)


def asking(question: str) -> str:
    """The sentence of a question that asks; the others only lead up to it."""
    return next((sentence for sentence in reversed(split(question)) if "?" in sentence), question)


def kind(question: str) -> str | None:
    """What kind of thing a question asks for: person, money, number, date, name, reason, or None when that cannot be told."""
    return next((name for pattern, name in _KINDS if pattern.search(asking(question))), None)


def of_kind(question: str, answer: str) -> float:
    """1 when the answer adds a thing of the kind asked for to the question's own words (or none can be told), else 0."""
    asked = words.content(question)
    numbers = words.numbers(answer) - words.numbers(question)
    names = {word for word in words.tokens(answer) if word[:1].isupper() and not words.is_stop(word) and words.normal(word) not in asked}
    placed = set(words.tokens(" ".join(_PLACED.findall(answer))))
    told = " ".join(token for token in words.tokens(answer) if words.normal(token) not in asked)
    found = {"number": bool(numbers or _COUNTED.search(told)), "date": bool(numbers or _TIME.search(told)), "name": bool(names)}
    found["person"] = bool(names - placed)
    found["money"] = bool(_MONEY.search(answer))
    found["reason"] = bool(_GROUND.search(answer))
    return float(found.get(kind(question) or "", True))


def answers(question: str, text: str) -> bool:
    """Whether a sentence can be an answer: of the kind asked for, more than the question's own words, no denial of it lost.

    "And Japan?" is answered only by what tells of Japan.
    """
    asked = asking(question)
    lost = not _REASON.search(asked) and consistency.denies(asked) and consistency.negation_differs(asked, text)
    wanted = words.content(asked) if _ELLIPTIC.match(asked) and words.names(asked) else frozenset()
    return bool(of_kind(question, text)) and not repeats(question, text) and not lost and wanted <= words.content(text)


def repeats(question: str, text: str) -> bool:
    """Whether a sentence says no more than the question; an answer to yes or no may."""
    return not (_YES_OR_NO.match(asking(question)) or words.content(text) - words.content(question))


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
