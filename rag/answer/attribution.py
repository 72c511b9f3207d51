"""Who says it: finds the speaker in a sentence of a story, and keeps the answer from turning what was said into fact."""

from __future__ import annotations

import re

from rag.answer import words

_VERBS = (
    r"(?:said|says|say|told|claimed|claims|alleged|alleges|argued|argues|insisted|insists|suggested|suggests|warned|warns|predicted|predicts|"
    r"estimated|estimates|believes|believed|maintained|maintains|contended|asserted|speculated|thinks|hopes|reported|reports)"
)
_NAME = r"(?:[A-Z][\w.'’-]*\w)(?: (?:[A-Z][\w.'’-]*\w|of|de|van|von|bin|al|the|and(?= [A-Z])))*(?: [A-Z][\w.'’-]*\w)?"
_OFFICE = (
    r"(?:(?:the|a|an|one|some|his|her|their|its) )?(?:[\w-]+ ){0,3}"
    r"(?:reports?|broadcaster|newspaper|agency|network|officials?|police|authorities|sources?|spokes\w+|experts?|researchers?|lawyers?|"
    r"prosecutors?|witness(?:es)?|study|survey|diplomats?|analysts?|critics|company|ministry|government|investigators|doctors|scientists|"
    r"minister|president|statement|family)"
)
_TITLE = r"(?:(?!(?:on|in|at|to|that|it|he|she|they|there|of|for|by|as|and|but)\b)[a-z-]+ ){0,3}"
_OFFICE_WHO = rf"(?P<who>(?i:(?:the|an?|one|some) ){_OFFICE})"
_WHO = rf"(?P<who>{_TITLE}{_NAME}|{_OFFICE})"
_ASIDE = r"(?:, [^,]{3,80},)?"
_WHEN = r"(?: (?:last|this|earlier this) (?:week|month|year|morning|evening)| (?:on |late on |early on )?\w+day)?"
_MARK = r"[,”\"’'] "
_DESCRIBED = r" (?:involved|familiar|close|briefed|speaking|working|responsible|based|with|at|from|in|of|for|who)(?: [\w’'-]+){1,9}"
_SPEAKERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Aa]ccording to (?P<who>[^,.;:“”\"()]+)",
        rf"{_MARK}{_VERBS} {_WHO}",
        rf"{_MARK}{_WHO}{_ASIDE} {_VERBS}(?=[\s.,])",
        rf"^{_WHO}{_ASIDE}{_WHEN}(?: \w+ly| also| has| have| had)? {_VERBS}\b",
        rf"(?:^|{_MARK}){_OFFICE_WHO}{_DESCRIBED}(?<! who)(?<! that) {_VERBS}\b(?! to\b)",
        rf"{_MARK}(?P<who>(?:the|an?|its|his|her|their) (?:[\w’'-]+ ){{0,3}}[\w’'-]+) {_VERBS}\b(?! to\b)",
    )
)
_ACCORDING = re.compile(r"\b[Aa]ccording to [^,;:“”\"()]+(?:, )?")
_PRONOUN = re.compile(rf"(?:{_MARK}(?:he|she|they) {_VERBS}\b)|(?:^(?:He|She|They)(?: also| has)? {_VERBS}\b)")
_REPORTED = re.compile(r"\b(?:reportedly|allegedly|purportedly|(?:is|are|was|were) (?:said|believed|understood|thought) to)\b", re.I)
_ATTRIBUTED = re.compile(
    rf"\b(?:according to|reportedly|allegedly|purportedly|{_VERBS}|accus\w+|announced?|den(?:y|ied|ies)|called|described)\b", re.I
)
_STARTS = frozenset(
    words.listed("the a an in on at it he she they there this that these those its his her their as after before when while some about")
)


def speaker(sentence: str) -> str | None:
    """Whom a story's sentence gives as its source: a name, an office, "he" for a pronoun; None when it speaks for itself."""
    if _PRONOUN.search(sentence):
        return "he"
    found = next((match for pattern in _SPEAKERS if (match := pattern.search(sentence))), None)
    who = _short(found["who"]) if found else None
    return None if who and re.search(r"\b\w$", who) else who  # cut off at an abbreviation: "Assistant U"


def reporter(sentence: str) -> str | None:
    """Who is given before or behind a story's sentence as its source: "According to …, …", "…, an official told the Courier"."""
    if led := _SPEAKERS[0].match(sentence):
        return _short(led["who"])
    half = len(sentence) // 2
    found = [match for pattern in _SPEAKERS[1:] for match in pattern.finditer(sentence, half)]
    return _short(found[-1]["who"]) if found else None


def without_source(sentence: str) -> str:
    """What a story's sentence tells, without "according to …" and all that is said of that source."""
    return _ACCORDING.sub("", sentence)


def _short(who: str) -> str:
    """A source without what is only told about it."""
    who = re.split(r" (?:released|published|issued|announcing|posted|seen|obtained|reviewed|shared|sent|who|which|that)\b", who.strip())[0]
    first, _, rest = who.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An", "One", "Some") else who


def is_attributed(claim: str) -> bool:
    """Whether an answer's sentence says who says it."""
    return bool(_ATTRIBUTED.search(claim))


def hedged(sentence: str) -> bool:
    """Whether a story says that something is only reported or alleged."""
    return bool(_REPORTED.search(sentence))


def attribute(claim: str, who: str) -> str:
    """`claim` with its source in front."""
    return f"According to {who}, {lowered(claim)}"


def lowered(claim: str) -> str:
    """`claim` as it goes on after a comma: its first word loses its capital unless it is a name."""
    first, _, rest = claim.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _STARTS else claim
